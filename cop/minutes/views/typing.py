"""Telling others on the page that somebody writes notes just now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response

from cop.access import Open, open_to, require
from cop.discussions.actions import tell_typing
from cop.minutes import bp
from cop.people.queries import signed_in
from cop.sessions import rules
from cop.sessions.views.here import Here, here

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/notes/type")
@open_to(Open.PEOPLE)
def type_note(slug: str, number: int, point_id: int) -> Response:
    """Let others know for some seconds that somebody writes notes on a point."""
    at = here(slug, number)
    return _told(at, at.point(point_id))


@bp.post("/groups/<slug>/sessions/<int:number>/notes/type")
@open_to(Open.PEOPLE)
def type_summary(slug: str, number: int) -> Response:
    """Let others know for some seconds that somebody writes the summary."""
    return _told(here(slug, number), None)


def _told(at: Here, point: AgendaItem | None) -> Response:
    require(rules.may_write_notes(at.part, at.session))
    place = point or at.session
    tell_typing(place.thread_id, notes=True, by=signed_in())
    return Response(status=204)
