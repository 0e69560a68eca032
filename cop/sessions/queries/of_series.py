"""Questions about the sessions of series, and about a span of time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import contains_eager

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group
from cop.people.models import Person
from cop.series.models import Series
from cop.sessions.models import Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.rows import SessionRow, read_row, session_rows
from cop.sessions.words import Status

MOST = 500  # sessions in a span of time


def session_of_series(person: Person | None, series: Series, at: datetime) -> Session | None:
    """Return the session that the series planned for the moment, if it is made, or None."""
    return db.session.scalar(*_session_of_series(person, series.id, at))


@prepared
def _session_of_series(person: Person | None, series_id: int, at: datetime) -> Select[Session]:
    return (
        select(Session)
        .join(Session.group)
        .options(contains_eager(Session.group))
        .where(Session.series_id == series_id, Session.recurrence_id == at, seen_by(person))
    )


def sessions_between(
    person: Person | None, group: Group, since: datetime, until: datetime, *, besides: int = 0
) -> list[SessionRow]:
    """Return the circle's sessions that start in this time and were not called off, in order.

    `besides`: the id of a series whose sessions are left out.
    """
    found = rows(*_sessions_between(person, group.id, since, until, besides))
    return [read_row(row)[0] for row in found]


@prepared
def _sessions_between(
    person: Person | None, group_id: int, since: datetime, until: datetime, besides: int
) -> Select[*tuple[Any, ...]]:
    return (
        session_rows()
        .where(
            Session.group_id == group_id,
            seen_by(person),
            Session.status != Status.CANCELLED,
            or_(Session.series_id.is_(None), Session.series_id != besides),
            Session.starts_at >= since,
            Session.starts_at <= until,
        )
        .order_by(Session.starts_at)
        .limit(MOST)
    )
