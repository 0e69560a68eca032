"""Rounds of review, who confirmed which text, and the wordings that were proposed in them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, LongText, closed_set
from cop.kit.clock import now
from cop.minutes.models import Note
from cop.minutes.words import OutcomeKind
from cop.people.models import Person
from cop.review.words import Settlement
from cop.sessions.models import Session


class Review(Base):
    """One round of review; `until` is when silence becomes consent, `ended_at` when it was over.

    `called_back` is the reason where it was ended so that the notes could be written again.
    """

    __tablename__ = "reviews"
    __table_args__ = (UniqueConstraint("session_id", "number"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    number: Mapped[int]
    sent_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    sent_at: Mapped[datetime] = mapped_column(default=now)
    until: Mapped[datetime] = mapped_column(index=True)
    ended_at: Mapped[datetime | None]
    called_back: Mapped[str] = mapped_column(String(500), default="")
    called_back_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    sent_by: Mapped[Person] = relationship(foreign_keys=sent_by_id)
    called_back_by: Mapped[Person | None] = relationship(foreign_keys=called_back_by_id)
    session: Mapped[Session] = relationship()


class Confirmation(Base):
    """Somebody who was there confirmed a note as it stood at the revision."""

    __tablename__ = "confirmations"
    __table_args__ = (UniqueConstraint("review_id", "note_id", "person_id"),)

    id: Mapped[Id]
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"))
    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    revision: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship()


class Wording(Base):
    """Other words that somebody proposed, and what became of them; never removed.

    They are for a note, or for an outcome under its point: then `kind` and `outcome_id` say which,
    `was` keeps its words from before and `became` those that were settled on, for they are to be
    read also when the outcome was taken back after a reopening. `base` is the revision of the note
    or outcome that the proposal was made from, `revision` the one that it became. `answer` is the
    reason where the text was kept.

    An `objection` says with its reason alone that an outcome is not so: then there is no source,
    and `was` and `became` tell who a follow-up is for and its day as well.
    """

    __tablename__ = "wordings"

    id: Mapped[Id]
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id", ondelete="CASCADE"), index=True)
    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"), index=True)
    kind: Mapped[OutcomeKind | None] = mapped_column(closed_set(OutcomeKind))
    outcome_id: Mapped[int | None]
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    base: Mapped[int]
    was: Mapped[LongText] = mapped_column(default="")
    source: Mapped[LongText]
    objection: Mapped[bool] = mapped_column(default=False)
    became: Mapped[LongText] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(String(500), default="")
    at: Mapped[datetime] = mapped_column(default=now)
    settlement: Mapped[Settlement] = mapped_column(closed_set(Settlement), default=Settlement.OPEN)
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    settled_at: Mapped[datetime | None]
    answer: Mapped[str] = mapped_column(String(500), default="")
    revision: Mapped[int | None]
    asked_at: Mapped[datetime | None]  # when the circle was asked in the discussion
    by: Mapped[Person] = relationship(foreign_keys=by_id)
    settled_by: Mapped[Person | None] = relationship(foreign_keys=settled_by_id)
    note: Mapped[Note] = relationship()
    review: Mapped[Review] = relationship()

    @property
    def key(self) -> str:
        """Return what names the contested words within their session."""
        return f"{self.kind}-{self.outcome_id}" if self.kind else str(self.note_id)
