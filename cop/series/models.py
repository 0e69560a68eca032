"""Series of sessions, and days on which libraries are closed."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import ForeignKey, Index, String, Time
from sqlalchemy.orm import Mapped, mapped_column, relationship

from cop.db import Base
from cop.db.types import Id, Line, closed_set
from cop.groups.models import Group
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.libraries.models import Library
from cop.series.recurrence import Rule, read_rule

LONGEST_RULE = 200


class Series(Base):
    """A rhythm in which a circle meets, and what its sessions have in common.

    `first_day` and `begins` are wall time in the zone. `uid` and `sequence` are those of iCalendar.
    """

    __tablename__ = "series"

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"), index=True)
    title: Mapped[Line] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(String(LONGEST_RULE))  # an RRULE, UNTIL in UTC
    first_day: Mapped[date]
    begins: Mapped[time] = mapped_column(Time)
    tzid: Mapped[str] = mapped_column(String(40))
    duration: Mapped[int]  # minutes; in writing from the opening to the closing
    mode: Mapped[Mode] = mapped_column(closed_set(Mode), server_default=Mode.ON_SITE.value)
    place: Mapped[Line] = mapped_column(default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    uid: Mapped[str] = mapped_column(String(80), unique=True)
    sequence: Mapped[int] = mapped_column(default=0)  # grows with a change of time or place
    version: Mapped[int] = mapped_column(default=1)  # grows with every edit, to see conflicts
    ended_at: Mapped[datetime | None]  # when somebody ended it; its rule says after which session
    continues_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"))
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    group: Mapped[Group] = relationship()

    @property
    def first(self) -> datetime:
        """Return the first start in wall time, naive."""
        return datetime.combine(self.first_day, self.begins)

    @property
    def parsed(self) -> Rule:
        """Return the rule in its parts."""
        return read_rule(self.rule)


class Closure(Base):
    """Days on which a library is closed, or all of them: sessions of a series skip them."""

    __tablename__ = "closures"
    __table_args__ = (Index("ix_closures_library_id_last_day", "library_id", "last_day"),)

    id: Mapped[Id]
    library_id: Mapped[int | None] = mapped_column(ForeignKey("libraries.id"))  # None: all of them
    name: Mapped[Line]
    first_day: Mapped[date]
    last_day: Mapped[date]
    library: Mapped[Library | None] = relationship()
