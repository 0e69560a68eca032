"""Questions about notes and minutes; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload, selectinload

from cop.db import db
from cop.db.entities import columns_of, loaded
from cop.db.prepared import prepared, rows
from cop.minutes.models import Information, Minutes, Note, NoteRevision
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import seen_by
from cop.sessions.rules import Part, may_see_earlier_notes, may_see_notes


class NoteRow(NamedTuple):
    """What a page shows of a note."""

    id: int
    agenda_item_id: int | None
    source: str
    html: str
    revision: int
    saved_at: datetime
    author_id: int | None
    written_by: str  # the author’s name; empty where nobody wrote it


def notes_of(part: Part, session: Session) -> dict[int | None, Note]:
    """Return the notes by point id, the summary under None; nothing to whom they are not open."""
    if not may_see_notes(part, session):
        return {}
    notes = db.session.scalars(*_notes_of(part.person, session.id))
    return {note.agenda_item_id: note for note in notes}


@prepared
def _notes_of(person: Person | None, session_id: int) -> Select[Note]:
    return (
        select(Note)
        .join(Session, Session.id == Note.session_id)
        .options(joinedload(Note.author))
        .where(Note.session_id == session_id, seen_by(person))
    )


def notes_shown(part: Part, session: Session) -> dict[int | None, NoteRow]:
    """Return the same as a page shows them."""
    if not may_see_notes(part, session):
        return {}
    found = [NoteRow._make(row) for row in rows(*_notes_shown(part.person, session.id))]
    return {note.agenda_item_id: note for note in found}


@prepared
def _notes_shown(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    own = (Note.id, Note.agenda_item_id, Note.source, Note.html, Note.revision, Note.saved_at)
    return (
        select(*own, Note.author_id, func.coalesce(Person.name, ""))
        .join(Session, Session.id == Note.session_id)
        .outerjoin(Person, Person.id == Note.author_id)
        .where(Note.session_id == session_id, seen_by(person))
    )


def note_of(part: Part, session: Session, point: AgendaItem | None) -> Note | None:
    """Return one note, or None where it was not begun or is not open to the person."""
    return notes_of(part, session).get(point.id if point else None)


def revisions_of(part: Part, note: Note) -> Sequence[NoteRevision]:
    """Return every saved text of the note to its circle, the newest one first."""
    if not may_see_earlier_notes(part):
        return []
    return db.session.scalars(*_revisions_of(part.person, note.id)).all()


@prepared
def _revisions_of(person: Person | None, note_id: int) -> Select[NoteRevision]:
    return (
        select(NoteRevision)
        .join(Note, Note.id == NoteRevision.note_id)
        .join(Session, Session.id == Note.session_id)
        .options(joinedload(NoteRevision.author))
        .where(NoteRevision.note_id == note_id, seen_by(person))
        .order_by(NoteRevision.number.desc())
    )


def revision_of(part: Part, note: Note, number: int) -> NoteRevision | None:
    """Return one saved text of the note to its circle, or None."""
    return next((one for one in revisions_of(part, note) if one.number == number), None)


def last_hand_on(note: Note) -> str:
    """Return the name of who changed the note, or what came out of its point, last; else empty."""
    newest = (
        select(Person.name)
        .join(NoteRevision, NoteRevision.author_id == Person.id)
        .where(NoteRevision.note_id == note.id)
        .order_by(NoteRevision.number.desc())
        .limit(1)
    )
    return db.session.scalar(newest) or ""


def information_of(part: Part, session: Session) -> Sequence[Information]:
    """Return what was noted for information, in the order in which it was noted."""
    if not may_see_notes(part, session):
        return []
    return loaded(Information, *_information_of(part.person, session.id))


@prepared
def _information_of(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns_of(Information))
        .join(Session, Session.id == Information.session_id)
        .where(Information.session_id == session_id, seen_by(person))
        .order_by(Information.id)
    )


def information_line(part: Part, session: Session, information_id: int) -> Information | None:
    """Return one line noted for information, or None."""
    lines = information_of(part, session)
    return next((line for line in lines if line.id == information_id), None)


def versions_of(person: Person | None, session: Session) -> Sequence[Minutes]:
    """Return every version of the adopted minutes with its points, the newest one first."""
    return db.session.scalars(
        select(Minutes)
        .join(Session, Session.id == Minutes.session_id)
        .options(joinedload(Minutes.adopted_by), selectinload(Minutes.points))
        .where(Minutes.session_id == session.id, seen_by(person))
        .order_by(Minutes.version.desc())
    ).all()


def minutes_of(person: Person | None, session: Session) -> Minutes | None:
    """Return the newest adopted minutes with their points, or None."""
    return db.session.scalar(*_minutes_of(person, session.id))


@prepared
def _minutes_of(person: Person | None, session_id: int) -> Select[Minutes]:
    return (
        select(Minutes)
        .join(Session, Session.id == Minutes.session_id)
        .options(joinedload(Minutes.adopted_by), selectinload(Minutes.points))
        .where(Minutes.session_id == session_id, seen_by(person))
        .order_by(Minutes.version.desc())
        .limit(1)
    )
