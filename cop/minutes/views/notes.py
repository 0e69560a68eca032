"""Notes that save themselves, and what is shown when two people write at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop import text
from cop.access import Open, found, open_to, require
from cop.chain.actions import Decided, decide
from cop.chain.carried import carried_points
from cop.chain.words import Way
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.minutes import actions, bp
from cop.minutes.forms import NoteForm
from cop.minutes.history import steps_of
from cop.minutes.queries import note_of, revision_of, revisions_of
from cop.minutes.shown import note_id
from cop.people.queries import signed_in
from cop.sessions import actions as sessions
from cop.sessions import rules
from cop.sessions.views.here import (
    Here,
    address,
    as_fragment,
    as_page,
    here,
    is_live,
    shown_again,
)
from cop.sessions.views.states import ending_of

if TYPE_CHECKING:
    from cop.minutes.models import Note
    from cop.sessions.models import AgendaItem


@dataclass(frozen=True)
class Clash:
    """Two texts for one note: what the writer has, and what somebody else saved meanwhile."""

    point_id: int | None
    mine: str
    base: int
    theirs: int
    mine_marked: list[text.Span]
    other_marked: list[text.Span]
    by: str
    at: datetime


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/notes")
@open_to(Open.PEOPLE)
def save(slug: str, number: int, point_id: int) -> Answer:
    """Save the notes of a point."""
    at = here(slug, number)
    return _save(at, at.point(point_id))


@bp.post("/groups/<slug>/sessions/<int:number>/notes")
@open_to(Open.PEOPLE)
def save_summary(slug: str, number: int) -> Answer:
    """Save the summary of the session."""
    return _save(here(slug, number), None)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/notes/summarise")
@open_to(Open.PEOPLE)
def summarise(slug: str, number: int, point_id: int) -> Answer:
    """Let what was noted on a point be the summary of the session."""
    at = here(slug, number)
    point = at.point(point_id)
    require(rules.may_keep_notes(at.part))
    actions.make_summary(at.session, point, by=signed_in())
    return shown_again(at, "summary")


@bp.get("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/notes/history")
@open_to(Open.PEOPLE)
def history(slug: str, number: int, point_id: int) -> Response:
    """Show every saved text of a point's notes."""
    at = here(slug, number)
    return _history(at, at.point(point_id))


@bp.get("/groups/<slug>/sessions/<int:number>/notes/history")
@open_to(Open.PEOPLE)
def summary_history(slug: str, number: int) -> Response:
    """Show every saved text of the summary."""
    return _history(here(slug, number), None)


@bp.post("/groups/<slug>/sessions/<int:number>/points/<int:point_id>/notes/history/restore")
@open_to(Open.PEOPLE)
def restore(slug: str, number: int, point_id: int) -> Answer:
    """Save an earlier text of a point's notes as the newest."""
    at = here(slug, number)
    return _restore(at, at.point(point_id))


@bp.post("/groups/<slug>/sessions/<int:number>/notes/history/restore")
@open_to(Open.PEOPLE)
def restore_summary(slug: str, number: int) -> Answer:
    """Save an earlier text of the summary as the newest."""
    return _restore(here(slug, number), None)


def _restore(at: Here, point: AgendaItem | None) -> Answer:
    """Save the earlier text; where somebody saved since the page was shown, show both texts."""
    note = found(note_of(at.part, at.session, point))
    require(rules.may_keep_notes(at.part))
    number, base = (request.form.get(name, 0, int) for name in ("revision", "base"))
    revision = found(revision_of(at.part, note, number))
    try:
        actions.save_note(at.session, point, revision.source, base=base, by=signed_in())
    except actions.Conflict as conflict:
        return _clash(at, point, conflict)
    return htmx.go(address(at.session, f"point-{point.id}" if point else "summary"))


def _save(at: Here, point: AgendaItem | None) -> Answer:
    require(rules.may_keep_notes(at.part))
    form = NoteForm()
    if not form.validate_on_submit():
        raise Invalid(_why_not(form))
    if form.then.data and _is_untouched(at, point, form):
        return _onward(at, point, form.then.data)
    try:
        note = _written(at, point, form)
    except actions.Conflict as conflict:
        return _clash(at, point, conflict)
    if form.then.data:
        return _onward(at, point, form.then.data)
    return _saved(at, point, note, resolved=bool(form.resolve.data))


