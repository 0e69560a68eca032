"""What a person may say something to in a review, and where their word is missing."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.minutes.models import Note
from cop.minutes.words import OutcomeKind
from cop.people.models import Person
from cop.review.models import Confirmation, Review, Wording
from cop.review.passages import Passage, outcome_in
from cop.review.words import Settlement
from cop.sessions.models import Attendance, Session
from cop.sessions.queries import seen_by
from cop.sessions.rules import Part, may_see_review
from cop.sessions.words import HERE, Status


def wording_of(part: Part, session: Session, wording_id: int) -> Wording | None:
    """Return a wording proposed for a note of the session, or None."""
    if not may_see_review(part):
        return None
    return db.session.scalar(
        select(Wording)
        .join(Review, Review.id == Wording.review_id)
        .join(Session, Session.id == Review.session_id)
        .options(joinedload(Wording.by), joinedload(Wording.note).joinedload(Note.agenda_item))
        .where(Wording.id == wording_id, Review.session_id == session.id, seen_by(part.person))
    )


def note_reviewed(part: Part, session: Session, note_id: int) -> Note | None:
    """Return a note of the session to its circle, or None."""
    if not may_see_review(part):
        return None
    return db.session.scalar(_its_notes(part, session).where(Note.id == note_id))


def passage_reviewed(
    part: Part, session: Session, kind: OutcomeKind, outcome_id: int
) -> Passage | None:
    """Return an outcome with the note of its point, to the circle, or None."""
    outcome = outcome_in(session, kind, outcome_id) if may_see_review(part) else None
    if outcome is None:
        return None
    note = db.session.scalar(
        _its_notes(part, session).where(Note.agenda_item_id == outcome.agenda_item_id)
    )
    return Passage(note, outcome) if note else None


def word_missing(person: Person) -> ColumnElement[bool]:
    """Return the condition that a review goes on in which the word of the person is missing.

    For a query that joins reviews with their sessions: somebody who was there has neither
    confirmed a note as it stands nor proposed a wording for it.
    """
    confirmed = select(Confirmation.id).where(
        Confirmation.review_id == Review.id,
        Confirmation.note_id == Note.id,
        Confirmation.person_id == person.id,
        Confirmation.revision == Note.revision,
    )
    proposed = select(Wording.id).where(
        Wording.review_id == Review.id,
        Wording.note_id == Note.id,
        Wording.by_id == person.id,
        Wording.settlement == Settlement.OPEN,
    )
    open_notes = (
        select(Note.id)
        .where(Note.session_id == Review.session_id)
        .where(Note.agenda_item_id.is_not(None) | (Note.source != ""))
        .where(~confirmed.exists(), ~proposed.exists())
    )
    present = select(Attendance.id).where(
        Attendance.session_id == Session.id,
        Attendance.person_id == person.id,
        Attendance.how.in_(HERE),
    )
    return and_(
        Session.status == Status.IN_REVIEW,
        Review.ended_at.is_(None),
        present.exists(),
        open_notes.exists(),
    )


def _its_notes(part: Part, session: Session) -> Select[Note]:
    return (
        select(Note)
        .join(Session, Session.id == Note.session_id)
        .options(joinedload(Note.agenda_item))
        .where(Note.session_id == session.id, seen_by(part.person))
    )
