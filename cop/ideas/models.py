"""Ideas, who seconds them, and how often readers asked for what is not there."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText, closed_set
from cop.groups.models import Group
from cop.ideas.words import LONGEST_REASON, IdeaKind, IdeaStatus
from cop.kit.clock import now
from cop.outputs.models import Output
from cop.people.models import Person
from cop.sessions.models import Session
from cop.subjects.models import SubjectUse


class Idea(Base):
    """A few words, for one circle or for the whole site; what became of it stands with it."""

    __tablename__ = "ideas"
    __table_args__ = (Index("ix_ideas_group_id_status", "group_id", "status"),)

    id: Mapped[Id]
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey("groups.id", ondelete="CASCADE")
    )  # None: for the whole site
    kind: Mapped[IdeaKind] = mapped_column(closed_set(IdeaKind))
    words: Mapped[Line]
    source: Mapped[LongText] = mapped_column(default="")
    html: Mapped[LongText] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    status: Mapped[IdeaStatus] = mapped_column(closed_set(IdeaStatus), default=IdeaStatus.OPEN)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    nameless: Mapped[bool] = mapped_column(default=False)  # then `by` is nobody
    nameless_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), deferred=True, deferred_raiseload=True
    )  # who it was, for their own rights only: never loaded with an idea (queries/nameless.py)
    at: Mapped[datetime] = mapped_column(default=now)
    version: Mapped[int] = mapped_column(default=1)
    answer: Mapped[str] = mapped_column(String(LONGEST_REASON), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(
        ForeignKey("ideas.id", ondelete="SET NULL"), index=True
    )
    output_id: Mapped[int | None] = mapped_column(
        ForeignKey("outputs.id", ondelete="SET NULL")
    )  # in which it was done already
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="SET NULL")
    )  # which it became
    circle_id: Mapped[int | None] = mapped_column(
        ForeignKey("groups.id", ondelete="SET NULL"), index=True
    )  # which it became
    group: Mapped[Group | None] = relationship(foreign_keys=group_id)
    by: Mapped[Person | None] = relationship(foreign_keys=by_id)
    answered_by: Mapped[Person | None] = relationship(foreign_keys=answered_by_id)
    merged_into: Mapped[Idea | None] = relationship(remote_side="Idea.id")
    output: Mapped[Output | None] = relationship()
    session: Mapped[Session | None] = relationship()

    @property
    def is_open(self) -> bool:
        """Say whether nobody has answered it yet."""
        return self.status is IdeaStatus.OPEN


class IdeaSubject(SubjectUse, Base):
    """What an idea is about."""

    __tablename__ = "idea_subjects"
    __table_args__ = (UniqueConstraint("idea_id", "subject_id"),)
    OWNER = "idea_id"

    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id", ondelete="CASCADE"))


class Second(Base):
    """Somebody who wants it too, once per idea."""

    __tablename__ = "idea_seconds"
    __table_args__ = (UniqueConstraint("idea_id", "person_id"),)

    id: Mapped[Id]
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class Ask(Base):
    """Readers asked for it on a day; rows are only added, so nobody's count is lost.

    `by` is who was at the desk; nobody with an idea without a name.
    """

    __tablename__ = "idea_asks"

    id: Mapped[Id]
    idea_id: Mapped[int] = mapped_column(ForeignKey("ideas.id", ondelete="CASCADE"), index=True)
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    day: Mapped[date]
    many: Mapped[int] = mapped_column(SmallInteger, default=1)
    at: Mapped[datetime] = mapped_column(default=now)
