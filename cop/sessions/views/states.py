"""The steps of a session, each a button of its page."""

from __future__ import annotations

import re
from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain import actions as chain
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.actions.states import FATES, likely_fates
from cop.sessions.forms import ReasonForm
from cop.sessions.queries import points_of
from cop.sessions.views.attendance import save_attendance
from cop.sessions.views.here import Here, as_fragment, here, is_live, session_page, shown_again
from cop.sessions.words import PointStatus

FATE_FIELD = re.compile(r"fate-[0-9]{1,18}", re.ASCII)


@bp.post("/groups/<slug>/sessions/<int:number>/open")
@open_to(Open.PEOPLE)
def open_session(slug: str, number: int) -> Answer:
    """Publish the agenda."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    actions.open_session(at.session, by=signed_in())
    return shown_again(at)


@bp.post("/groups/<slug>/sessions/<int:number>/start")
@open_to(Open.PEOPLE)
def start(slug: str, number: int) -> Answer:
    """Start the session at its first point."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    chain.start_session(at.session, by=signed_in())
    return shown_again(here(slug, number), _current(at))  # whoever starts may be the scribe now


@bp.post("/groups/<slug>/sessions/<int:number>/advance")
@open_to(Open.PEOPLE)
def advance(slug: str, number: int) -> Answer:
    """Go on to the next point."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    actions.advance(at.session, leaving=request.form.get("leaving", type=int))
    return shown_again(at, _current(at))


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/extend")
@open_to(Open.PEOPLE)
def extend(slug: str, number: int, point_id: int) -> Answer:
    """Give the point that is on five minutes more."""
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_lead(at.part))
    actions.extend(at.session, point, seen=request.form.get("seen", 0, int))
    return shown_again(at, f"point-{point.id}")


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/take")
@open_to(Open.PEOPLE)
def take(slug: str, number: int, point_id: int) -> Answer:
    """Take another point of the agenda now."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    actions.go_to(at.session, at.point(point_id))
    return shown_again(at, _current(at))


@bp.post("/groups/<slug>/sessions/<int:number>/prolong")
@open_to(Open.PEOPLE)
def prolong(slug: str, number: int) -> Answer:
    """Let a session in writing close a day later."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    actions.prolong(at.session, seen=request.form.get("seen", 0, int), by=signed_in())
    return shown_again(at)


@bp.get("/groups/<slug>/sessions/<int:number>/end")
@open_to(Open.PEOPLE)
def ending(slug: str, number: int) -> Answer:
    """Show what ends with the session: unfinished points, and who was there."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    if htmx.wants_fragment() and is_live(at):
        return htmx.go(request.path)
    if htmx.wants_fragment():
        return as_fragment(at, ending=ending_of(at))
    return page("sessions/end.html", **session_page(at, ending=ending_of(at)))


@bp.post("/groups/<slug>/sessions/<int:number>/end")
@open_to(Open.PEOPLE)
def end(slug: str, number: int) -> Answer:
    """End the session with what was said of points and people."""
    at = here(slug, number)
    require(rules.may_lead(at.part))
    save_attendance(at)
    chain.end_session(at.part, at.session, fates=_fates())
    return shown_again(at)


@bp.get("/groups/<slug>/sessions/<int:number>/cancel")
@open_to(Open.PEOPLE)
def cancelling(slug: str, number: int) -> Response:
    """Ask why the session is called off."""
    at = here(slug, number)
    require(rules.may_cancel(at.part, at.session))
    return page("sessions/cancel.html", session=at.session, form=ReasonForm())


@bp.post("/groups/<slug>/sessions/<int:number>/cancel")
@open_to(Open.PEOPLE)
def cancel(slug: str, number: int) -> Answer:
    """Call the session off with a reason."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    form = ReasonForm()
    if not form.validate_on_submit():
        return page("sessions/cancel.html", status=422, session=at.session, form=form)
    chain.cancel(at.session, by=signed_in(), reason=form.reason.data or "")
    return shown_again(at)


def ending_of(at: Here) -> dict[str, Any]:
    """Return what the form that ends a session asks about."""
    points = points_of(at.person, at.session)
    open_points = [point for point in points if point.status is PointStatus.SCHEDULED]
    return {
        "open_points": open_points,
        "likely": likely_fates(at.session, open_points),
        "fates": FATES,
    }


def _fates() -> dict[int, PointStatus]:
    """Return what was chosen for each point; a choice that is none is left out."""
    by_value = {fate.value: fate for fate in FATES}
    return {
        int(name.removeprefix("fate-")): by_value[value]
        for name, value in request.form.items()
        if FATE_FIELD.fullmatch(name) and value in by_value
    }


def _current(at: Here) -> str:
    point_id = at.session.current_point_id
    return f"point-{point_id}" if point_id else ""
