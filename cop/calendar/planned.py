"""What series have planned in a span of time and nobody has needed yet: sessions without a row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, select

from cop.calendar.wanted import Wanted, narrowed
from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import GroupStatus
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.people.models import Person
from cop.series.models import Closure, Series
from cop.series.occurrences import held_between
from cop.sessions.models import Session
from cop.sessions.queries.planned import COLUMNS, ClosureRow, Planned, SeriesRow

MOST_ROWS = 2_000  # series, each with what was made of it in the span
LONGEST = timedelta(days=31)  # that something is planned to be open in writing
A_DAY = timedelta(days=1)  # by so much a date may differ around the world


class Ahead(NamedTuple):
    """Something planned, with its series as calendars know it."""

    planned: Planned
    uid: str
    sequence: int
    changed_at: datetime


def planned_between(
    person: Person | None, wanted: Wanted, span: tuple[datetime, datetime]
) -> list[Ahead]:
    """Return what is still to come in the span and not made, the earliest first.

    What is in writing may begin before it.
    """
    if now() >= span[1]:
        return []
    starts, ends = max(span[0] - LONGEST, now()), span[1]
    own = wanted.own and person is not None
    asked = _of_own(person, starts, ends) if own and person else _of_all(person, starts, ends)
    found = narrowed(asked, wanted, Series.__table__.c.id)
    closed = _closures(starts, ends) if found else []
    ahead: list[Ahead] = []
    for key, lines in groupby(found, lambda row: tuple(row[:-1])):
        made = {row[-1] for row in lines if row[-1]}
        series = SeriesRow._make(key[: len(COLUMNS)])
        planned = _in_series(series, made, closed, (_since(series, span[0]), ends))
        ahead += [Ahead(one, *key[len(COLUMNS) :]) for one in planned]
    return sorted(ahead, key=lambda one: one.planned.starts_at)


def _since(series: SeriesRow, start: datetime) -> datetime:
    """Return from when on the series' sessions are in a span that begins so, and not begun."""
    length = timedelta(minutes=series.duration if series.mode is Mode.IN_WRITING else 0)
    return max(start - length, now())


def _in_series(
    series: SeriesRow,
    made: set[datetime],
    closed: Sequence[ClosureRow],
    span: tuple[datetime, datetime],
) -> list[Planned]:
    starts, ends = span
    skipped = [one for one in closed if one.library_id in (None, series.library_id)]
    facts = (series.id, series.slug, series.circle, series.title)
    where = (series.tzid, series.duration, series.mode, series.place)
    return [
        Planned(*facts, one.at, *where)
        for one in held_between(series, skipped, starts, ends)
        if one.at not in made
    ]


@prepared
def _of_own(person: Person, starts: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    own = select(Membership.group_id).where(Membership.person_id == person.id)
    return _with_made(starts, ends).where(Series.group_id.in_(own))


@prepared
def _of_all(person: Person | None, starts: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    return _with_made(starts, ends).where(Series.group_id.in_(groups_seen_by(person)))


def _with_made(starts: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    """Return the series of active circles, each with the original starts of what is made."""
    made = and_(
        Session.series_id == Series.id,
        Session.recurrence_id >= starts,
        Session.recurrence_id < ends,
    )
    return (
        select(*COLUMNS, Series.uid, Series.sequence, Series.changed_at, Session.recurrence_id)
        .select_from(Series)
        .join(Group, Group.id == Series.group_id)
        .outerjoin(Session, made)
        .where(Group.status == GroupStatus.ACTIVE)
        .order_by(Series.id)
        .limit(MOST_ROWS)
    )


def _closures(starts: datetime, ends: datetime) -> list[ClosureRow]:
    days = (starts - A_DAY).date(), (ends + A_DAY).date()
    return [ClosureRow._make(row) for row in rows(*_closed(*days))]


@prepared
def _closed(first: Any, last: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(Closure.library_id, Closure.name, Closure.first_day, Closure.last_day)
        .where(Closure.last_day >= first, Closure.first_day <= last)
        .order_by(Closure.first_day)
        .limit(MOST_ROWS)
    )
