"""Sessions and what belongs to them as rows: the columns that pages show, and their order."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, or_, select

from cop.groups.models import Group
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.sessions.models import Session
from cop.sessions.words import AFTERGLOW, PLANNED, Presence, Status

FORGOTTEN = timedelta(days=14)  # a session that was not started is shown so long, after the others


class SessionRow(NamedTuple):
    """What a list shows of a session; `slug` and `circle` are its circle's address and name."""

    id: int
    slug: str
    circle: str
    number: int
    title: str
    starts_at: datetime
    time_known: bool
    tzid: str
    duration: int | None  # minutes
    mode: Mode
    place: str
    status: Status
    no_output_reason: str
    follows_id: int | None

    @property
    def name(self) -> str:
        """Return its title, or the circle's name and its number where it has none."""
        return self.title or f"{self.circle} {self.number}"

    @property
    def ends_at(self) -> datetime | None:
        """Return when it is planned to end, in UTC; None where no length is known."""
        return self.starts_at + timedelta(minutes=self.duration) if self.duration else None

    @property
    def is_written(self) -> bool:
        """Say whether people write in it just now, over some days."""
        return self.mode is Mode.IN_WRITING and self.status is Status.IN_PROGRESS

    @property
    def is_forgotten(self) -> bool:
        """Say whether its time has passed and nobody has started it."""
        return self.status in PLANNED and self.starts_at + AFTERGLOW < now()


class PresenceRow(NamedTuple):
    """What a page shows of somebody's presence; `person_id` is None without an account."""

    id: int
    person_id: int | None
    name: str
    how: Presence
    as_guest: bool  # with an account, but not of the circle
    visits: bool  # came by a link under a name that nobody has checked

    @property
    def is_guest(self) -> bool:
        """Say whether it is somebody from outside the circle."""
        return self.as_guest or self.person_id is None


class EventRow(NamedTuple):
    """One step of a session from state to state; `by` is the name of who took it."""

    was: Status | None
    became: Status
    by: str | None
    at: datetime
    reason: str
    went_on: int  # proposals that nobody had answered


class Participant(NamedTuple):
    """Somebody who may be written down as present."""

    id: int
    name: str


COLUMNS: tuple[Any, ...] = (
    Session.id,
    Group.slug,
    Group.name,
    Session.number,
    Session.title,
    Session.starts_at,
    Session.time_known,
    Session.tzid,
    Session.duration,
    Session.mode,
    Session.place,
    Session.status,
    Session.no_output_reason,
    Session.follows_id,
)


def session_rows(*more: Any) -> Select[*tuple[Any, ...]]:
    """Return a query for sessions with their circles: the columns of SessionRow, then `more`."""
    return select(*COLUMNS, *more).select_from(Session).join(Group, Group.id == Session.group_id)


def read_row(row: Any) -> tuple[SessionRow, Any]:
    """Return the session and what else the row holds."""
    return SessionRow._make(row[: len(COLUMNS)]), row[len(COLUMNS) :]


def since_when() -> tuple[datetime, datetime]:
    """Return since when a start is still to come, and since when a forgotten one is shown."""
    return now() - AFTERGLOW, now() - FORGOTTEN


def is_ahead(oldest: datetime) -> ColumnElement[bool]:
    """Return the condition that a session is on or planned, or that its start was forgotten."""
    return or_(
        Session.status == Status.IN_PROGRESS,
        and_(Session.status.in_(PLANNED), Session.starts_at >= oldest),
    )


def nearest_first(since: datetime) -> tuple[ColumnElement[Any], ...]:
    """Return the order: what is on, what comes next, then what was not started, latest first."""
    to_come = Session.starts_at >= since
    rank = case((Session.status == Status.IN_PROGRESS, 0), (to_come, 1), else_=2)
    return rank, case((to_come, Session.starts_at)), Session.starts_at.desc()