def _why_not(form: NoteForm) -> str:
    if form.source.errors:
        return _("A text may have up to 200,000 letters. Yours is still in the form.")
    return _("The browser sent something that cannot be used.")


def _is_untouched(at: Here, point: AgendaItem | None, form: NoteForm) -> bool:
    """Say whether somebody only goes on, having typed nothing: no reason to show a conflict."""
    source, base = _lines(form.source.data), form.base.data or 0
    return actions.is_untouched(at.session, point, source, base=base)


def _written(at: Here, point: AgendaItem | None, form: NoteForm) -> Note:
    mine, base = _lines(form.source.data), form.base.data or 0
    if not form.resolve.data or form.theirs.data is None:
        return actions.save_note(at.session, point, mine, base=base, by=signed_in())
    chosen = actions.chosen_text(
        at.session, point, mine=mine, base=base, theirs=form.theirs.data, way=form.resolve.data
    )
    return actions.settle_conflict(
        at.session, point, mine=mine, chosen=chosen, base=form.theirs.data, by=signed_in()
    )


def _onward(at: Here, point: AgendaItem | None, then: str) -> Answer:
    """Go to the next point, parking this one or not, or to the end, after the notes were saved."""
    require(rules.may_lead(at.part))
    if then == "end":
        return _to_the_end(at)
    if then == "park" and point:
        _park(at, point)
    else:
        sessions.advance(at.session, leaving=point.id if point else None)
    return shown_again(at, f"point-{at.session.current_point_id}")


def _park(at: Here, point: AgendaItem) -> None:
    """Let the point that is on wait; one that was carried too often is for moderators."""
    if at.session.current_point_id != point.id:
        return
    history = carried_points([point]).get(point.id)
    require(rules.may_plan(at.part) or not (history and history.too_often))
    decide(at.session, point, Decided(Way.PARKED), by=signed_in())


def _to_the_end(at: Here) -> Answer:
    if htmx.wants_fragment() and not is_live(at):
        return as_fragment(at, ending=ending_of(at))
    slug, number = at.session.group.slug, at.session.number
    return htmx.go(url_for("sessions.ending", slug=slug, number=number))


def _saved(at: Here, point: AgendaItem | None, note: Note, *, resolved: bool) -> Answer:
    if not htmx.wants_fragment():
        return shown_again(at, f"point-{point.id}" if point else "summary")
    if not resolved:
        return page("minutes/_state.html", session=at.session, note=note, point=point)
    answer = page(
        "minutes/_note.html",
        session=at.session,
        part=at.part,
        point=point,
        note=note,
        clash=None,
    )
    return htmx.instead(answer, f"#{note_id(at.session, point)}")


def _clash(at: Here, point: AgendaItem | None, conflict: actions.Conflict) -> Response:
    note = conflict.note
    mine, other = text.difference(conflict.mine, note.source)
    clash = Clash(
        point_id=point.id if point else None,
        mine=conflict.mine,
        base=conflict.revision,
        theirs=note.revision,
        mine_marked=mine,
        other_marked=other,
        by=note.author.name if note.author else "",
        at=note.saved_at,
    )
    if htmx.wants_fragment():
        shown = {"session": at.session, "clash": clash, "point": point}
        answer = page("minutes/_clash.html", status=409, **shown)
        return htmx.instead(answer, f"#{note_id(at.session, point)}-state")
    return as_page(at, status=409, clash=clash, writing=clash.point_id)


def _history(at: Here, point: AgendaItem | None) -> Response:
    note = found(note_of(at.part, at.session, point))
    revisions = found(revisions_of(at.part, note) or None)
    return page(
        "minutes/history.html",
        session=at.session,
        point=point,
        note=note,
        steps=steps_of(revisions),
        may_write=rules.may_write_notes(at.part, at.session),
    )


def _lines(source: str | None) -> str:
    return (source or "").replace("\r\n", "\n").replace("\r", "\n")
