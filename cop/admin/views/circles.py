"""Circles that nobody moderates, and giving them a moderator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.admin import bp
from cop.admin.forms import HeirsForm, heirs_form
from cop.groups import actions
from cop.groups.queries import Orphan, circle_without_moderator, circles_without_moderator
from cop.groups.rules import may_make_a_circle
from cop.kit import htmx
from cop.kit.problems import Invalid, Problem
from cop.kit.templating import page
from cop.people.queries import person_who_signs_in_as, signed_in

if TYPE_CHECKING:
    from cop.people.models import Person


@bp.get("/admin/circles")
@open_to(Open.ADMINISTRATORS)
def circles() -> Response:
    """Show the circles that have no moderator who can sign in."""
    return _circles_page()


@bp.post("/admin/circles/<int:group_id>/appoint")
@open_to(Open.ADMINISTRATORS)
def appoint(group_id: int) -> Answer:
    """Make one of its members, or anybody where it has none, the moderator of a circle."""
    orphan = found(circle_without_moderator(signed_in(), group_id))
    form = heirs_form([orphan], may_rest=False)
    if not form.validate():
        return _circles_page(group_id, form, status=422)
    try:
        person = _moderator(orphan, form.chosen()[group_id])
        actions.appoint(orphan.group, person, by=signed_in())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _circles_page(group_id, form, status=problem.status)
    flash(_("The circle has a moderator again."), "done")
    return htmx.go(url_for("admin.circles"))


def _moderator(orphan: Orphan, choice: str) -> Person:
    if orphan.members:
        return actions.member_chosen(orphan.group, choice)
    person = person_who_signs_in_as(choice)
    if person is None or not person.is_active or not may_make_a_circle(person):
        raise Invalid(_("Nobody here has this login or e-mail address. Is it spelt right?"))
    return person


def _circles_page(
    group_id: int | None = None, sent: HeirsForm | None = None, *, status: int = 200
) -> Response:
    """Return the page; the form of one circle may be shown again as it was sent."""
    orphans = circles_without_moderator(signed_in())
    forms = [
        sent if sent and one.group.id == group_id else heirs_form([one], may_rest=False)
        for one in orphans
    ]
    return page("admin/circles.html", status=status, circles=list(zip(orphans, forms, strict=True)))
