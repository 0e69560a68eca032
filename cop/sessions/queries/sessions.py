"""Questions about sessions and their steps; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import Select, func, select
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from cop.db import db
from cop.db.entities import apart, columns_of
from cop.db.prepared import prepared, rows
from cop.discussions.models import Post
from cop.groups.models import Group
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session, SessionEvent, SessionSubject
from cop.sessions.queries.seeing import own_seen_by, seen_by
from cop.sessions.rows import (
    EventRow,
    SessionRow,
    is_ahead,
    nearest_first,
    read_row,
    session_rows,
    since_when,
)
from cop.sessions.words import Status
from cop.subjects.queries import written_headings

MOST_AHEAD = 8  # as many as somebody chooses among


def session_seen_by(person: Person | None, slug: str, number: int) -> Session | None:
    """Return the circle's session with its people, or None; drafts are for those who plan them."""
    for row in rows(*_session_seen_by(person, slug, number)):
        session, group, leader, writer, (subjects,) = apart(row, Session, Group, Person, Person)
        set_committed_value(session, "group", group)
        set_committed_value(session, "facilitator", leader)
        set_committed_value(session, "scribe", writer)
        set_committed_value(session, "subject_lines", subjects)
        return cast(Session, session)
    return None


@prepared
def _session_seen_by(person: Person | None, slug: str, number: int) -> Select[*tuple[Any, ...]]:
    leader, writer = aliased(Person), aliased(Person)
    entities = (Session, Group, leader, writer)
    columns = (column for entity in entities for column in columns_of(entity))
    return (
        select(*columns, written_headings(SessionSubject, Session.id))
        .select_from(Session)
        .join(Group, Group.id == Session.group_id)
        .outerjoin(leader, leader.id == Session.facilitator_id)
        .outerjoin(writer, writer.id == Session.scribe_id)
        .where(Group.slug == slug, Session.number == number, seen_by(person))
    )


def events_of(person: Person | None, session: Session) -> list[EventRow]:
    """Return the steps of the session, the first one first."""
    return [EventRow._make(row) for row in rows(*_events_of(person, session.id))]


@prepared
def _events_of(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    step = (SessionEvent.was, SessionEvent.became, Person.name)
    return (
        select(*step, SessionEvent.at, SessionEvent.reason, SessionEvent.went_on)
        .join(Session, Session.id == SessionEvent.session_id)
        .outerjoin(Person, Person.id == SessionEvent.by_id)
        .where(SessionEvent.session_id == session_id, seen_by(person))
        .order_by(SessionEvent.id)
    )


def running_with(person: Person, code: str) -> Sequence[Session]:
    """Return those of the person's own sessions, as member or guest, that are on with the code."""
    return db.session.scalars(*_running_with(person, code)).all()


@prepared
def _running_with(person: Person, code: str) -> Select[Session]:
    return (
        select(Session)
        .join(Session.group)
        .options(joinedload(Session.group))
        .where(Session.status == Status.IN_PROGRESS, Session.code == code, own_seen_by(person))
        .order_by(Session.id)
    )


def next_session_of(person: Person | None, group: Group) -> Session | None:
    """Return the circle's session that is on or comes next, or None."""
    return db.session.scalar(*_next_session_of(person, group.id, *since_when()))


@prepared
def _next_session_of(
    person: Person | None, group_id: int, since: datetime, oldest: datetime
) -> Select[Session]:
    return (
        select(Session)
        .options(joinedload(Session.group))
        .where(Session.group_id == group_id, seen_by(person), is_ahead(oldest))
        .order_by(*nearest_first(since))
        .limit(1)
    )


def coming_of(person: Person | None, group: Group) -> SessionRow | None:
    """Return the same session as one row of a list, or None."""
    found = rows(*_coming_of(person, group.id, *since_when()))
    return read_row(found[0])[0] if found else None


@prepared
def _coming_of(
    person: Person | None, group_id: int, since: datetime, oldest: datetime
) -> Select[*tuple[Any, ...]]:
    return (
        session_rows()
        .where(Session.group_id == group_id, seen_by(person), is_ahead(oldest))
        .order_by(*nearest_first(since))
        .limit(1)
    )


def sessions_with(person: Person | None, ids: Collection[int]) -> list[SessionRow]:
    """Return those of the sessions that the person may see."""
    found = db.session.execute(session_rows().where(Session.id.in_(ids), seen_by(person)))
    return [read_row(row)[0] for row in found]


def sessions_of_posts(person: Person | None, ids: Collection[int]) -> dict[int, SessionRow]:
    """Return by the id of a post the session in whose discussions it stands, if one sees it."""
    own, point = aliased(Session), aliased(AgendaItem)
    place = func.coalesce(
        select(own.id).where(own.thread_id == Post.thread_id).scalar_subquery(),
        select(point.session_id).where(point.thread_id == Post.thread_id).scalar_subquery(),
    )
    found = db.session.execute(
        session_rows(Post.id)
        .join(Post, Session.id == place)
        .where(Post.id.in_(ids), seen_by(person))
    )
    return {post: row for row, (post,) in map(read_row, found)}


def sessions_ahead(person: Person, group: Group) -> list[SessionRow]:
    """Return the circle's sessions that are on or planned, the nearest one first."""
    found = rows(*_sessions_ahead(person, group.id, *since_when()))
    return [read_row(row)[0] for row in found]


@prepared
def _sessions_ahead(
    person: Person, group_id: int, since: datetime, oldest: datetime
) -> Select[*tuple[Any, ...]]:
    return (
        session_rows()
        .where(Session.group_id == group_id, seen_by(person), is_ahead(oldest))
        .order_by(*nearest_first(since))
        .limit(MOST_AHEAD)
    )


def next_sessions(person: Person | None) -> dict[int, Session]:
    """Return, by circle id, the session that is on or comes next in what the person sees."""
    sessions = db.session.scalars(*_next_sessions(person, *since_when()))
    return {session.group_id: session for session in sessions}


@prepared
def _next_sessions(person: Person | None, since: datetime, oldest: datetime) -> Select[Session]:
    place = func.row_number().over(
        partition_by=Session.group_id,
        order_by=nearest_first(since),
    )
    ranked = select(Session.id, place.label("place")).where(seen_by(person), is_ahead(oldest))
    first = ranked.subquery()
    return (
        select(Session)
        .options(joinedload(Session.group))
        .join(first, first.c.id == Session.id)
        .where(first.c.place == 1)
    )
