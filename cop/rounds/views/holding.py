"""Starting a round, seeing how far it is, opening it, and what becomes of its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.kit import htmx
from cop.kit.templating import page
from cop.minutes.actions import add_to_note
from cop.people.queries import signed_in
from cop.rounds import actions, bp, rules
from cop.rounds.forms import RoundForm
from cop.rounds.queries import round_on, stand_of, text_called
from cop.rounds.views.here import (
    ROUND,
    address_of,
    as_page,
    etag_of,
    here_round,
    progress,
)
from cop.rounds.words import Names
from cop.sessions.views.here import Here, address, here

if TYPE_CHECKING:
    from cop.sessions.models import AgendaItem


@bp.get(f"{ROUND}/new")
@open_to(Open.PEOPLE)
def new(slug: str, number: int, point_id: int) -> Answer:
    """Show the form that starts a round on a point; where there is one already, go to it."""
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_start(at.part, at.session))
    if round_on(at.part, point):
        return htmx.go(address_of(at, point))
    return _new_page(at, point, RoundForm())


@bp.post(ROUND)
@open_to(Open.PEOPLE)
def start(slug: str, number: int, point_id: int) -> Answer:
    """Start a round on a point."""
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_start(at.part, at.session))
    form = RoundForm()
    if not form.validate_on_submit():
        return _new_page(at, point, form, status=422)
    named, question = form.names.data is Names.WITH, form.question.data or ""
    actions.start(point, named=named, question=question, by=signed_in())
    return htmx.go(address_of(at, point))


@bp.get(ROUND)
@open_to(Open.PEOPLE)
def show(slug: str, number: int, point_id: int) -> Response:
    """Show the round: one's own text, who has written, and once it is opened what."""
    return as_page(here_round(slug, number, point_id))


@bp.get(f"{ROUND}/progress")
@open_to(Open.PEOPLE)
def progress_of(slug: str, number: int, point_id: int) -> Answer:
    """Answer a page that polls: how far the round is, or 304 where nothing has changed."""
    stand = found(stand_of(signed_in(), slug, number, point_id))
    etag = etag_of(stand.version, signed_in().id, stand.role)
    if htmx.wants_fragment() and request.if_none_match.contains_weak(etag):
        return _for_polling(Response(status=304), etag)
    place = here_round(slug, number, point_id)
    if not htmx.wants_fragment():
        return htmx.go(place.address)
    return _for_polling(page("rounds/_progress.html", **progress(place)), etag)


@bp.post(f"{ROUND}/open")
@open_to(Open.PEOPLE)
def open_round(slug: str, number: int, point_id: int) -> Answer:
    """Let everybody read, all at once."""
    place = here_round(slug, number, point_id)
    require(rules.may_open(place.at.part))
    actions.open_round(place.held)
    return htmx.go(place.address)


@bp.post(f"{ROUND}/call-off")
@open_to(Open.PEOPLE)
def call_off(slug: str, number: int, point_id: int) -> Answer:
    """End a round in which nobody has written."""
    place = here_round(slug, number, point_id)
    require(rules.may_open(place.at.part))
    actions.call_off(place.held, by=signed_in())
    return htmx.go(address(place.at.session, f"point-{point_id}"))


@bp.post(f"{ROUND}/notes")
@open_to(Open.PEOPLE)
def take_into_notes(slug: str, number: int, point_id: int) -> Answer:
    """Add the texts to the notes of the point."""
    place = here_round(slug, number, point_id)
    session, point, held = place.at.session, place.point, place.held
    require(rules.may_take_into_notes(place.at.part, session))
    if held.opened_at is not None and held.taken_at is None:
        add_to_note(session, point, actions.compiled(signed_in(), held), by=signed_in())
        actions.taken(held)
    return htmx.go(address(session, f"point-{point_id}"))


@bp.get(f"{ROUND}/texts/<int:mix>/remove")
@open_to(Open.PEOPLE)
def taking_off(slug: str, number: int, point_id: int, mix: int) -> Response:
    """Ask whether a text is to be taken off."""
    place = here_round(slug, number, point_id)
    written = found(text_called(place.at.part, place.held, mix))
    require(rules.may_take_off(place.at.part))
    return page("rounds/remove.html", written=written, address=place.address, point=place.point)


@bp.post(f"{ROUND}/texts/<int:mix>/remove")
@open_to(Open.PEOPLE)
def take_off(slug: str, number: int, point_id: int, mix: int) -> Answer:
    """Take a text off the page."""
    place = here_round(slug, number, point_id)
    written = found(text_called(place.at.part, place.held, mix))
    require(rules.may_take_off(place.at.part))
    actions.take_off(place.held, written, by=signed_in())
    return htmx.go(place.address)


def _new_page(at: Here, point: AgendaItem, form: RoundForm, *, status: int = 200) -> Response:
    there = address_of(at, point)
    back = url_for("sessions.show", slug=at.session.group.slug, number=at.session.number)
    shown = {"session": at.session, "point": point, "form": form, "there": there, "back": back}
    return page("rounds/new.html", status=status, **shown)


def _for_polling(answer: Response, etag: str) -> Response:
    answer.set_etag(etag, weak=True)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
