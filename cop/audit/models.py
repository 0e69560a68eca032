"""Lines of the audit log."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, LongText
from cop.kit.clock import now
from cop.people.models import Person


class AuditEntry(Base):
    """Who did what to which thing, and what it said before.

    `group_id`, `session_id` and `about_id` are where it was done and whom it is about; the ids of
    what may be gone by now, as `ref` is.
    """

    __tablename__ = "audit_entries"

    id: Mapped[Id]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id", ondelete="SET NULL"))
    verb: Mapped[str] = mapped_column(String(40))
    thing: Mapped[str] = mapped_column(String(40))
    ref: Mapped[int]
    before: Mapped[LongText] = mapped_column(default="")
    group_id: Mapped[int | None]
    session_id: Mapped[int | None]
    about_id: Mapped[int | None] = mapped_column(index=True)
    at: Mapped[datetime] = mapped_column(default=now, index=True)
    person: Mapped[Person | None] = relationship()
