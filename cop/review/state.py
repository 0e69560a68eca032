"""How far a review has come: what actions check before they go on, whoever asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.groups.models import Membership
from cop.groups.words import MemberRole
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review.models import Confirmation, Review, Wording
from cop.review.passages import Passage
from cop.review.words import Settlement
from cop.sessions.models import AgendaItem, Attendance, Guest, Session
from cop.sessions.words import HERE, Status


@dataclass(frozen=True)
class Agreement:
    """Whose word is still missing (ids of people), and the titles of what is contested, in order.

    An empty title means the summary.
    """

    waiting: frozenset[int]
    contested: tuple[str, ...]


def running_review(session: Session) -> Review | None:
    """Return the round of review that is going on, or None."""
    return db.session.scalar(
        select(Review)
        .options(joinedload(Review.sent_by))
        .where(Review.session_id == session.id, Review.ended_at.is_(None))
        .order_by(Review.number.desc())
        .limit(1)
    )


def reviewers(session: Session) -> Select[Person]:
    """Return a query for those who were there, on site or remote, members or guests."""
    belongs = select(Membership.person_id).where(
        Membership.group_id == session.group_id, Membership.role != MemberRole.INFORMED
    )
    let_in = select(Guest.person_id).where(Guest.session_id == session.id)
    return (
        select(Person)
        .join(Attendance, Attendance.person_id == Person.id)
        .where(
            Attendance.session_id == session.id,
            Attendance.how.in_(HERE),
            or_(Person.id.in_(belongs), Person.id.in_(let_in)),
        )
        .order_by(Person.name, Person.id)
    )


def is_reviewer(person: Person, session: Session) -> bool:
    """Say whether the person was there and has a word in the review."""
    return db.session.scalar(reviewers(session).where(Person.id == person.id)) is not None


def notes_reviewed(session: Session) -> Sequence[Note]:
    """Return what is confirmed: the notes of all points, and the summary where there is one."""
    return db.session.scalars(
        select(Note)
        .outerjoin(AgendaItem, AgendaItem.id == Note.agenda_item_id)
        .options(joinedload(Note.agenda_item))
        .where(Note.session_id == session.id)
        .where((Note.agenda_item_id.is_not(None)) | (Note.source != ""))
        .order_by(AgendaItem.rank, AgendaItem.id)
    ).all()


def confirmed_in(review: Review) -> dict[tuple[int, int], int]:
    """Return the revision that was confirmed, by the ids of person and note."""
    rows = db.session.execute(
        select(Confirmation.person_id, Confirmation.note_id, Confirmation.revision).where(
            Confirmation.review_id == review.id
        )
    )
    return {(person_id, note_id): revision for person_id, note_id, revision in rows}


def has_confirmed(
    person_id: int, notes: Sequence[Note], confirmed: Mapping[tuple[int, int], int]
) -> bool:
    """Say whether the person confirmed every note as it stands."""
    return all(confirmed.get((person_id, note.id)) == note.revision for note in notes)


def agreement_of(session: Session, review: Review) -> Agreement:
    """Return what the review still waits for; without anybody to confirm it waits for silence."""
    notes, confirmed = notes_reviewed(session), confirmed_in(review)
    people = [person.id for person in db.session.scalars(reviewers(session))]
    waiting = {one for one in people or [0] if not has_confirmed(one, notes, confirmed)}
    contested = db.session.scalars(
        select(Wording.note_id).where(
            Wording.review_id == review.id, Wording.settlement == Settlement.OPEN
        )
    ).all()
    titles = (n.agenda_item.title if n.agenda_item else "" for n in notes if n.id in contested)
    return Agreement(frozenset(waiting), tuple(titles))


def open_wording_of(person: Person, review: Review, passage: Passage) -> Wording | None:
    """Return what the person proposed for the words and nobody settled yet, or None."""
    return db.session.scalar(
        select(Wording).where(
            Wording.review_id == review.id,
            Wording.note_id == passage.note.id,
            Wording.kind == passage.kind,
            Wording.outcome_id == (passage.outcome.id if passage.outcome else None),
            Wording.by_id == person.id,
            Wording.settlement == Settlement.OPEN,
        )
    )


def open_wordings_on(review: Review, passage: Passage) -> Sequence[Wording]:
    """Return what was said to the outcome, by whomever, and nobody settled yet."""
    outcome_id = passage.outcome.id if passage.outcome else None
    return db.session.scalars(
        select(Wording).where(
            Wording.review_id == review.id,
            Wording.kind == passage.kind,
            Wording.outcome_id == outcome_id,
            Wording.settlement == Settlement.OPEN,
        )
    ).all()


def silent_since(moment: datetime) -> Sequence[int]:
    """Return the ids of sessions whose review was over at the moment with nothing contested."""
    contested = select(Wording.id).where(
        Wording.review_id == Review.id, Wording.settlement == Settlement.OPEN
    )
    return db.session.scalars(
        select(Review.session_id)
        .join(Session, Session.id == Review.session_id)
        .where(
            Session.status == Status.IN_REVIEW,
            Review.ended_at.is_(None),
            Review.until <= moment,
            ~contested.exists(),
        )
        .order_by(Review.until)
    ).all()
