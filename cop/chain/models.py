"""What points take up: outputs, decisions and follow-ups of any session, and ideas."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id
from cop.kit.clock import now
from cop.outputs.models import Output
from cop.sessions.models import AgendaItem

A_GROUND = "coalesce(output_id, decision_id, follow_up_id, idea_id) IS NOT NULL"


class BuildsOn(Base):
    """A point goes on from one output, one decision, one follow-up or one idea."""

    __tablename__ = "builds_on"
    __table_args__ = (
        UniqueConstraint("point_id", "output_id"),
        UniqueConstraint("point_id", "decision_id"),
        UniqueConstraint("point_id", "follow_up_id"),
        UniqueConstraint("point_id", "idea_id"),
        CheckConstraint(A_GROUND, name="a_ground"),
    )

    id: Mapped[Id]
    point_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    output_id: Mapped[int | None] = mapped_column(
        ForeignKey("outputs.id", ondelete="CASCADE"), index=True
    )
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decisions.id", ondelete="CASCADE"), index=True
    )
    follow_up_id: Mapped[int | None] = mapped_column(
        ForeignKey("follow_ups.id", ondelete="CASCADE"), index=True
    )
    idea_id: Mapped[int | None] = mapped_column(
        ForeignKey("ideas.id", ondelete="CASCADE"), index=True
    )
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    point: Mapped[AgendaItem] = relationship()
    output: Mapped[Output | None] = relationship()
