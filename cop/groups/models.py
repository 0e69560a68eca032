"""Circles, who belongs to them and who asked to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, SmallInteger, String, UniqueConstraint, true
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText, closed_set
from cop.groups.formats import Format, format_of
from cop.groups.words import (
    LONGEST_WORDS,
    Answer,
    GroupStatus,
    Joining,
    Kind,
    MemberRole,
    Visibility,
)
from cop.kit.clock import now
from cop.libraries.models import Library
from cop.notices.words import Level
from cop.people.models import Person
from cop.subjects.models import SubjectUse


class Group(Base):
    """A community of practice, shown as circle; always has a moderator."""

    __tablename__ = "groups"

    id: Mapped[Id]
    slug: Mapped[str] = mapped_column(String(60), unique=True)
    name: Mapped[Line]
    kind: Mapped[Kind] = mapped_column(closed_set(Kind))
    library_id: Mapped[int | None] = mapped_column(ForeignKey("libraries.id"), index=True)
    charter: Mapped[LongText] = mapped_column(default="")
    charter_html: Mapped[LongText] = mapped_column(default="")
    charter_renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    visibility: Mapped[Visibility] = mapped_column(
        closed_set(Visibility), default=Visibility.SIGNED_IN
    )
    joining: Mapped[Joining] = mapped_column(closed_set(Joining), default=Joining.OPEN)
    language: Mapped[str] = mapped_column(String(5), default="id")  # of what is made for it
    own_format: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # what it changed
    status: Mapped[GroupStatus] = mapped_column(closed_set(GroupStatus), default=GroupStatus.ACTIVE)
    status_reason: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    status_at: Mapped[datetime | None]  # since when it is dormant or concluded
    status_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts
    created_at: Mapped[datetime] = mapped_column(default=now)
    renamed_at: Mapped[datetime | None]  # until the archive finds its sessions by the new name
    library: Mapped[Library | None] = relationship()  # where it is at home
    status_by: Mapped[Person | None] = relationship()
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id"), index=True)
    subject_lines: Mapped[str | None] = query_expression()  # where a query reads them along

    @property
    def is_active(self) -> bool:
        """Say whether the circle meets and plans sessions."""
        return self.status is GroupStatus.ACTIVE

    @property
    def is_concluded(self) -> bool:
        """Say whether the circle is only read."""
        return self.status is GroupStatus.CONCLUDED

    @property
    def format(self) -> Format:
        """Return how the circle works: as its kind does, but for what it changed."""
        return format_of(self.kind, self.own_format)


class Membership(Base):
    """A person's part in a circle, once per pair; by turn they lead and write, unless they asked
    not to be suggested for it."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    role: Mapped[MemberRole] = mapped_column(closed_set(MemberRole), default=MemberRole.MEMBER)
    level: Mapped[Level] = mapped_column(closed_set(Level), default=Level.SESSIONS)  # of notices
    since: Mapped[datetime] = mapped_column(default=now)
    leads_by_turn: Mapped[bool] = mapped_column(default=True, server_default=true())
    writes_by_turn: Mapped[bool] = mapped_column(default=True, server_default=true())
    group: Mapped[Group] = relationship()
    person: Mapped[Person] = relationship()


class MailRefusal(Base):
    """Somebody who is no member, a guest, wants no mails of their own of the circle."""

    __tablename__ = "mail_refusals"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class GroupSubject(SubjectUse, Base):
    """What a circle is about."""

    __tablename__ = "group_subjects"
    __table_args__ = (UniqueConstraint("group_id", "subject_id"),)
    OWNER = "group_id"

    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))


class JoinRequest(Base):
    """Somebody asks to join; once answered it stays until the asker puts it away."""

    __tablename__ = "join_requests"
    __table_args__ = (UniqueConstraint("group_id", "person_id"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    words: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    at: Mapped[datetime] = mapped_column(default=now)
    answer: Mapped[Answer | None] = mapped_column(closed_set(Answer))  # none while it waits
    answer_words: Mapped[str] = mapped_column(String(LONGEST_WORDS), default="")
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    answered_at: Mapped[datetime | None]
    group: Mapped[Group] = relationship()
    person: Mapped[Person] = relationship(foreign_keys=person_id)
    answered_by: Mapped[Person | None] = relationship(foreign_keys=answered_by_id)

    @property
    def answerer(self) -> str:
        """Return the name of who answered, or nothing."""
        return self.answered_by.name if self.answered_by else ""
