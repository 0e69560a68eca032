"""Saving notes without losing anybody's words, and fixing them as minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.minutes.models import Information, Minutes, MinutesPoint, Note, NoteRevision
from cop.people.models import Person
from cop.sessions.actions.states import in_state, while_written
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import Status


class Conflict(Exception):
    """The note was saved by somebody else since the writer last had it; nothing was written."""

    def __init__(self, note: Note, mine: str, base: int) -> None:
        super().__init__("the note has changed")
        self.note, self.mine, self.revision = note, mine, base


@dataclass(frozen=True)
class FixedPoint:
    """What the minutes keep of one point, or of the summary where `point` is None."""

    point: AgendaItem | None
    title: str
    note: Note | None
    outcomes: list[dict[str, Any]] = field(default_factory=list)


def save_note(
    session: Session, point: AgendaItem | None, source: str, *, base: int, by: Person | None
) -> Note:
    """Save the text of a point's note, or of the summary, as the revision after `base`.

    Saving the text that is there already changes nothing. Raises Conflict where the note has a
    newer revision than `base`, and Refused once the minutes are adopted.
    """
    while_written(session)
    note = note_for(session, point)
    if note.source == source:
        return note
    if note.revision != base:
        raise Conflict(note, source, base)
    _write(note, source, base=base, by=by)
    session.version += 1
    db.session.flush()
    return note


def is_untouched(session: Session, point: AgendaItem | None, source: str, *, base: int) -> bool:
    """Say whether the text is still that of its base: its writer only looked at it."""
    while_written(session)  # the session first, as everywhere: who saves meanwhile waits
    return source == text_at(note_for(session, point), base)


def chosen_text(
    session: Session, point: AgendaItem | None, *, mine: str, base: int, theirs: int, way: str
) -> str:
    """Return the text that a way out of a conflict means: merge, theirs or mine.

    `base` is the revision that both texts come from, `theirs` the one with the other's text.
    """
    while_written(session)
    note = note_for(session, point)
    other = text_at(note, theirs)
    if way == "merge":
        return text.merge(text_at(note, base), mine, other)
    return other if way == "theirs" else mine


def settle_conflict(
    session: Session, point: AgendaItem | None, *, mine: str, chosen: str, base: int, by: Person
) -> Note:
    """Save the text chosen after a conflict; the writer's own text stays as a revision before it.

    `base` is the revision whose text the writer saw as the other's; raises Conflict where a third
    text was saved meanwhile.
    """
    note = save_note(session, point, mine, base=base, by=by)
    return save_note(session, point, chosen, base=note.revision, by=by)


def reword(session: Session, note: Note, source: str, *, base: int, by: Person) -> None:
    """Change a note while it is reviewed; raises Conflict where `base` is not its revision."""
    in_state(session, Status.IN_REVIEW)
    lock(note)
    if note.revision != base:
        raise Conflict(note, source, base)
    if note.source != source:
        _write(note, source, base=base, by=by)
    session.version += 1
    db.session.flush()


def renew(session: Session, note: Note, *, by: Person) -> None:
    """Let a note count as new, its text as it is: what came out of its point is another now.

    Who wrote the text, and when, stays.
    """
    in_state(session, Status.IN_REVIEW)
    lock(note)
    note.revision += 1
    _remember(note, base=note.revision - 1, by=by)
    db.session.flush()


def add_to_note(session: Session, point: AgendaItem | None, words: str, *, by: Person) -> Note:
    """Put a paragraph below the point’s note, or the summary, whoever wrote there last."""
    while_written(session)
    note = note_for(session, point)
    return _add_below(session, note, words, by=by)


def make_summary(session: Session, point: AgendaItem, *, by: Person) -> None:
    """Let the notes of a point be the summary of the session, below what stands there already.

    Doing it twice changes nothing more; what the summary was stays among its earlier texts.
    Refused where nothing is noted.
    """
    while_written(session)
    words = note_for(session, point).source.strip()
    if not words:
        raise Refused(_("Write down first what you take away."))
    summary = note_for(session, None)
    if words in summary.source:
        return
    _add_below(session, summary, words, by=by)


def _add_below(session: Session, note: Note, words: str, *, by: Person) -> Note:
    together = "\n\n".join(part for part in (note.source.rstrip(), words) if part)
    return save_note(session, note.agenda_item, together, base=note.revision, by=by)


def add_information(session: Session, point: AgendaItem, words: str, *, by: Person | None) -> None:
    """Note under a point what others should know."""
    while_written(session)
    db.session.add(
        Information(
            session_id=session.id,
            agenda_item_id=point.id,
            text=words,
            by_id=by.id if by else None,
        )
    )
    session.version += 1
    db.session.flush()


def reword_information(session: Session, information: Information, words: str) -> None:
    """Give it the words that a review settled on; the review keeps those before."""
    in_state(session, Status.IN_REVIEW)
    information.text = words
    information.revision += 1
    db.session.flush()


def remove_information(session: Session, information: Information, *, by: Person) -> None:
    """Take back what was noted by mistake."""
    while_written(session)
    _take_off(session, information, by=by)


def strike_information(session: Session, information: Information, *, by: Person) -> None:
    """Take off what a review found not to be so; the review keeps its words."""
    in_state(session, Status.IN_REVIEW)
    _take_off(session, information, by=by)


def _take_off(session: Session, information: Information, *, by: Person) -> None:
    was, at = information.text, session.id
    record("remove", "information", information.id, by=by, before=was, session=at)
    db.session.delete(information)
    session.version += 1
    db.session.flush()


def fix(
    session: Session,
    points: Sequence[FixedPoint],
    *,
    by: Person | None,
    reviewed: bool = False,
    by_silence: bool = False,
) -> Minutes:
    """Keep the text of all points as the next version of the session's minutes.

    `reviewed`: a review went before; `by_silence`: nobody adopted them by hand, the time for
    other words went by.
    """
    newest = select(func.max(Minutes.version)).where(Minutes.session_id == session.id)
    minutes = Minutes(
        session_id=session.id,
        version=(db.session.scalar(newest) or 0) + 1,
        adopted_by_id=by.id if by else None,
        reviewed=reviewed,
        by_silence=by_silence,
        adopted_at=now(),
    )
    minutes.points = [_fixed(position, one) for position, one in enumerate(points)]
    db.session.add(minutes)
    db.session.flush()
    return minutes


def _fixed(position: int, one: FixedPoint) -> MinutesPoint:
    return MinutesPoint(
        agenda_item_id=one.point.id if one.point else None,
        position=position,
        title=one.title,
        source=one.note.source if one.note else "",
        html=one.note.html if one.note else "",
        renderer=one.note.renderer if one.note else text.RENDERER_VERSION,
        outcomes=one.outcomes,
    )


def note_for(session: Session, point: AgendaItem | None) -> Note:
    """Return the note of a point or the summary, locked; made empty at revision 0 if missing."""
    wanted = select(Note).where(
        Note.session_id == session.id,
        Note.agenda_item_id == point.id if point else Note.agenda_item_id.is_(None),
    )
    found = db.session.scalar(wanted.with_for_update())
    if found is not None:
        return found
    try:
        with db.session.begin_nested():
            note = Note(session_id=session.id, agenda_item_id=point.id if point else None)
            db.session.add(note)
    except IntegrityError:  # another writer made it a moment ago
        return db.session.scalars(wanted.with_for_update()).one()
    return note


def _write(note: Note, source: str, *, base: int, by: Person | None) -> None:
    rendered = text.render(source)
    note.source, note.html, note.renderer = source, rendered.html, text.RENDERER_VERSION
    note.revision += 1
    note.author_id = by.id if by else None
    note.saved_at = now()
    _remember(note, base=base, by=by)


def _remember(note: Note, *, base: int, by: Person | None) -> None:
    """Keep the text as a revision."""
    db.session.add(
        NoteRevision(
            note_id=note.id,
            number=note.revision,
            base=base,
            source=note.source,
            author_id=by.id if by else None,
            at=now(),
        )
    )


def text_at(note: Note, revision: int) -> str:
    """Return the text that the note had at the revision; empty before the first."""
    wanted = select(NoteRevision.source).where(
        NoteRevision.note_id == note.id, NoteRevision.number == revision
    )
    return db.session.scalar(wanted) or ""
