"""Threads and their posts: what became of these, thanks, how far people read, and who types."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, LongText, closed_set
from cop.discussions.words import Thing
from cop.kit.clock import now
from cop.people.models import Person


class Thread(Base):
    """A discussion; what it is about points here. Its version grows with every change in it."""

    __tablename__ = "threads"

    id: Mapped[Id]
    version: Mapped[int] = mapped_column(default=0)


class ThreadLock(Base):
    """Who locked a thread, when and why: while it stands nobody but moderators writes there."""

    __tablename__ = "thread_locks"

    thread_id: Mapped[int] = mapped_column(
        ForeignKey("threads.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[LongText]
    at: Mapped[datetime] = mapped_column(default=now)


class Post(Base):
    """What somebody wrote in a thread; one that is gone keeps its place and can be brought back.

    Its author removes it; a moderator hides it, and says because of what.
    """

    __tablename__ = "posts"

    id: Mapped[Id]
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))  # nobody: nameless
    nameless_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), deferred=True, deferred_raiseload=True
    )  # who it was, for their own rights only: never loaded with a post (queries.own)
    as_guest: Mapped[bool] = mapped_column(default=False)  # by name, and not of the circle
    source: Mapped[LongText]
    html: Mapped[LongText]
    renderer: Mapped[int] = mapped_column(SmallInteger)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime] = mapped_column(default=now)
    edited_at: Mapped[datetime | None]
    removed_at: Mapped[datetime | None]
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    hidden_because: Mapped[LongText] = mapped_column(default="", server_default="")
    author: Mapped[Person | None] = relationship(foreign_keys=author_id)
    thread: Mapped[Thread] = relationship()

    @property
    def nameless(self) -> bool:
        """Say whether it was written without a name."""
        return self.author_id is None


class PostRevision(Base):
    """What a post said before it was changed, and until when."""

    __tablename__ = "post_revisions"

    id: Mapped[Id]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"), index=True)
    source: Mapped[LongText]
    until: Mapped[datetime] = mapped_column(default=now)


class Became(Base):
    """Something that a post became: `ref` is its id in the room that holds things of the kind.

    That room also says who may see it. `by` is nobody where it would tell whose a post without a
    name is.
    """

    __tablename__ = "posts_became"
    __table_args__ = (
        UniqueConstraint("post_id", "kind", "ref"),
        Index("ix_posts_became_kind_ref", "kind", "ref"),
    )

    id: Mapped[Id]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    kind: Mapped[Thing] = mapped_column(closed_set(Thing))
    ref: Mapped[int]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    at: Mapped[datetime] = mapped_column(default=now)


class Thanks(Base):
    """One person's thanks for a post; its author cannot give them, nor anybody twice."""

    __tablename__ = "thanks"
    __table_args__ = (UniqueConstraint("post_id", "person_id"),)

    id: Mapped[Id]
    post_id: Mapped[int] = mapped_column(ForeignKey("posts.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    at: Mapped[datetime] = mapped_column(default=now)


class ReadMark(Base):
    """The newest post of a thread that a person has seen."""

    __tablename__ = "read_marks"
    __table_args__ = (UniqueConstraint("person_id", "thread_id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    post_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(default=now)


class Unsent(Base):
    """What somebody has typed into the reply of a discussion and not sent; nobody else reads it.

    `nameless`: it is to be sent without a name.
    """

    __tablename__ = "unsent_posts"
    __table_args__ = (UniqueConstraint("person_id", "thread_id"),)

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), index=True)
    source: Mapped[LongText]
    nameless: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)  # grows with every save, on any device
    saved_at: Mapped[datetime] = mapped_column(default=now, index=True)


class Typist(Base):
    """Somebody who types just now: in the discussion, or `notes` on what the thread is about.

    Each person types in one place at a time, and is forgotten when `until` is over.
    """

    __tablename__ = "typists"

    person_id: Mapped[int] = mapped_column(
        ForeignKey("people.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"), index=True)
    notes: Mapped[bool]
    until: Mapped[datetime]
