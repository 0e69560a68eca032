"""What is planned by series and not made yet: sessions without a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import GroupStatus
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.people.models import Person
from cop.series.addresses import stamp
from cop.series.models import Closure, Series
from cop.series.occurrences import held
from cop.series.recurrence import Rule, read_rule
from cop.sessions.models import Session

A_DAY = timedelta(days=1)
MOST_ROWS = 500  # made ahead of their time


class Planned(NamedTuple):
    """A session of a series that nobody has needed yet."""

    series_id: int
    slug: str
    circle: str
    title: str
    starts_at: datetime
    tzid: str
    duration: int  # minutes
    mode: Mode
    place: str

    @property
    def name(self) -> str:
        """Return its title, or the circle's name."""
        return self.title or self.circle

    @property
    def stamp(self) -> str:
        """Return its original start as its address says it."""
        return stamp(self.starts_at)


class SeriesRow(NamedTuple):
    """A series with its circle, as its dates follow from it."""

    id: int
    group_id: int
    library_id: int | None
    slug: str
    circle: str
    title: str
    rule: str
    first_day: date
    begins: Any
    tzid: str
    duration: int
    mode: Mode
    place: str

    @property
    def parsed(self) -> Rule:
        """Return the rule."""
        return read_rule(self.rule)

    @property
    def first(self) -> datetime:
        """Return the first start in wall time."""
        return datetime.combine(self.first_day, self.begins)


class ClosureRow(NamedTuple):
    """Closed days as they are looked up; `library_id` is None for all libraries."""

    library_id: int | None
    name: str
    first_day: date
    last_day: date


def planned_in(person: Person | None, group: Group, *, most: int) -> list[Planned]:
    """Return what the circle's series have ahead that is not made yet, the nearest one first."""
    return _planned(rows(*_series_in(person, group.id, now(), _today())), most=most)


def planned_for(person: Person, *, until: datetime) -> list[Planned]:
    """Return the next one of each series of the person's own circles, until the moment."""
    found = _planned(rows(*_series_for(person, now(), _today())), most=1)
    return [one for one in found if one.starts_at <= until]


COLUMNS = (
    Series.id,
    Series.group_id,
    Group.library_id,
    Group.slug,
    Group.name,
    Series.title,
    Series.rule,
    Series.first_day,
    Series.begins,
    Series.tzid,
    Series.duration,
    Series.mode,
    Series.place,
)


@prepared
def _series_in(
    person: Person | None, group_id: int, since: datetime, today: date
) -> Select[*tuple[Any, ...]]:
    return _with_rows(since, today).where(
        Series.group_id == group_id, Series.group_id.in_(groups_seen_by(person))
    )


@prepared
def _series_for(person: Person, since: datetime, today: date) -> Select[*tuple[Any, ...]]:
    own = select(Membership.group_id).where(Membership.person_id == person.id)
    return _with_rows(since, today).where(Series.group_id.in_(own))


def _with_rows(since: datetime, today: date) -> Select[*tuple[Any, ...]]:
    """Return a query for series of active circles, each with the starts that are made already.

    Before those stand the closed days that it skips, one line each.
    """
    made = and_(Session.series_id == Series.id, Session.recurrence_id >= since)
    return (
        select(*COLUMNS, _closed(today), Session.recurrence_id)
        .join(Group, Group.id == Series.group_id)
        .outerjoin(Session, made)
        .where(Group.status == GroupStatus.ACTIVE)
        .order_by(Series.id)
        .limit(MOST_ROWS)
    )


def _planned(found: Sequence[Any], *, most: int) -> list[Planned]:
    """Return what is not made yet, `most` of each series."""
    planned: list[Planned] = []
    closures = cache(_closures)  # the same for all series of a circle
    for (closed, *facts), lines in groupby(found, lambda row: (row[-2], *row[:-2])):
        made = {row[-1] for row in lines if row[-1]}
        planned += _of_series(SeriesRow._make(facts), made, closures(closed or ""), most)
    return sorted(planned, key=lambda one: one.starts_at)


def _of_series(
    series: SeriesRow, made: set[datetime], closures: Sequence[ClosureRow], most: int
) -> list[Planned]:
    ahead = held(series, closures, after=now(), most=most + len(made))
    facts = (series.id, series.slug, series.circle, series.title)
    where = (series.tzid, series.duration, series.mode, series.place)
    return [Planned(*facts, one.at, *where) for one in ahead if one.at not in made][:most]


def _today() -> date:
    """Return a day that is not after today, wherever that is asked."""
    return now().astimezone(UTC).date() - A_DAY


def _closed(today: date) -> ColumnElement[str | None]:
    """Return the first and the last day of each closure that the circle's sessions skip."""
    line = cast(Closure.first_day, String) + " " + cast(Closure.last_day, String)
    of_it = or_(Closure.library_id.is_(None), Closure.library_id == Group.library_id)
    return (
        select(func.aggregate_strings(line, "\n"))
        .where(of_it, Closure.last_day >= today)
        .correlate(Group)
        .scalar_subquery()
    )


def _closures(lines: str) -> list[ClosureRow]:
    days = ([date.fromisoformat(day) for day in line.split()] for line in lines.splitlines())
    return [ClosureRow(None, "", first, last) for first, last in days]
