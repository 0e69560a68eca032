"""The session while it is on, point by point: for whoever leads or writes, and all who follow."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.chain.queries import now_in
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import bp, rules
from cop.sessions.queries import pulse_of
from cop.sessions.views.here import (
    address,
    etag_of,
    here,
    live_address,
    live_page,
    polled,
    session_page,
)
from cop.sessions.views.points import around, point_followed
from cop.sessions.words import Status


@bp.get("/groups/<slug>/sessions/<int:number>/live")
@open_to(Open.PEOPLE)
def live(slug: str, number: int) -> Answer:
    """Show the point that is on and what is around it; where none is, its page."""
    at = here(slug, number)
    if at.session.status is not Status.IN_PROGRESS or at.session.in_writing:
        return htmx.go(address(at.session))
    name = "_live" if htmx.wants_fragment() else "live"
    return page(f"sessions/{name}.html", **live_page(at))


@bp.get("/groups/<slug>/sessions/<int:number>/agenda/now")
@open_to(Open.PEOPLE)
def agenda_now(slug: str, number: int) -> Answer:
    """Answer the page of a session that is on, which polls for its agenda: 304 without a change."""
    etag = etag_of(found(pulse_of(signed_in(), slug, number)), 0)
    if htmx.wants_fragment() and request.if_none_match.contains_weak(etag):
        return polled(Response(status=304), etag)
    at = here(slug, number)
    if not htmx.wants_fragment():
        return htmx.go(address(at.session))
    return polled(page("sessions/_agenda.html", **session_page(at)), etag)


@bp.get("/groups/<slug>/sessions/<int:number>/live/now")
@open_to(Open.PEOPLE)
def live_now(slug: str, number: int) -> Answer:
    """Answer a page that polls: how the session stands, or 304 where nothing has changed.

    `point` is the one that was on when the page was made: whoever writes is told when it changes.
    """
    asked = request.args.get("point", 0, int)
    etag = etag_of(found(pulse_of(signed_in(), slug, number)), asked)
    if htmx.wants_fragment() and request.if_none_match.contains_weak(etag):
        return polled(Response(status=304), etag)
    at = here(slug, number)
    if not htmx.wants_fragment() or at.session.in_writing:
        return htmx.go(live_address(at.session))
    now = now_in(at.part, at.session)
    shown: dict[str, Any] = {
        "now": now,
        "followed": point_followed(now),
        "around": around(at.part, at.session, address(at.session)),
        "clock": now.clock,
        "forecast": now.forecast,
        "session": at.session,
        "part": at.part,
        "may": rules,
        "asked": asked,
        "etag": etag,
        "address": address(at.session),
    }
    return polled(page("sessions/_now.html", **shown), etag)
