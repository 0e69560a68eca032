"""Questions about reviews; nobody but the circle and the session's guests finds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, and_, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.kit.clock import now
from cop.minutes.models import Note, NoteRevision
from cop.minutes.words import OutcomeKind
from cop.people.models import Person
from cop.review.models import Confirmation, Review, Wording
from cop.review.passages import Outcome, Passage, by_key, outcome_in
from cop.review.state import has_confirmed, reviewers
from cop.review.words import Settlement
from cop.sessions.models import Attendance, Session
from cop.sessions.queries import seen_by
from cop.sessions.rules import Part, may_see_review
from cop.sessions.words import HERE, Status

Row = tuple[Review, Wording | None, str | None, str | None]


@dataclass(frozen=True)
class Told:
    """A review with its wordings, and by note id and revision the texts that they are about."""

    review: Review
    wordings: Sequence[Wording]
    texts: Mapping[tuple[int, int], str]

    def base_of(self, wording: Wording) -> str:
        """Return the text from which the wording was proposed."""
        if wording.kind:
            return wording.was
        return self.texts.get((wording.note_id, wording.base), "")

    def became(self, wording: Wording) -> str:
        """Return the text that was made of the wording, else what was proposed."""
        if wording.objection:
            return wording.became
        if wording.kind:
            return wording.became or wording.source
        return self.texts.get((wording.note_id, wording.revision or 0), wording.source)


@dataclass(frozen=True)
class Standing(Told):
    """How far a review is, as the page shows it to the person."""

    person: Person | None
    notes: Sequence[Note]
    outcomes: Mapping[str, Outcome]  # by the keys of their passages
    reviewers: Sequence[Person]
    confirmed: Mapping[tuple[int, int], int]

    @property
    def agreed(self) -> list[Person]:
        """Return those who confirmed everything as it stands."""
        return [one for one in self.reviewers if has_confirmed(one.id, self.notes, self.confirmed)]

    @property
    def waiting(self) -> list[Person]:
        """Return those whose word is still missing."""
        agreed = {one.id for one in self.agreed}
        return [one for one in self.reviewers if one.id not in agreed]

    @property
    def contested(self) -> list[Wording]:
        """Return the proposed wordings that wait to be settled."""
        return [one for one in self.wordings if one.settlement is Settlement.OPEN]

    @property
    def takes_part(self) -> bool:
        """Say whether the person was there and has a word in it."""
        return any(self.person and one.id == self.person.id for one in self.reviewers)

    @property
    def is_agreed(self) -> bool:
        """Say whether everybody who was there confirmed and nothing is contested."""
        return bool(self.reviewers) and not self.waiting and not self.contested

    @property
    def is_untouched(self) -> bool:
        """Say whether nobody but the sender has said anything yet."""
        sender = self.review.sent_by_id
        return not self.wordings and all(one == sender for one, _note in self.confirmed)

    @property
    def is_over(self) -> bool:
        """Say whether silence is consent by now."""
        return now() >= self.review.until

    @property
    def seen(self) -> str:
        """Return every note with its revision as “12:3 14:1”, to be sent back when confirming."""
        return " ".join(f"{note.id}:{note.revision}" for note in self.notes)

    @property
    def is_mine_open(self) -> bool:
        """Say whether the person has something left to confirm, what they contest apart."""
        if not self.takes_part:
            return False
        return any(not self.is_confirmed(note) and not self.own(note) for note in self.notes)

    def is_confirmed(self, note: Note) -> bool:
        """Say whether the person confirmed the note as it stands."""
        return bool(self.person) and self._mine(note) == note.revision

    def is_new(self, note: Note) -> bool:
        """Say whether the note was reworded since the person confirmed it."""
        return self._mine(note) not in (None, note.revision)

    def of(self, note: Note) -> list[Wording]:
        """Return the wordings proposed for the note, the oldest one first."""
        return [one for one in self.wordings if one.note_id == note.id]

    def passage(self, wording: Wording) -> Passage:
        """Return the words as they stand that the wording is about."""
        return Passage(wording.note, self.outcomes.get(wording.key))

    def named(self, note: Note, key: str) -> Passage | None:
        """Return the words of the note, or of an outcome under its point, that the key names."""
        if key == str(note.id):
            return Passage(note)
        outcome = self.outcomes.get(key)
        is_under = outcome is not None and outcome.agenda_item_id == note.agenda_item_id
        return Passage(note, outcome) if is_under else None

    def own(self, note: Note) -> Wording | None:
        """Return what the person proposed for the note or its outcomes and is not settled."""
        mine = (one for one in self.contested if self.person and one.by_id == self.person.id)
        return next((one for one in mine if one.note_id == note.id), None)

    def _mine(self, note: Note) -> int | None:
        return self.confirmed.get((self.person.id, note.id)) if self.person else None


def standing_of(
    part: Part,
    session: Session,
    notes: Mapping[int | None, Note],
    outcomes: Iterable[Outcome],
) -> Standing | None:
    """Return how far the review is, to the circle; notes and outcomes are those of the session."""
    if session.status is not Status.IN_REVIEW or not may_see_review(part):
        return None
    rows = _told(Review.session_id == session.id, Review.ended_at.is_(None))
    if not rows:
        return None
    people, confirmed = _reviewers(session, rows[0][0])
    return Standing(
        review=rows[0][0],
        wordings=_wordings(rows),
        texts=_texts(rows),
        person=part.person,
        notes=[note for point, note in notes.items() if point is not None or note.source],
        outcomes=by_key(outcomes),
        reviewers=people,
        confirmed=confirmed,
    )


@dataclass(frozen=True)
class Round(Told):
    """One round of review as it went, with the last confirmation of each person."""

    confirmations: Sequence[Confirmation]


def rounds_of(part: Part, session: Session) -> list[Round]:
    """Return the session's rounds of review to its circle, the newest one first."""
    if not may_see_review(part):
        return []
    rows = _told(Review.session_id == session.id, seen_by(part.person))
    reviews = list(dict.fromkeys(row[0] for row in rows))
    confirmations = _confirmations([review.id for review in reviews])
    return [
        Round(
            review,
            [one for one in _wordings(rows) if one.review_id == review.id],
            _texts(rows),
            [one for one in confirmations if one.review_id == review.id],
        )
        for review in reviews
    ]


