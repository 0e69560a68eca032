"""The sessions of a series before they are made: starts, and what keeps one from being held."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import takewhile
from typing import Protocol

from cop.series.recurrence import MOST, Rule, Start, starts_from


class Rhythm(Protocol):
    """A series, or what a form says of one."""

    @property
    def parsed(self) -> Rule:
        """Return the rule."""

    @property
    def first(self) -> datetime:
        """Return the first start in wall time."""

    @property
    def tzid(self) -> str:
        """Return the zone."""

    @property
    def duration(self) -> int:
        """Return how many minutes a session takes."""


class Closing(Protocol):
    """Days on which a library is closed, or a row of their columns."""

    @property
    def name(self) -> str:
        """Return what for."""

    @property
    def first_day(self) -> date:
        """Return the first of them."""

    @property
    def last_day(self) -> date:
        """Return the last of them."""


@dataclass(frozen=True)
class Occurrence:
    """One session of a series that is only planned; `closed`: on such a day it is not held."""

    start: Start
    ends_at: datetime
    closed: Closing | None

    @property
    def at(self) -> datetime:
        """Return when it starts, in UTC: the original start, by which it is known."""
        return self.start.at


def occurrences(
    series: Rhythm, closures: Sequence[Closing], *, after: datetime, most: int
) -> list[Occurrence]:
    """Return what is planned from the moment on: `most` that are held, and those between them
    that fall on closed days."""
    found: list[Occurrence] = []
    planned = _planned(series, closures, after)
    while most > 0 and (one := next(planned, None)):
        found.append(one)
        most -= one.closed is None
    return found


def held(
    series: Rhythm, closures: Sequence[Closing], *, after: datetime, most: int = MOST
) -> list[Occurrence]:
    """Return the same without those on closed days."""
    found = occurrences(series, closures, after=after, most=most)
    return [one for one in found if one.closed is None]


def held_between(
    series: Rhythm, closures: Sequence[Closing], starts: datetime, ends: datetime
) -> list[Occurrence]:
    """Return all that are held from one moment until before another."""
    ahead = takewhile(lambda one: one.at < ends, _planned(series, closures, starts))
    return [one for one in ahead if one.closed is None]


def _planned(series: Rhythm, closures: Sequence[Closing], after: datetime) -> Iterator[Occurrence]:
    length = timedelta(minutes=series.duration)
    closed = _ClosedDays(closures)
    for start in starts_from(series.parsed, series.first, series.tzid, after=after):
        yield Occurrence(start, start.at + length, closed.on(start.local.date()))


class _ClosedDays:
    """Closures in the order of their first days, which are asked for day after day."""

    def __init__(self, closures: Iterable[Closing]) -> None:
        self._ahead = deque(sorted(closures, key=lambda one: one.first_day))
        self._begun: list[Closing] = []

    def on(self, day: date) -> Closing | None:
        """Return one that closes the day, which is not before the last one asked for."""
        while self._ahead and self._ahead[0].first_day <= day:
            self._begun.append(self._ahead.popleft())
        if self._begun:
            self._begun = [one for one in self._begun if one.last_day >= day]
        return next(iter(self._begun), None)
