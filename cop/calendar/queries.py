"""What happens between two moments, as far as the person may see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Float, Select, and_, extract, or_, type_coerce

from cop.calendar.planned import planned_between
from cop.calendar.wanted import Wanted, narrowed
from cop.chain.marks import Marks, agenda_mark, marks_from, notes_mark
from cop.db.prepared import prepared
from cop.kit.meeting import Mode
from cop.outputs.queries import outputs_of_sessions
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import own_seen_by, seen_by
from cop.sessions.queries.planned import Planned
from cop.sessions.rows import SessionRow, read_row, session_rows

LONGEST = timedelta(days=62)  # that anything in writing is open
A_MINUTE = 60  # seconds
ELSEWHERE = timedelta(days=1)  # so far apart are the same date's beginnings around the world


class Happening(NamedTuple):
    """Something on the calendar: a session with its marks."""

    session: SessionRow
    marks: Marks


class Happenings(NamedTuple):
    """What was found, the earliest first, and whether there is more than was asked for.

    `planned` is what series have ahead and nobody has needed yet.
    """

    items: list[Happening]
    planned: list[Planned]
    more: bool


def happenings(
    person: Person | None, wanted: Wanted, span: tuple[datetime, datetime], *, most: int
) -> Happenings:
    """Return what begins in the span, at most so many, the earliest first.

    What has a date and no time belongs to the span in which that date is where the asker is.
    """
    starts, ends = span
    found = [read_row(row) for row in _rows(person, wanted, starts, ends, most + 1)]
    read = [(session, more) for session, more in found if _is_within(session, starts, ends)]
    outputs = outputs_of_sessions(person, [session.id for session, _ in read])
    items = [
        Happening(session, marks_from(agenda, notes, outputs.get(session.id, [])))
        for session, (agenda, notes) in read
    ]
    planned = [one.planned for one in planned_between(person, wanted, span)]
    more = max(len(found), len(planned)) > most
    return Happenings(items[:most], planned[:most], more)


def day_of(session: SessionRow, tzid: str) -> datetime:
    """Return when it begins for somebody in the zone; what has only a date keeps that date."""
    if session.time_known:
        return session.starts_at.astimezone(ZoneInfo(tzid))
    there = session.starts_at.astimezone(ZoneInfo(session.tzid))
    return there.replace(hour=0, minute=0, second=0, tzinfo=ZoneInfo(tzid))


def _is_within(session: SessionRow, starts: datetime, ends: datetime) -> bool:
    begins = day_of(session, str(starts.tzinfo))
    if session.mode is Mode.IN_WRITING and session.ends_at is not None:
        return begins < ends and session.ends_at > starts
    return starts <= begins < ends


def _rows(
    person: Person | None, wanted: Wanted, starts: datetime, ends: datetime, most: int
) -> Sequence[Any]:
    span = (starts, ends, starts - ELSEWHERE, ends + ELSEWHERE, starts - LONGEST)
    given = (*span, starts.timestamp(), most)
    asked = _own_between(person, *given) if person and wanted.own else _between(person, *given)
    return narrowed(asked, wanted, Session.__table__.c.series_id)


@prepared
def _own_between(
    person: Person,
    starts: datetime,
    ends: datetime,
    early: datetime,
    late: datetime,
    since: datetime,
    opens: float,
    most: int,
) -> Select[*tuple[Any, ...]]:
    return _marked(starts, ends, early, late, since, opens, most).where(own_seen_by(person))


@prepared
def _between(
    person: Person | None,
    starts: datetime,
    ends: datetime,
    early: datetime,
    late: datetime,
    since: datetime,
    opens: float,
    most: int,
) -> Select[*tuple[Any, ...]]:
    return _marked(starts, ends, early, late, since, opens, most).where(seen_by(person))


def _marked(
    starts: datetime,
    ends: datetime,
    early: datetime,
    late: datetime,
    since: datetime,
    opens: float,
    most: int,
) -> Select[*tuple[Any, ...]]:
    """Return the query; what has only a date may begin a little outside of the span, and what is
    in writing long before, where it closes after `opens`, the span's beginning in seconds."""
    within = and_(Session.starts_at >= starts, Session.starts_at < ends)
    seconds = type_coerce(extract("epoch", Session.starts_at), Float)  # beyond 2038 as well
    closes = seconds + Session.duration * A_MINUTE
    written = and_(
        Session.mode == Mode.IN_WRITING, Session.starts_at.between(since, ends), closes > opens
    )
    return (
        session_rows(agenda_mark(), notes_mark())
        .where(
            Session.starts_at.between(since, late),
            or_(within, written, and_(Session.time_known.is_(False), Session.starts_at >= early)),
        )
        .order_by(Session.starts_at, Session.id)
        .limit(most)
    )
