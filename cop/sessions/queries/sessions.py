"""Questions about sessions and their steps; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select
from sqlalchemy.orm import joinedload, with_expression

from cop.db import db
from cop.db.prepared import prepared
from cop.groups.models import Group, Membership
from cop.groups.words import MemberRole
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import Attendance, Session, SessionEvent, SessionSubject
from cop.sessions.queries.seeing import guest_of, mine, seen_by
from cop.sessions.words import AFTERGLOW, HERE, PLANNED, Status
from cop.subjects.queries import written_headings

FORGOTTEN = timedelta(days=14)  # a session that was not started is shown so long, after the others


def session_seen_by(person: Person | None, slug: str, number: int) -> Session | None:
    """Return the circle's session with its people, or None; drafts are for those who plan them."""
    return db.session.scalar(*_session_seen_by(person, slug, number))


@prepared
def _session_seen_by(person: Person | None, slug: str, number: int) -> Select[Session]:
    return (
        select(Session)
        .join(Session.group)
        .options(
            joinedload(Session.group),
            joinedload(Session.facilitator),
            joinedload(Session.scribe),
            joinedload(Session.follows),
            with_expression(Session.subject_lines, written_headings(SessionSubject, Session.id)),
        )
        .where(Group.slug == slug, Session.number == number, seen_by(person))
    )


def events_of(person: Person | None, session: Session) -> Sequence[SessionEvent]:
    """Return the steps of the session, the first one first."""
    return db.session.scalars(*_events_of(person, session.id)).all()


@prepared
def _events_of(person: Person | None, session_id: int) -> Select[SessionEvent]:
    return (
        select(SessionEvent)
        .join(Session, Session.id == SessionEvent.session_id)
        .options(joinedload(SessionEvent.by))
        .where(SessionEvent.session_id == session_id, seen_by(person))
        .order_by(SessionEvent.id)
    )


def next_session_of(person: Person | None, group: Group) -> Session | None:
    """Return the circle's session that is on or comes next, or None."""
    return db.session.scalar(*_next_session_of(person, group.id, *_moments()))


@prepared
def _next_session_of(
    person: Person | None, group_id: int, since: datetime, oldest: datetime
) -> Select[Session]:
    return (
        select(Session)
        .options(joinedload(Session.group))
        .where(Session.group_id == group_id, seen_by(person), _ahead(oldest))
        .order_by(*_nearest(since))
        .limit(1)
    )


def next_sessions(person: Person | None) -> dict[int, Session]:
    """Return, by circle id, the session that is on or comes next in what the person sees."""
    sessions = db.session.scalars(*_next_sessions(person, *_moments()))
    return {session.group_id: session for session in sessions}


@prepared
def _next_sessions(person: Person | None, since: datetime, oldest: datetime) -> Select[Session]:
    place = func.row_number().over(
        partition_by=Session.group_id,
        order_by=_nearest(since),
    )
    ranked = select(Session.id, place.label("place")).where(seen_by(person), _ahead(oldest))
    first = ranked.subquery()
    return (
        select(Session)
        .options(joinedload(Session.group))
        .join(first, first.c.id == Session.id)
        .where(first.c.place == 1)
    )


def sessions_before(person: Person, limit: int = 5) -> Sequence[Session]:
    """Return what is on or ahead in one's own circles or as a guest, the nearest one first."""
    return db.session.scalars(*_sessions_before(person, limit, *_moments())).all()


@prepared
def _sessions_before(
    person: Person, limit: int, since: datetime, oldest: datetime
) -> Select[Session]:
    return (
        select(Session)
        .options(
            joinedload(Session.group),
            joinedload(Session.facilitator),
            joinedload(Session.scribe),
        )
        .where(or_(mine(person), guest_of(person)), seen_by(person), _ahead(oldest))
        .order_by(*_nearest(since))
        .limit(limit)
    )


def sessions_to_finish(person: Person) -> Sequence[Session]:
    """Return ended sessions that wait for the person: to be written up, adopted or closed."""
    return db.session.scalars(*_sessions_to_finish(person)).all()


@prepared
def _sessions_to_finish(person: Person) -> Select[Session]:
    moderated = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    return (
        select(Session)
        .options(joinedload(Session.group))
        .where(
            Session.status.in_((Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED)),
            seen_by(person),
            or_(
                Session.group_id.in_(moderated),
                and_(
                    Session.status == Status.WRITING_UP,
                    or_(Session.scribe_id == person.id, Session.facilitator_id == person.id),
                ),
            ),
        )
        .order_by(Session.starts_at)
        .limit(20)
    )


def missed_by(person: Person, since: datetime) -> Sequence[Session]:
    """Return sessions of the person's circles that were closed without them, newest first."""
    return db.session.scalars(*_missed_by(person, since)).all()


@prepared
def _missed_by(person: Person, since: datetime) -> Select[Session]:
    there = select(Attendance.session_id).where(
        Attendance.person_id == person.id,
        Attendance.session_id == Session.id,
        Attendance.how.in_(HERE),
    )
    return (
        select(Session)
        .options(joinedload(Session.group))
        .where(
            mine(person),
            seen_by(person),
            Session.status.in_((Status.ADOPTED, Status.CLOSED)),
            Session.starts_at >= since,
            ~there.exists(),
        )
        .order_by(Session.starts_at.desc())
        .limit(5)
    )


def _moments() -> tuple[datetime, datetime]:
    """Return since when a start is still to come, and since when a forgotten one is shown."""
    return now() - AFTERGLOW, now() - FORGOTTEN


def _ahead(oldest: datetime) -> ColumnElement[bool]:
    """Return the condition that a session is on or planned, or that its start was forgotten."""
    return or_(
        Session.status == Status.IN_PROGRESS,
        and_(Session.status.in_(PLANNED), Session.starts_at >= oldest),
    )


def _nearest(since: datetime) -> tuple[ColumnElement[Any], ...]:
    """Return the order: what is on, what comes next, then what was not started, latest first."""
    to_come = Session.starts_at >= since
    rank = case((Session.status == Status.IN_PROGRESS, 0), (to_come, 1), else_=2)
    return rank, case((to_come, Session.starts_at)), Session.starts_at.desc()
