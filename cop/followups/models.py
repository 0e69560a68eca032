"""What somebody is to do after a session."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, SmallInteger, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, closed_set
from cop.followups.words import FollowUpStatus
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session


class FollowUp(Base):
    """An action, the person who takes it (or a name) and the day by which it is due."""

    __tablename__ = "follow_ups"
    __table_args__ = (Index("ix_follow_ups_who_id_status", "who_id", "status"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    what: Mapped[str] = mapped_column(String(1000))
    revision: Mapped[int] = mapped_column(SmallInteger, default=1)  # + 1 when reworded
    who_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    who_name: Mapped[Line] = mapped_column(default="")
    due: Mapped[date | None]
    status: Mapped[FollowUpStatus] = mapped_column(
        closed_set(FollowUpStatus), default=FollowUpStatus.OPEN
    )
    settled_at: Mapped[datetime | None]  # done or cancelled
    settled_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    who: Mapped[Person | None] = relationship(foreign_keys=who_id, lazy="joined")
    session: Mapped[Session] = relationship()
    agenda_item: Mapped[AgendaItem] = relationship()

    @property
    def taken_by(self) -> str:
        """Return the name of who takes it, empty where nobody does yet."""
        return self.who.name if self.who else self.who_name
