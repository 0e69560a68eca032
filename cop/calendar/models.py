"""The secret addresses at which people read their own calendars."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id
from cop.kit.clock import now
from cop.people.models import Person


class CalendarToken(Base):
    """A person's secret address, one each; only the hash of its token is kept."""

    __tablename__ = "calendar_tokens"

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person] = relationship()
