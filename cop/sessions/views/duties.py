"""Saying who reads beforehand what a session talks about."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.groups.queries import participants_of
from cop.kit import htmx
from cop.kit.templating import page
from cop.sessions import actions, bp, rules
from cop.sessions.queries import readers_of
from cop.sessions.views.here import address, here


@bp.get("/groups/<slug>/sessions/<int:number>/readers")
@open_to(Open.PEOPLE)
def reading(slug: str, number: int) -> Response:
    """Ask who reads."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    return page(
        "sessions/readers.html",
        session=at.session,
        participants=participants_of(at.person, at.session.group),
        chosen={person.id for person in readers_of(at.person, at.session)},
    )


@bp.post("/groups/<slug>/sessions/<int:number>/readers")
@open_to(Open.PEOPLE)
def set_readers(slug: str, number: int) -> Answer:
    """Say who reads; a box for somebody who takes no part counts for nothing."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    ticked = set(request.form.getlist("reader"))
    people = participants_of(at.person, at.session.group)
    actions.set_readers(at.session, [one for one in people if str(one.id) in ticked])
    return htmx.go(address(at.session))
