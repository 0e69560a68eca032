"""The next session, made from this one."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cop.chain.actions.carrying import take_waiting
from cop.chain.actions.occurring import open_next
from cop.db import db
from cop.db.unit import lock
from cop.duties.actions import settle_duties
from cop.groups.words import Kind
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.actions import (
    Plan,
    add_standing_points,
    keep_readers,
    open_session,
    plan,
)
from cop.sessions.models import Session
from cop.sessions.words import Status

A_WEEK = timedelta(days=7)
LONGEST_RHYTHM = timedelta(days=62)  # a longer pause between two sessions is no rhythm
SATURDAY = 5


def next_session(session: Session, *, by: Person) -> Session:
    """Return the session that follows this one, made with its place, duties and rhythm if missing.

    One of a series is followed by the next of its series.
    It takes the standing points and what waits on the backlog as carried over; where the format
    says so it opens by itself. Nothing follows a cancelled session, but the one before it.
    """
    lock(session.group)
    if session.status is Status.CANCELLED and session.follows:
        session = session.follows
    known = _already_made(session)
    if known is not None:
        return known
    if in_series := open_next(session, by=by):
        return in_series
    made = plan(
        session.group,
        Plan(
            starts_at=next_start(session),
            tzid=session.tzid,
            duration=session.duration,
            place=session.place,
            link=session.link,
            mode=session.mode,
            time_known=session.time_known,
        ),
        by=by,
        follows=session,
    )
    settle_duties(made, session, by=by)
    keep_readers(made, session)
    add_standing_points(made, by=by)
    take_waiting(made)
    if session.format.opens_itself:
        open_session(made, by=by)
    return made


def next_start(session: Session) -> datetime:
    """Return when the next one is likely: the same local time after the circle's rhythm, not past.

    A morning talk meets on the next working day, other circles after the time between the last
    two sessions, or a week.
    """
    zone = ZoneInfo(session.tzid)
    local = session.starts_at.astimezone(zone)
    if session.group.kind is Kind.MORNING_TALK:
        return _first_ahead(local, timedelta(days=1), skip_weekend=True)
    return _first_ahead(local, _rhythm(session), skip_weekend=False)


def _first_ahead(local: datetime, rhythm: timedelta, *, skip_weekend: bool) -> datetime:
    following = local + rhythm
    while following <= now() or (skip_weekend and following.weekday() >= SATURDAY):
        following += rhythm
    return following


def _rhythm(session: Session) -> timedelta:
    if session.follows is None:
        return A_WEEK
    zone = ZoneInfo(session.tzid)
    here = session.starts_at.astimezone(zone).date()
    rhythm = here - session.follows.starts_at.astimezone(zone).date()
    return rhythm if timedelta(0) < rhythm <= LONGEST_RHYTHM else A_WEEK


def _already_made(session: Session) -> Session | None:
    return db.session.scalar(
        select(Session)
        .where(Session.follows_id == session.id, Session.status != Status.CANCELLED)
        .order_by(Session.starts_at)
        .limit(1)
    )
