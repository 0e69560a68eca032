"""What is planned by series and not made yet: sessions without a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, or_, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import GroupStatus
from cop.kit.clock import now
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
    return _planned(rows(*_series_in(person, group.id, now())), most=most)


def planned_for(person: Person, *, until: datetime) -> list[Planned]:
    """Return the next one of each series of the person's own circles, until the moment."""
    found = _planned(rows(*_series_for(person, now())), most=1)
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
    Series.place,
)


@prepared
def _series_in(person: Person | None, group_id: int, since: datetime) -> Select[*tuple[Any, ...]]:
    return _with_rows(since).where(
        Series.group_id == group_id, Series.group_id.in_(groups_seen_by(person))
    )


@prepared
def _series_for(person: Person, since: datetime) -> Select[*tuple[Any, ...]]:
    own = select(Membership.group_id).where(Membership.person_id == person.id)
    return _with_rows(since).where(Series.group_id.in_(own))


def _with_rows(since: datetime) -> Select[*tuple[Any, ...]]:
    """Return a query for series of active circles, each with the starts that are made already."""
    made = and_(Session.series_id == Series.id, Session.recurrence_id >= since)
    return (
        select(*COLUMNS, Session.recurrence_id)
        .join(Group, Group.id == Series.group_id)
        .outerjoin(Session, made)
        .where(Group.status == GroupStatus.ACTIVE)
        .order_by(Series.id)
        .limit(MOST_ROWS)
    )


def _planned(found: Sequence[Any], *, most: int) -> list[Planned]:
    """Return what is not made yet, `most` of each series."""
    if not found:
        return []
    size = len(COLUMNS)
    closures = _closures({row[2] for row in found if row[2]})
    planned: list[Planned] = []
    for key, lines in groupby(found, lambda row: tuple(row[:size])):
        made = {row[size] for row in lines if row[size]}
        planned += _of_series(SeriesRow._make(key), made, closures, most)
    return sorted(planned, key=lambda one: one.starts_at)


def _of_series(
    series: SeriesRow, made: set[datetime], closures: Sequence[ClosureRow], most: int
) -> list[Planned]:
    skipped = [one for one in closures if one.library_id in (None, series.library_id)]
    ahead = held(series, skipped, after=now(), most=most + len(made))
    facts = (series.id, series.slug, series.circle, series.title)
    where = (series.tzid, series.duration, series.place)
    return [Planned(*facts, one.at, *where) for one in ahead if one.at not in made][:most]


def _closures(library_ids: set[int]) -> list[ClosureRow]:
    today = now().astimezone(UTC).date() - A_DAY
    return [ClosureRow._make(row) for row in rows(*_closed(list(library_ids), today))]


@prepared
def _closed(library_ids: list[int], since: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Closure.library_id, Closure.name, Closure.first_day, Closure.last_day)
        .where(
            or_(Closure.library_id.is_(None), Closure.library_id.in_(library_ids)),
            Closure.last_day >= since,
        )
        .order_by(Closure.first_day)
        .limit(MOST_ROWS)
    )
