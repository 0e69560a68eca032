"""Questions about follow-ups; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.db.prepared import Given, prepared, rows
from cop.discussions.models import Became, Post
from cop.discussions.words import Thing
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import notes_seen_by
from cop.sessions.rows import SessionRow, read_row, session_rows


class FollowUpRow(NamedTuple):
    """What a page shows of a follow-up and of the session in which it was noted."""

    id: int
    group_id: int
    agenda_item_id: int
    what: str
    who_id: int | None
    taken_by: str  # empty where nobody takes it yet
    due: date | None
    status: FollowUpStatus
    post_id: int | None  # the post that became it, in a discussion of the same session
    post_thread_id: int | None
    post_by: str | None  # None as well where it was written without a name
    session: SessionRow


def follow_up_seen_by(person: Person | None, follow_up_id: int) -> FollowUp | None:
    """Return the follow-up with its session and circle, or None."""
    return db.session.scalar(*_follow_up_seen_by(person, follow_up_id))


@prepared
def _follow_up_seen_by(person: Person | None, follow_up_id: int) -> Select[FollowUp]:
    return _seen(person).where(FollowUp.id == follow_up_id)


def follow_up_of(person: Person | None, session: Session, follow_up_id: int) -> FollowUp | None:
    """Return one follow-up of the session, or None."""
    follow_up = follow_up_seen_by(person, follow_up_id)
    return follow_up if follow_up and follow_up.session_id == session.id else None


def follow_up_shown(person: Person | None, follow_up_id: int) -> FollowUpRow | None:
    """Return the follow-up as lists show it, or None."""
    return next(iter(_read(*_follow_up_shown(person, follow_up_id))), None)


@prepared
def _follow_up_shown(person: Person | None, follow_up_id: int) -> Select[*tuple[Any, ...]]:
    return _with_session(person).where(FollowUp.id == follow_up_id)


def open_of(person: Person) -> list[FollowUpRow]:
    """Return what the person still has to do across all circles: the earliest due first."""
    return _read(*_open_of(person))


@prepared
def _open_of(person: Person) -> Select[*tuple[Any, ...]]:
    return (
        _with_session(person)
        .where(FollowUp.who_id == person.id, FollowUp.status == FollowUpStatus.OPEN)
        .order_by(FollowUp.due.is_(None), FollowUp.due, FollowUp.id)
    )


def settled_of(person: Person, limit: int = 20) -> list[FollowUpRow]:
    """Return what the person has settled lately, newest first."""
    return _read(*_settled_of(person, limit))


@prepared
def _settled_of(person: Person, limit: int) -> Select[*tuple[Any, ...]]:
    return (
        _with_session(person)
        .where(FollowUp.who_id == person.id, FollowUp.status != FollowUpStatus.OPEN)
        .order_by(FollowUp.settled_at.desc())
        .limit(limit)
    )


def follow_ups_of(person: Person | None, session: Session) -> Sequence[FollowUp]:
    """Return the follow-ups noted in the session, in the order in which they were noted."""
    return db.session.scalars(*_follow_ups_of(person, session.id)).all()


@prepared
def _follow_ups_of(person: Person | None, session_id: int) -> Select[FollowUp]:
    return _seen(person).where(FollowUp.session_id == session_id).order_by(FollowUp.id)


def follow_ups_shown(person: Person | None, session: Session) -> list[FollowUpRow]:
    """Return the same as a page shows them."""
    return _read(*_follow_ups_shown(person, session.id))


@prepared
def _follow_ups_shown(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    return _with_session(person).where(FollowUp.session_id == session_id).order_by(FollowUp.id)


def open_before(person: Person | None, session: Session) -> list[FollowUpRow]:
    """Return the circle's follow-ups from earlier sessions that are still open, oldest first."""
    return _read(*_open_before(person, session.group_id, session.starts_at))


@prepared
def _open_before(
    person: Person | None, group_id: int, starts_at: datetime
) -> Select[*tuple[Any, ...]]:
    return (
        _with_session(person)
        .where(
            FollowUp.group_id == group_id,
            FollowUp.status == FollowUpStatus.OPEN,
            Session.starts_at < starts_at,
        )
        .order_by(FollowUp.due.is_(None), FollowUp.due, FollowUp.id)
        .limit(50)
    )


def _seen(person: Person | None) -> Select[FollowUp]:
    return (
        select(FollowUp)
        .join(Session, Session.id == FollowUp.session_id)
        .options(
            joinedload(FollowUp.session).joinedload(Session.group),
            joinedload(FollowUp.agenda_item),
        )
        .where(notes_seen_by(person))
    )


def _with_session(person: Person | None) -> Select[*tuple[Any, ...]]:
    author = aliased(Person)
    return (
        session_rows(
            FollowUp.id,
            FollowUp.group_id,
            FollowUp.agenda_item_id,
            FollowUp.what,
            FollowUp.who_id,
            func.coalesce(Person.name, FollowUp.who_name),
            FollowUp.due,
            FollowUp.status,
            Post.id,
            Post.thread_id,
            author.name,
        )
        .join(FollowUp, FollowUp.session_id == Session.id)
        .outerjoin(Person, Person.id == FollowUp.who_id)
        .outerjoin(Became, and_(Became.kind == Thing.FOLLOW_UP, Became.ref == FollowUp.id))
        .outerjoin(Post, Post.id == Became.post_id)
        .outerjoin(author, author.id == Post.author_id)
        .where(notes_seen_by(person))
    )


def _read(wanted: Select[*tuple[Any, ...]], given: Given) -> list[FollowUpRow]:
    found = (read_row(row) for row in rows(wanted, given))
    return [FollowUpRow._make((*columns, session)) for session, columns in found]
