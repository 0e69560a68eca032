"""A text on its way that only its author reads, and one colleague where it is shown to them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText
from cop.groups.models import Group
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import Session


class Draft(Base):
    """What becomes a post where it names a thread, else an output of the circle."""

    __tablename__ = "drafts"

    id: Mapped[Id]
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    thread_id: Mapped[int | None] = mapped_column(ForeignKey("threads.id", ondelete="CASCADE"))
    nameless: Mapped[bool] = mapped_column(default=False)  # the post is to stand without a name
    title: Mapped[Line] = mapped_column(default="")
    source: Mapped[LongText] = mapped_column(default="")
    html: Mapped[LongText] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    revision: Mapped[int] = mapped_column(default=0)
    shown_to_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id", ondelete="SET NULL"), index=True
    )
    saved_at: Mapped[datetime] = mapped_column(default=now)
    author: Mapped[Person] = relationship(foreign_keys=author_id)
    shown_to: Mapped[Person | None] = relationship(foreign_keys=shown_to_id)
    group: Mapped[Group] = relationship()
    session: Mapped[Session | None] = relationship()


class DraftComment(Base):
    """What the author or the colleague says about a draft; goes with it."""

    __tablename__ = "draft_comments"

    id: Mapped[Id]
    draft_id: Mapped[int] = mapped_column(ForeignKey("drafts.id", ondelete="CASCADE"), index=True)
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    source: Mapped[LongText]
    html: Mapped[LongText]
    renderer: Mapped[int] = mapped_column(SmallInteger)
    at: Mapped[datetime] = mapped_column(default=now)
    author: Mapped[Person] = relationship()
