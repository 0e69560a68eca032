"""The session as it is thrown on a wall: the point, its clock, the next, the way to check in."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain.queries import now_in
from cop.kit import htmx
from cop.kit.qr import qr_of
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import bp, rules
from cop.sessions.queries import pulse_of
from cop.sessions.views.codes import code_address
from cop.sessions.views.here import Here, address, etag_of, here, polled
from cop.sessions.words import Status


@bp.get("/groups/<slug>/sessions/<int:number>/projector")
@open_to(Open.PEOPLE)
def projector(slug: str, number: int) -> Answer:
    """Show the wall's page to whoever runs the session: its code is for those who are there."""
    at = _run(slug, number)
    if at.session.status is not Status.IN_PROGRESS or at.session.in_writing:
        return htmx.go(address(at.session))
    there = code_address(at.session.code)
    shown: dict[str, Any] = {
        "there": there.partition("://")[2].partition("?")[0],
        "drawing": qr_of(there),
    }
    return page("sessions/projector.html", **shown, **_projected(at, _etag(slug, number)))


@bp.get("/groups/<slug>/sessions/<int:number>/projector/now")
@open_to(Open.PEOPLE)
def projected(slug: str, number: int) -> Answer:
    """Answer the wall's page when it polls, or 304 where nothing has changed."""
    etag = _etag(slug, number)
    if htmx.wants_fragment() and request.if_none_match.contains_weak(etag):
        return polled(Response(status=304), etag)
    at = _run(slug, number)
    if not htmx.wants_fragment() or at.session.in_writing:
        return htmx.go(f"{address(at.session)}/projector")
    return polled(page("sessions/_projected.html", **_projected(at, etag)), etag)


def _run(slug: str, number: int) -> Here:
    at = here(slug, number)
    require(rules.may_keep_notes(at.part))
    return at


def _etag(slug: str, number: int) -> str:
    return etag_of(found(pulse_of(signed_in(), slug, number)), 0)


def _projected(at: Here, etag: str) -> dict[str, Any]:
    """Return what changes on the wall: nothing that was written, only the agenda and its time."""
    now = now_in(at.part, at.session)
    return {
        "session": at.session,
        "now": now,
        "clock": now.clock,
        "forecast": now.forecast,
        "address": address(at.session),
        "etag": etag,
    }
