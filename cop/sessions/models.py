"""Sessions, the points of their agendas, and who was there."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    SmallInteger,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column, query_expression, relationship

from cop.db import Base
from cop.db.types import Id, Line, LongText, closed_set
from cop.discussions.models import Thread
from cop.groups.formats import Format, format_of
from cop.groups.models import Group
from cop.groups.words import Kind
from cop.kit.clock import now
from cop.kit.meeting import AT_A_PLACE, Mode, days_of
from cop.people.absences import Days
from cop.people.models import Person
from cop.series.models import Series
from cop.sessions.uids import new_uid
from cop.sessions.words import (
    AFTERGLOW,
    PLANNED,
    LinkKind,
    PointKind,
    PointStatus,
    Presence,
    PresenceSource,
    Reply,
    Status,
)
from cop.subjects.models import SubjectUse


class Session(Base):
    """One gathering of a circle; follows at most one other and is followed by any number."""

    __tablename__ = "sessions"
    __table_args__ = (
        UniqueConstraint("group_id", "number"),
        UniqueConstraint("series_id", "recurrence_id"),
        Index("ix_sessions_group_id_starts_at", "group_id", "starts_at"),
    )

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    number: Mapped[int]
    title: Mapped[Line] = mapped_column(default="")
    starts_at: Mapped[datetime] = mapped_column(index=True)
    time_known: Mapped[bool] = mapped_column(default=True)  # else only the date is known
    tzid: Mapped[str] = mapped_column(String(40))
    duration: Mapped[int | None]  # minutes; in writing from the opening to the closing
    mode: Mapped[Mode] = mapped_column(closed_set(Mode), server_default=Mode.ON_SITE.value)
    place: Mapped[Line] = mapped_column(default="")
    link: Mapped[str] = mapped_column(String(500), default="")
    facilitator_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    scribe_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    status: Mapped[Status] = mapped_column(closed_set(Status), default=Status.DRAFT)
    follows_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="SET NULL"), index=True
    )
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="SET NULL"))
    recurrence_id: Mapped[datetime | None]  # its start when the series planned it, for ever
    current_point_id: Mapped[int | None] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="SET NULL", use_alter=True)
    )
    point_since: Mapped[datetime | None]  # since when that point has been on
    code: Mapped[str] = mapped_column(String(4), default="", server_default="")  # to check in by
    began_at: Mapped[datetime | None]  # when it was started; None before, and where nobody noted it
    no_output_reason: Mapped[str] = mapped_column(String(500), default="")
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    version: Mapped[int] = mapped_column(default=1)  # grows with every change of it or its points
    kind: Mapped[Kind] = mapped_column(closed_set(Kind))  # of its circle when it was planned,
    own_format: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)  # and what that changed
    created_at: Mapped[datetime] = mapped_column(default=now)
    changed_at: Mapped[datetime] = mapped_column(default=now, onupdate=now)
    uid: Mapped[str] = mapped_column(String(36), default=new_uid)  # in calendars; never changes
    sequence: Mapped[int] = mapped_column(default=0)  # grows with time, place and cancellation
    group: Mapped[Group] = relationship()
    facilitator: Mapped[Person | None] = relationship(foreign_keys=facilitator_id)
    scribe: Mapped[Person | None] = relationship(foreign_keys=scribe_id)
    series: Mapped[Series | None] = relationship()
    follows: Mapped[Session | None] = relationship(remote_side="Session.id")
    subject_lines: Mapped[str | None] = query_expression()  # where a query reads them along

    @property
    def name(self) -> str:
        """Return its title, or the circle's name and its number where it has none."""
        return self.title or f"{self.group.name} {self.number}"

    @property
    def format(self) -> Format:
        """Return how it goes: by its circle's format when it was planned."""
        return format_of(self.kind, self.own_format)

    @property
    def in_writing(self) -> bool:
        """Say whether it is held in writing, over some days."""
        return self.mode is Mode.IN_WRITING

    @property
    def usual_presence(self) -> Presence:
        """Return how people take part in it of whom nothing else is said."""
        return Presence.ON_SITE if self.mode in AT_A_PLACE else Presence.REMOTE

    @property
    def day(self) -> date:
        """Return the day on which it is held, where it is held."""
        return self.starts_at.astimezone(ZoneInfo(self.tzid)).date()

    @property
    def days(self) -> Days:
        """Return the days on which it is held, where it is held: one, but in writing."""
        return Days(*days_of(self.starts_at, self.tzid, self.mode, self.duration))

    @property
    def ends_at(self) -> datetime | None:
        """Return when it is planned to end, in UTC; None where no duration is known."""
        return self.starts_at + timedelta(minutes=self.duration) if self.duration else None

    @property
    def is_forgotten(self) -> bool:
        """Say whether its time has passed and nobody has started it."""
        return self.status in PLANNED and self.starts_at + AFTERGLOW < now()


class Guest(Base):
    """Somebody who was let into one session without belonging to its circle."""

    __tablename__ = "guests"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    since: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[Session] = relationship()
    person: Mapped[Person] = relationship()


class SessionSubject(SubjectUse, Base):
    """What a session is about."""

    __tablename__ = "session_subjects"
    __table_args__ = (UniqueConstraint("session_id", "subject_id"),)
    OWNER = "session_id"

    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))