def settlements_of(part: Part, session: Session) -> Sequence[Wording]:
    """Return the session's settled wordings to its circle, in the order they were settled."""
    if not may_see_review(part):
        return []
    return db.session.scalars(
        select(Wording)
        .join(Review, Review.id == Wording.review_id)
        .join(Session, Session.id == Review.session_id)
        .options(
            joinedload(Wording.by),
            joinedload(Wording.settled_by),
            joinedload(Wording.note).joinedload(Note.agenda_item),
        )
        .where(
            Review.session_id == session.id,
            Wording.settlement != Settlement.OPEN,
            seen_by(part.person),
        )
        .order_by(Wording.settled_at, Wording.id)
    ).all()


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


def _confirmations(review_ids: Sequence[int]) -> list[Confirmation]:
    """Return, of each person in each review, the confirmation that came last."""
    rows = db.session.scalars(
        select(Confirmation)
        .options(joinedload(Confirmation.person))
        .where(Confirmation.review_id.in_(review_ids))
        .order_by(Confirmation.at, Confirmation.id)
    )
    last = {(one.review_id, one.person_id): one for one in rows}
    return list(last.values())


def _told(*wanted: ColumnElement[bool]) -> list[Row]:
    """Return the reviews, newest first, with their wordings and the texts around these."""
    base, after = aliased(NoteRevision), aliased(NoteRevision)
    its_base = and_(base.note_id == Wording.note_id, base.number == Wording.base)
    its_text = and_(after.note_id == Wording.note_id, after.number == Wording.revision)
    rows = db.session.execute(
        select(Review, Wording, base.source, after.source)
        .join(Session, Session.id == Review.session_id)
        .outerjoin(Wording, Wording.review_id == Review.id)
        .outerjoin(base, its_base)
        .outerjoin(after, its_text)
        .options(
            joinedload(Review.sent_by),
            joinedload(Review.called_back_by),
            joinedload(Wording.by),
            joinedload(Wording.settled_by),
            joinedload(Wording.note).joinedload(Note.agenda_item),
        )
        .where(*wanted)
        .order_by(Review.number.desc(), Wording.id)
    )
    return [(review, one, old, new) for review, one, old, new in rows]


def _wordings(rows: Sequence[Row]) -> list[Wording]:
    return [wording for _review, wording, *_texts in rows if wording is not None]


def _texts(rows: Sequence[Row]) -> dict[tuple[int, int], str]:
    """Return the texts that the wordings were proposed from or became, by note id and revision."""
    found = {}
    for _review, one, base, after in rows:
        if one is not None and one.kind is None:
            found[one.note_id, one.base] = base or ""
            if one.revision:
                found[one.note_id, one.revision] = after or ""
    return found


def _reviewers(session: Session, review: Review) -> tuple[list[Person], dict[tuple[int, int], int]]:
    """Return those who have a word, and what they confirmed by the ids of person and note."""
    own = and_(Confirmation.review_id == review.id, Confirmation.person_id == Person.id)
    rows = db.session.execute(
        reviewers(session)
        .outerjoin(Confirmation, own)
        .add_columns(Confirmation.note_id, Confirmation.revision)
    ).all()
    people = list(dict.fromkeys(row[0] for row in rows))
    return people, {(person.id, note): number for person, note, number in rows if note}
