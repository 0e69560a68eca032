"""The next dates of a series as its form shows them, with what stands in their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cop.kit.clock import now, today
from cop.kit.dates import clock_time, long_day, short_day, zone_name
from cop.series.occurrences import Occurrence, Rhythm, held, occurrences
from cop.series.queries import closures_of, series_of, zones_of
from cop.sessions.queries import sessions_between

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person
    from cop.series.models import Closure, Series
    from cop.sessions.rows import SessionRow

DATES = 10
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Elsewhere:
    """What the clock shows in a zone; `day` where it is another one there; `changed`: since the
    date before, because somebody's clocks were moved."""

    time: str
    zone: str
    day: str
    changed: bool


@dataclass(frozen=True)
class Shown:
    """One date: the day, the times of all zones, its own first; the names of what clashes."""

    occurrence: Occurrence
    day: str
    times: Sequence[Elsewhere]
    clashes: Sequence[str]


def preview(
    person: Person, group: Group, series: Rhythm, *, besides: Series | None = None
) -> list[Shown]:
    """Return the next ten dates that are held, and those between them that are skipped.

    `besides`: the series that is being changed, whose sessions are no clash.
    """
    closures = closures_of(group, today(series.tzid) - A_DAY)
    dates = occurrences(series, closures, after=now(), most=DATES)
    if not dates:
        return []
    zones = _zones(person, group, series)
    taken = list(_taken(person, group, closures, dates, besides))
    previous = [None, *(one.at for one in dates)]
    return [
        Shown(one, long_day(one.at, series.tzid), _times(one.at, before, zones), _at(one, taken))
        for one, before in zip(dates, previous, strict=False)
    ]


def _zones(person: Person, group: Group, series: Rhythm) -> list[str]:
    """Return the zones to show; two of which people say the same are one."""
    found = [series.tzid, *zones_of(person, group, today(series.tzid))]
    return list({zone_name(zone): zone for zone in reversed(found)}.values())[::-1]


def _times(at: datetime, before: datetime | None, zones: Sequence[str]) -> list[Elsewhere]:
    home = short_day(at, zones[0])
    return [
        Elsewhere(
            time=clock_time(at, zone),
            zone=zone_name(zone, at),
            day="" if short_day(at, zone) == home else short_day(at, zone),
            changed=before is not None and _wall(before, zone) != _wall(at, zone),
        )
        for zone in zones
    ]


def _wall(moment: datetime, zone: str) -> tuple[int, int]:
    local = moment.astimezone(ZoneInfo(zone))
    return local.hour, local.minute


@dataclass(frozen=True)
class Taken:
    """A time in which the circle meets already."""

    name: str
    starts_at: datetime
    ends_at: datetime


def _taken(
    person: Person,
    group: Group,
    closures: Sequence[Closure],
    dates: Sequence[Occurrence],
    besides: Series | None,
) -> Iterator[Taken]:
    first, last = dates[0].at, dates[-1].ends_at
    own = besides.id if besides else 0
    for session in sessions_between(person, group, first - A_DAY, last, besides=own):
        yield _session(session)
    for series in series_of(person, group):
        if besides is None or series.id != besides.id:
            for one in held(series, closures, after=first - A_DAY):
                yield Taken(series.title or group.name, one.at, one.ends_at)


def _session(session: SessionRow) -> Taken:
    length = timedelta(minutes=session.duration or 0)
    return Taken(session.name, session.starts_at, session.starts_at + length)


def _at(one: Occurrence, taken: Sequence[Taken]) -> list[str]:
    names = [two.name for two in taken if two.starts_at < one.ends_at and one.at < two.ends_at]
    return list(dict.fromkeys(names))
