"""Letting a circle rest, concluding it, and waking it."""

from __future__ import annotations

from flask import Response, flash
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.groups import actions, bp
from cop.groups.forms import StatusForm
from cop.groups.views.here import Here, address, moderated
from cop.groups.words import GroupStatus
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in


@bp.get("/groups/<slug>/status")
@open_to(Open.PEOPLE)
def status(slug: str) -> Response:
    """Ask whether the circle meets, rests or is concluded."""
    at = moderated(slug, concluded_too=True)
    form = StatusForm(formdata=None, status=at.group.status.value, reason=at.group.status_reason)
    return _status_page(at, form)


@bp.post("/groups/<slug>/status")
@open_to(Open.PEOPLE)
def change_status(slug: str) -> Answer:
    """Set it, with the reason."""
    at, form = moderated(slug, concluded_too=True), StatusForm()
    if not form.validate():
        return _status_page(at, form, code=422)
    try:
        wanted, reason = GroupStatus(form.status.data), form.reason.data or ""
        actions.set_status(at.group, wanted, by=signed_in(), reason=reason)
    except Problem as problem:
        form.reason.errors = [str(problem)]
        return _status_page(at, form, code=problem.status)
    if at.group.is_active:
        flash(_("The circle is awake. Plan its next session."), "done")
    return htmx.go(address(at.group))


def _status_page(at: Here, form: StatusForm, *, code: int = 200) -> Response:
    return page("groups/status.html", status=code, group=at.group, form=form)
