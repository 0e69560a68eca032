"""What happens, in the words of the page: days, times where the reader is, and times there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask import url_for

from cop.calendar.months import Month
from cop.calendar.queries import Happening, Happenings, day_of
from cop.kit.dates import clock_time, time_span
from cop.kit.meeting import Mode, days_of, where
from cop.sessions.queries.planned import Planned
from cop.sessions.rows import SessionRow
from cop.sessions.words import PLANNED, Status

A_DAY = timedelta(days=1)


class Entry(NamedTuple):
    """A line of the calendar. Times are empty where only the date is known.

    `there` is the time in the session's own zone, where the clocks are set otherwise.
    """

    day: date
    at: datetime
    href: str
    title: str
    circle: str
    begins: str
    time: str
    there: str
    place: str
    state: str  # ahead, planned, draft, live, past or cancelled
    marks: dict[str, str] | None  # None for what a series has planned and nobody has needed yet


class Day(NamedTuple):
    """A day of the month on which something happens."""

    day: date
    entries: list[Entry]


def entry_of(happening: Happening, tzid: str) -> Entry:
    """Return the line for somebody in the zone."""
    session, marks = happening
    timed = session.time_known
    return Entry(
        day=day_of(session, tzid).date(),
        at=session.starts_at,
        href=url_for("sessions.show", slug=session.slug, number=session.number),
        title=session.name,
        circle=session.circle,
        begins=clock_time(session.starts_at, tzid) if timed else "",
        time=time_span(session.starts_at, session.duration, tzid) if timed else "",
        there=_there(session, tzid) if timed else "",
        place=where(session.mode, session.place),
        state=_state(session.status),
        marks={"agenda": marks.agenda, "notes": marks.notes, "output": marks.output},
    )


def planned_entry(one: Planned, tzid: str) -> Entry:
    """Return the line of what a series has planned, for somebody in the zone."""
    return Entry(
        day=one.starts_at.astimezone(ZoneInfo(tzid)).date(),
        at=one.starts_at,
        href=url_for("series.occurrence", slug=one.slug, series_id=one.series_id, start=one.stamp),
        title=one.name,
        circle=one.circle,
        begins=clock_time(one.starts_at, tzid),
        time=time_span(one.starts_at, one.duration, tzid),
        there=_there(one, tzid),
        place=where(one.mode, one.place),
        state="planned",
        marks=None,
    )


def entries_of(found: Happenings, tzid: str, span: tuple[datetime, datetime]) -> Iterator[Entry]:
    """Give the lines; what is open in writing has one on each of its days within the span."""
    first, last = span[0].date(), (span[1] - A_DAY).date()
    lines = [(one.session.mode, one.session.duration, entry_of(one, tzid)) for one in found.items]
    lines += [(one.mode, one.duration, planned_entry(one, tzid)) for one in found.planned]
    for mode, minutes, entry in lines:
        written = mode is Mode.IN_WRITING
        over = days_of(entry.at, tzid, mode, minutes)[1] if written else entry.day
        days = [entry.day + more * A_DAY for more in range((min(over, last) - entry.day).days + 1)]
        for day in days:
            if day >= first:
                yield entry._replace(day=day, begins=entry.begins if day == entry.day else "")


def by_day(entries: Iterable[Entry]) -> list[Day]:
    """Return the days on which something happens, in order; what has no time comes first."""
    in_order = sorted(entries, key=lambda entry: (entry.day, bool(entry.time), entry.at))
    return [Day(day, list(some)) for day, some in groupby(in_order, lambda entry: entry.day)]


def in_weeks(month: Month, days: Iterable[Day]) -> Iterator[list[Day | None]]:
    """Give the month's weeks with what happens on each day; None for days of other months."""
    busy = {day.day: day for day in days}
    for week in month.weeks:
        yield [busy.get(day, Day(day, [])) if day else None for day in week]


def _there(session: SessionRow | Planned, tzid: str) -> str:
    here = session.starts_at.astimezone(ZoneInfo(tzid)).utcoffset()
    if here == session.starts_at.astimezone(ZoneInfo(session.tzid)).utcoffset():
        return ""
    return time_span(session.starts_at, session.duration, session.tzid)


def _state(status: Status) -> str:
    if status in (Status.DRAFT, Status.CANCELLED):
        return status.value
    if status is Status.IN_PROGRESS:
        return "live"
    return "ahead" if status in PLANNED else "past"
