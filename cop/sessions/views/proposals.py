"""What people do with points that they proposed: reword and withdraw them, add their name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import participants_of, role_in
from cop.groups.rules import may_take_part
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.forms import PointForm, point_form
from cop.sessions.queries import own_point, part_of
from cop.sessions.views.here import address

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get("/groups/<slug>/proposals/<int:point_id>/edit")
@open_to(Open.PEOPLE)
def rewording(slug: str, point_id: int) -> Response:
    """Show the form that rewords one's own proposal, on an agenda or on the backlog."""
    point, partakes = _own(slug, point_id)
    require(rules.may_change_own(partakes, point))
    return _form_page(point, point_form(point))


@bp.post("/groups/<slug>/proposals/<int:point_id>/edit")
@open_to(Open.PEOPLE)
def reword(slug: str, point_id: int) -> Answer:
    """Reword it; where somebody has answered it meanwhile, say so and keep the text."""
    point, partakes = _own(slug, point_id)
    require(partakes)
    form, people = point_form(point), participants_of(signed_in(), point.group)
    form.nameless.data = point.nameless
    if not form.validate_on_submit() or form.tells_of(signed_in(), people):
        return _form_page(point, form, status=422)
    version = form.version.data or 0
    try:
        actions.change_point(point, form.wanted(people), version=version, proposed=True)
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = point.version, None
        return _form_page(point, form, status=problem.status)
    return htmx.go(_place(point))


@bp.get("/groups/<slug>/proposals/<int:point_id>/withdraw")
@open_to(Open.PEOPLE)
def withdrawing(slug: str, point_id: int) -> Response:
    """Ask whether one's own proposal is to be taken back."""
    point, partakes = _own(slug, point_id)
    require(rules.may_change_own(partakes, point))
    return page("sessions/withdraw.html", point=point, back=_place(point))


@bp.post("/groups/<slug>/proposals/<int:point_id>/withdraw")
@open_to(Open.PEOPLE)
def withdraw(slug: str, point_id: int) -> Answer:
    """Take one's own proposal back."""
    point, partakes = _own(slug, point_id)
    require(rules.may_change_own(partakes, point))
    back = _place(point)
    actions.withdraw(point, by=signed_in())
    return htmx.go(back)


@bp.get("/groups/<slug>/proposals/<int:point_id>/name")
@open_to(Open.PEOPLE)
def naming(slug: str, point_id: int) -> Response:
    """Ask whether the name is to stand with one's own point: it cannot be taken away again."""
    point, partakes = _own(slug, point_id)
    require(rules.may_give_name(partakes, point))
    return page("sessions/name.html", point=point, back=_place(point))


@bp.post("/groups/<slug>/proposals/<int:point_id>/name")
@open_to(Open.PEOPLE)
def name(slug: str, point_id: int) -> Answer:
    """Put one's name to a point that was proposed without it."""
    point, partakes = _own(slug, point_id)
    require(rules.may_give_name(partakes, point))
    actions.give_name(point, by=signed_in())
    return htmx.go(_place(point))


def _own(slug: str, point_id: int) -> tuple[AgendaItem, bool]:
    """Return one's own point and whether one takes part where it stands, or answer 404."""
    person = signed_in()
    point = found(own_point(person, slug, point_id))
    if request.method == "POST":
        must_go_on(point.group)
    if point.session:
        return point, rules.takes_part(part_of(person, point.session))
    return point, may_take_part(role_in(person, point.group))


def _form_page(point: AgendaItem, form: PointForm, *, status: int = 200) -> Response:
    return page(
        "sessions/reword.html",
        status=status,
        point=point,
        form=form,
        back=_place(point),
        participants=participants_of(signed_in(), point.group),
    )


def _place(point: AgendaItem) -> str:
    """Return where the point stands: on its session's page or on the backlog."""
    anchor = f"point-{point.id}"
    if point.session:
        return address(point.session, anchor)
    return url_for("sessions.backlog", slug=point.group.slug, _anchor=anchor)
