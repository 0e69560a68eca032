"""How far a review is, as the page of its session shows it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_

from cop.db import db
from cop.kit.clock import now
from cop.minutes.models import Note
from cop.people.models import Person
from cop.review.models import Confirmation, Review, Wording
from cop.review.passages import Outcome, Passage, by_key
from cop.review.queries.told import Told, texts_in, told, wordings_in
from cop.review.state import has_confirmed, reviewers
from cop.review.words import Settlement
from cop.sessions.models import Session
from cop.sessions.rules import Part, may_see_review
from cop.sessions.words import Status


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
    rows = told(part.person, Review.session_id == session.id, Review.ended_at.is_(None))
    if not rows:
        return None
    people, confirmed = _reviewers(session, rows[0][0])
    return Standing(
        review=rows[0][0],
        wordings=wordings_in(rows),
        texts=texts_in(rows),
        person=part.person,
        notes=[note for point, note in notes.items() if point is not None or note.source],
        outcomes=by_key(outcomes),
        reviewers=people,
        confirmed=confirmed,
    )


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
