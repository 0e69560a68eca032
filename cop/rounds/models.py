"""A round on a point, and the text that each person writes in it."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, ForeignKey, SmallInteger, UniqueConstraint, and_, or_
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import AgendaItem


class Round(Base):
    """A write-first round on a point; what each wrote is read by others once it is opened.

    Whether names stand with the texts is settled when it starts and never changes.
    """

    __tablename__ = "rounds"

    id: Mapped[Id]
    agenda_item_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="CASCADE"), unique=True
    )
    question: Mapped[Line] = mapped_column(default="")
    named: Mapped[bool]
    started_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    started_at: Mapped[datetime] = mapped_column(default=now)
    opened_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]  # when the texts went into the notes
    texts: Mapped[int] = mapped_column(default=0)  # how many have written, as others are told
    version: Mapped[int] = mapped_column(default=1)  # grows with what others see of it
    point: Mapped[AgendaItem] = relationship()
    started_by: Mapped[Person | None] = relationship()


class RoundText(Base):
    """What one person wrote in a round; `shown` to others from the opening on.

    `mix` is drawn by lot when the text is begun: it orders the texts and names them in addresses,
    so that neither tells who wrote first. The writer is never loaded with a text.
    """

    __tablename__ = "round_texts"
    __table_args__ = (
        UniqueConstraint("round_id", "writer_id"),
        UniqueConstraint("round_id", "mix"),
    )

    id: Mapped[Id]
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    writer_id: Mapped[int] = mapped_column(
        ForeignKey("people.id"), deferred=True, deferred_raiseload=True
    )
    mix: Mapped[int]
    source: Mapped[LongText] = mapped_column(default="")
    html: Mapped[LongText] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    revision: Mapped[int] = mapped_column(default=0)
    shown: Mapped[bool] = mapped_column(default=False)
    late: Mapped[bool] = mapped_column(default=False)  # written when others could be read
    removed: Mapped[bool] = mapped_column(default=False)
    as_guest: Mapped[bool] = mapped_column(default=False)  # by name, and not of the circle
    round: Mapped[Round] = relationship()


def told_of() -> ColumnElement[bool]:
    """Return the condition that others are told of a text: written in time, or added late."""
    return and_(RoundText.source != "", or_(RoundText.shown, ~RoundText.late))