class SessionReader(Base):
    """Somebody who reads beforehand what a session of a writing circle talks about."""

    __tablename__ = "session_readers"
    __table_args__ = (UniqueConstraint("session_id", "person_id"),)

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    person: Mapped[Person] = relationship()


class SessionEvent(Base):
    """One step of a session from state to state; the newest is its status."""

    __tablename__ = "session_events"

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    was: Mapped[Status | None] = mapped_column(closed_set(Status))
    became: Mapped[Status] = mapped_column(closed_set(Status))
    by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime] = mapped_column(default=now)
    reason: Mapped[str] = mapped_column(String(500), default="")
    went_on: Mapped[int] = mapped_column(default=0)  # proposals that nobody had answered
    by: Mapped[Person | None] = relationship()


class AgendaItem(Base):
    """A point, shown as such: of a session's agenda, or of the circle's backlog without one."""

    __tablename__ = "agenda_items"
    __table_args__ = (Index("ix_agenda_items_group_id_session_id", "group_id", "session_id"),)

    id: Mapped[Id]
    group_id: Mapped[int] = mapped_column(ForeignKey("groups.id", ondelete="CASCADE"))
    session_id: Mapped[int | None] = mapped_column(
        ForeignKey("sessions.id", ondelete="CASCADE"), index=True
    )
    rank: Mapped[float]  # fractional: moving a point writes this one row
    kind: Mapped[PointKind] = mapped_column(closed_set(PointKind), default=PointKind.DISCUSSION)
    title: Mapped[Line]
    standing: Mapped[bool] = mapped_column(default=False)  # stands on every agenda of the format
    source: Mapped[LongText] = mapped_column(default="")
    html: Mapped[LongText] = mapped_column(default="")
    renderer: Mapped[int] = mapped_column(SmallInteger, default=0)
    presenter_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    presenter_name: Mapped[Line] = mapped_column(default="")
    duration: Mapped[int | None]  # minutes
    spent: Mapped[int] = mapped_column(default=0, server_default="0")  # seconds, in earlier turns
    extra: Mapped[int] = mapped_column(default=0, server_default="0")  # seconds beyond its length
    status: Mapped[PointStatus] = mapped_column(closed_set(PointStatus))
    proposed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    nameless: Mapped[bool] = mapped_column(default=False)  # then proposed_by is nobody
    nameless_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("people.id"), deferred=True, deferred_raiseload=True
    )  # who it was, for their own rights only: never loaded with a point (queries/nameless.py)
    round_texts: Mapped[int | None]  # how many wrote in its write-first round; None: it has none
    round_opened: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str] = mapped_column(String(500), default="")  # why declined, parked, dropped
    ask_on: Mapped[date | None]  # when a parked point is to be asked about again
    version: Mapped[int] = mapped_column(default=1)
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    session: Mapped[Session | None] = relationship(foreign_keys=session_id)
    group: Mapped[Group] = relationship()
    thread: Mapped[Thread] = relationship()
    presenter: Mapped[Person | None] = relationship(foreign_keys=presenter_id)
    proposed_by: Mapped[Person | None] = relationship(foreign_keys=proposed_by_id)

    @property
    def presented_by(self) -> str:
        """Return the presenter's name, whether they have an account or not."""
        return self.presenter.name if self.presenter else self.presenter_name


class ItemLink(Base):
    """A point that came from another; the old one stays whole."""

    __tablename__ = "item_links"
    __table_args__ = (UniqueConstraint("from_id", "to_id"),)

    id: Mapped[Id]
    from_id: Mapped[int] = mapped_column(ForeignKey("agenda_items.id", ondelete="CASCADE"))
    to_id: Mapped[int] = mapped_column(
        ForeignKey("agenda_items.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[LinkKind] = mapped_column(closed_set(LinkKind))
    at: Mapped[datetime] = mapped_column(default=now)


class Rsvp(Base):
    """What somebody answered to one session, or as a rule to a series; never wiped.

    `stale`: the time has changed since.
    """

    __tablename__ = "rsvps"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        UniqueConstraint("series_id", "person_id"),
        CheckConstraint("(session_id IS NULL) <> (series_id IS NULL)", name="of_one"),
    )

    id: Mapped[Id]
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id", ondelete="CASCADE"), index=True)
    session_id: Mapped[int | None] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    series_id: Mapped[int | None] = mapped_column(ForeignKey("series.id", ondelete="CASCADE"))
    answer: Mapped[Reply] = mapped_column(closed_set(Reply))
    at: Mapped[datetime] = mapped_column(default=now)
    stale: Mapped[bool] = mapped_column(default=False)


class Attendance(Base):
    """Somebody's presence in a session: a person once, or a guest by name."""

    __tablename__ = "attendances"
    __table_args__ = (
        UniqueConstraint("session_id", "person_id"),
        UniqueConstraint("session_id", "name"),
    )

    id: Mapped[Id]
    session_id: Mapped[int] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    name: Mapped[str | None] = mapped_column(String(200))  # of somebody without an account
    how: Mapped[Presence] = mapped_column(closed_set(Presence))
    source: Mapped[PresenceSource] = mapped_column(closed_set(PresenceSource))
    as_guest: Mapped[bool] = mapped_column(default=False)  # with an account, but not of the circle
    at: Mapped[datetime] = mapped_column(default=now)
    person: Mapped[Person | None] = relationship(lazy="joined")

    @property
    def shown_name(self) -> str:
        """Return the name to show."""
        return self.person.name if self.person else self.name or ""
