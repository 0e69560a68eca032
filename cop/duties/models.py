"""Who passed a duty on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, closed_set
from cop.duties.words import Duty
from cop.kit.clock import now


class PassedDuty(Base):
    """Somebody cannot do it in one session, and is not suggested for it there again."""

    __tablename__ = "passed_duties"
    __table_args__ = (UniqueConstraint("session_id", "person_id", "duty"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    duty: Mapped[Duty] = mapped_column(closed_set(Duty))
    at: Mapped[datetime] = mapped_column(default=now)
