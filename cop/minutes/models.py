"""Working notes with every revision, what was said for information, and adopted minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session


class Note(Base):
    """The working text of one point, or of the session's summary where it names no point."""

    __tablename__ = "notes"
    __table_args__ = (
        UniqueConstraint("session_id", "agenda_item_id"),
        Index(
            "uq_notes_summary",
            "session_id",
            unique=True,
            sqlite_where=text("agenda_item_id IS NULL"),
            postgresql_where=text("agenda_item_id IS NULL"),
        ),
    )

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    agenda_item_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="CASCADE"), index=True
    )
    source: Mapped[LongText] = mapped_column(default="")
    html: Mapped[LongText] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    revision: Mapped[int] = mapped_column(default=0)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    saved_at: Mapped[datetime] = mapped_column(default=now)
    author: Mapped[Person | None] = relationship()
    session: Mapped[Session] = relationship()
    agenda_item: Mapped[AgendaItem | None] = relationship()

    @property
    def written_by(self) -> str:
        """Return the author’s name; empty where nobody wrote it."""
        return self.author.name if self.author else ""


class NoteRevision(Base):
    """One saved text of a note; `base` is the revision that its author had before them."""

    __tablename__ = "note_revisions"
    __table_args__ = (UniqueConstraint("note_id", "number"),)

    id: Mapped[Id]
    note_id: Mapped[int] = mapped_column(ForeignKey("notes.id", ondelete="CASCADE"))
    number: Mapped[int]
    base: Mapped[int]
    source: Mapped[LongText]
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    author: Mapped[Person | None] = relationship()


class Information(Base):
    """Something said under a point that others should know; neither decided nor to be done."""

    __tablename__ = "information"

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    text: Mapped[str] = mapped_column(String(1000))
    revision: Mapped[int] = mapped_column(SmallInteger, default=1)  # + 1 when reworded
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)


class Minutes(Base):
    """The record that was adopted: never changed, only followed by the next version."""

    __tablename__ = "minutes"
    __table_args__ = (UniqueConstraint("session_id", "version"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    version: Mapped[int]
    adopted_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reviewed: Mapped[bool] = mapped_column(default=False)  # a review went before
    by_silence: Mapped[bool] = mapped_column(default=False)  # consent by silence after a review
    adopted_at: Mapped[datetime] = mapped_column(default=now)
    adopted_by: Mapped[Person | None] = relationship()
    session: Mapped[Session] = relationship()
    points: Mapped[list[MinutesPoint]] = relationship(order_by="MinutesPoint.position")


class MinutesPoint(Base):
    """One point as it was adopted, or the summary where it names no point.

    `outcomes` is a list of {"kind", "text"} and, for a follow-up, "who" and "due" (ISO date).
    """

    __tablename__ = "minutes_points"

    id: Mapped[Id]
    minutes_id: Mapped[int] = mapped_column(
        ForeignKey("minutes.id", ondelete="CASCADE"), index=True
    )
    agenda_item_id: Mapped[int | None] = mapped_column(ForeignKey("agenda_items.id"))
    position: Mapped[int]  # 0 is the summary
    title: Mapped[Line]
    source: Mapped[LongText]
    html: Mapped[LongText]
    renderer: Mapped[int] = mapped_column(SmallInteger)
    outcomes: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
