"""The record of a session's reviews, for ever."""

from __future__ import annotations

from flask import Response

from cop.access import Open, found, open_to
from cop.kit.templating import page
from cop.review import bp
from cop.review.queries import rounds_of
from cop.sessions.views.here import here


@bp.get("/groups/<slug>/sessions/<int:number>/review")
@open_to(Open.PEOPLE)
def show(slug: str, number: int) -> Response:
    """Show who confirmed, what was proposed and how it was settled, round by round."""
    at = here(slug, number)
    rounds = found(rounds_of(at.part, at.session) or None)
    return page("review/show.html", session=at.session, rounds=rounds)
