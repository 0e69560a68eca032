"""How the point that is on, and the session with it, stand in their time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from cop.kit.clock import now
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import PointRow
from cop.sessions.words import AFTERGLOW, PointStatus, Status


@dataclass(frozen=True)
class PointClock:
    """The clock of the point that is on, as it stood at `at`; what it counts goes on from there.

    `spent` and `given` are seconds; nothing is given to a point without a length.
    """

    at: datetime
    spent: int
    given: int | None
    extra: int = 0  # of what is given, what was added to its length

    @property
    def left(self) -> int | None:
        """Return the seconds that are left, less than nothing when its time is over."""
        return None if self.given is None else self.given - self.spent

    @property
    def is_over(self) -> bool:
        """Say whether its time is over."""
        return self.left is not None and self.left < 0

    @property
    def minutes(self) -> int:
        """Return the whole minutes to say: left, over by, or on so far without a length."""
        if self.left is None:
            return self.spent // 60
        return ceil(abs(self.left) / 60)

    @property
    def zero(self) -> int:
        """Return when the count is at nothing, in milliseconds since 1970, for the script."""
        seconds = -self.spent if self.left is None else self.left
        return int((self.at + timedelta(seconds=seconds)).timestamp() * 1000)

    @property
    def moment(self) -> int:
        """Return the server's time in the same milliseconds."""
        return int(self.at.timestamp() * 1000)


@dataclass(frozen=True)
class Forecast:
    """When the session ends if each point left takes its length, and when it is to end."""

    ends: datetime
    due: datetime
    sure: bool  # every point left has a length

    @property
    def late(self) -> int:
        """Return by how many whole minutes it ends late; 0 in time."""
        return max(0, round((self.ends - self.due).total_seconds() / 60))


def time_of(session: Session, point: AgendaItem | PointRow | None) -> PointClock | None:
    """Return the clock of the point; None where it is not the one that is on, by the clock."""
    since = session.point_since
    is_on = session.status is Status.IN_PROGRESS and since is not None
    if point is None or since is None or not is_on or point.id != session.current_point_id:
        return None
    at = now()
    spent = point.spent + max(0, int((at - since).total_seconds()))
    given = point.duration * 60 + point.extra if point.duration else None
    return PointClock(at, spent, given, point.extra)


def forecast_of(session: Session, points: Sequence[AgendaItem | PointRow]) -> Forecast | None:
    """Return when a session that is on ends by its points; None where that cannot be said.

    What is left of the point that is on counts, and the length of those that wait.
    """
    due = _due(session)
    current = next((one for one in points if one.id == session.current_point_id), None)
    clock = time_of(session, current)
    if due is None or current is None or clock is None:
        return None
    waiting = [one for one in points if one.status is PointStatus.SCHEDULED and one is not current]
    seconds = max(0, clock.left or 0) + sum((one.duration or 0) * 60 for one in waiting)
    sure = all(one.duration for one in (current, *waiting))
    return Forecast(clock.at + timedelta(seconds=seconds), due, sure)


def _due(session: Session) -> datetime | None:
    """Return when it is to end: as planned, or by its length where it began at another time."""
    if session.began_at is None or not session.duration or session.ends_at is None:
        return None
    if session.starts_at - AFTERGLOW <= session.began_at < session.ends_at:
        return session.ends_at
    return session.began_at + timedelta(minutes=session.duration)
