"""Headings with their names in each language, what is broader than what, and who uses them."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, LongText, closed_set
from cop.kit.clock import now
from cop.subjects.words import LONGEST_NAME, SubjectStatus


class Subject(Base):
    """A heading of the shared list."""

    __tablename__ = "subjects"

    id: Mapped[Id]
    status: Mapped[SubjectStatus] = mapped_column(closed_set(SubjectStatus), index=True)
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("subjects.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts
    indexed: Mapped[int] = mapped_column(default=1)  # the version whose names find its texts
    created_at: Mapped[datetime] = mapped_column(default=now)
    names: Mapped[list[SubjectName]] = relationship(
        order_by="SubjectName.id", cascade="all, delete-orphan", back_populates="subject"
    )


class SubjectName(Base):
    """A name of a heading in one language: the preferred one, or another that leads to it.

    In one language a name means one heading. `key` is the name without case, accents and signs.
    """

    __tablename__ = "subject_names"
    __table_args__ = (UniqueConstraint("language", "key"),)

    id: Mapped[Id]
    subject_id: Mapped[int] = mapped_column(
        ForeignKey("subjects.id", ondelete="CASCADE"), index=True
    )
    language: Mapped[str] = mapped_column(String(5))
    words: Mapped[str] = mapped_column(String(LONGEST_NAME))
    key: Mapped[str] = mapped_column(String(LONGEST_NAME), index=True)
    preferred: Mapped[bool] = mapped_column(default=False)
    note: Mapped[LongText] = mapped_column(default="")  # what the heading covers; of preferred ones
    subject: Mapped[Subject] = relationship(back_populates="names")


class SubjectBroader(Base):
    """One heading is broader than another; a heading may have several, never itself above it."""

    __tablename__ = "subject_broader"
    __table_args__ = (UniqueConstraint("subject_id", "broader_id"),)

    id: Mapped[Id]
    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id", ondelete="CASCADE"))
    broader_id: Mapped[int] = mapped_column(
        ForeignKey("subjects.id", ondelete="CASCADE"), index=True
    )


class SubjectUse:
    """A row that gives a thing a subject; each kind of thing has a table made from this.

    `OWNER` is the name of the column that says which thing it is.
    """

    OWNER: ClassVar[str]

    id: Mapped[Id]
    subject_id: Mapped[int] = mapped_column(ForeignKey("subjects.id"), index=True)
    position: Mapped[int] = mapped_column(SmallInteger, default=0)
