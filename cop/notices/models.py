"""What somebody was told, and whether they have read it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, closed_set
from cop.kit.clock import now
from cop.notices.words import Told

LONGEST_KEY = 80


class Notice(Base):
    """One thing told to one person, once per key; a link leads to what it is about.

    Its circle and session say who may still read it. They stand on upper floors, so the
    database cannot hold the tie: where they are gone, the notice is seen by nobody.
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("person_id", "key"),
        Index("ix_notices_person_id_read_at", "person_id", "read_at"),
        Index("ix_notices_session_id_told", "session_id", "told"),
        Index("ix_notices_mail_key_read_at", "mail_key", "read_at"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(LONGEST_KEY))
    told: Mapped[Told] = mapped_column(closed_set(Told))
    group_id: Mapped[int]  # words.THE_SITE: of no circle
    session_id: Mapped[int | None]
    path: Mapped[str] = mapped_column(String(300))
    given: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # the words of its sentence
    listed: Mapped[bool] = mapped_column(default=True)  # else it is only in the summary by mail
    at_once: Mapped[bool] = mapped_column(default=False)  # a mail of its own
    at: Mapped[datetime] = mapped_column(default=now)
    read_at: Mapped[datetime | None]
    mail_key: Mapped[str | None] = mapped_column(String(120))  # of the mail in which it was told
