"""What a circle decided."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, SmallInteger
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, LongText
from cop.kit.clock import now
from cop.sessions.models import AgendaItem, Session


class Decision(Base):
    """A decision by consent, taken under a point."""

    __tablename__ = "decisions"

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    text: Mapped[LongText]
    revision: Mapped[int] = mapped_column(SmallInteger, default=1)  # + 1 when reworded
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[Session] = relationship()
    agenda_item: Mapped[AgendaItem] = relationship()
