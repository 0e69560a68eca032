"""Adopting an idea: as a point, as a session, as a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain.actions import take_up_as_point
from cop.groups.queries import group_seen_by
from cop.ideas import bp
from cop.ideas.queries import homes_for
from cop.ideas.views.here import Here, address, here
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.templating import page
from cop.sessions.forms import AN_ID
from cop.sessions.queries import session_seen_by, sessions_ahead
from cop.sessions.views.here import address as session_address

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.sessions.models import Session


@bp.get("/ideas/<int:idea_id>/adopt")
@open_to(Open.PEOPLE)
def adopting(idea_id: int) -> Answer:
    """Ask what the idea is to become, and where."""
    at = here(idea_id)
    places = homes_for(at.person, at.idea)
    require(at.moderates or bool(places))
    if not at.idea.is_open:
        return htmx.go(address(at.idea))
    wanted = request.args.get("circle", "")
    chosen = next((place for place in places if place.slug == wanted), None)
    chosen = chosen or next(iter(places), None)
    group = group_seen_by(at.person, chosen.slug) if chosen else None
    ahead = sessions_ahead(at.person, group) if group else []
    return page(
        "ideas/adopt.html", idea=at.idea, places=places, chosen=chosen, group=group, ahead=ahead
    )


@bp.post("/ideas/<int:idea_id>/adopt")
@open_to(Open.PEOPLE)
def adopt(idea_id: int) -> Answer:
    """Put the idea on an agenda or on the backlog; who noted it is told and credited."""
    at = here(idea_id)
    group = _home(at)
    session = _session(at, group)
    point = take_up_as_point(at.idea, group, session, by=at.person)
    if session is not None:
        return htmx.go(session_address(session, f"point-{point.id}"))
    return htmx.go(url_for("sessions.backlog", slug=group.slug, _anchor=f"point-{point.id}"))


def _home(at: Here) -> Group:
    places = homes_for(at.person, at.idea)
    require(bool(places))
    slug = request.form.get("circle", places[0].slug)
    chosen = found(next((place for place in places if place.slug == slug), None))
    return found(group_seen_by(at.person, chosen.slug))


def _session(at: Here, group: Group) -> Session | None:
    number = request.form.get("session", "")
    if not AN_ID.fullmatch(number):
        return None
    return found(session_seen_by(at.person, group.slug, int(number)))
