"""Questions about follow-ups; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.db.prepared import prepared
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import notes_seen_by


def follow_up_seen_by(person: Person | None, follow_up_id: int) -> FollowUp | None:
    """Return the follow-up with its session and circle, or None."""
    return db.session.scalar(*_follow_up_seen_by(person, follow_up_id))


@prepared
def _follow_up_seen_by(person: Person | None, follow_up_id: int) -> Select[FollowUp]:
    return _with_session(person).where(FollowUp.id == follow_up_id)


def follow_up_of(person: Person | None, session: Session, follow_up_id: int) -> FollowUp | None:
    """Return one follow-up of the session, or None."""
    return db.session.scalar(*_follow_up_of(person, session.id, follow_up_id))


@prepared
def _follow_up_of(person: Person | None, session_id: int, follow_up_id: int) -> Select[FollowUp]:
    return _with_session(person).where(
        FollowUp.id == follow_up_id, FollowUp.session_id == session_id
    )


def open_of(person: Person) -> Sequence[FollowUp]:
    """Return what the person still has to do across all circles: the earliest due first."""
    return db.session.scalars(*_open_of(person)).all()


@prepared
def _open_of(person: Person) -> Select[FollowUp]:
    return (
        _with_session(person)
        .where(FollowUp.who_id == person.id, FollowUp.status == FollowUpStatus.OPEN)
        .order_by(FollowUp.due.is_(None), FollowUp.due, FollowUp.id)
    )


def settled_of(person: Person, limit: int = 20) -> Sequence[FollowUp]:
    """Return what the person has settled lately, newest first."""
    return db.session.scalars(*_settled_of(person, limit)).all()


@prepared
def _settled_of(person: Person, limit: int) -> Select[FollowUp]:
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
    return _with_session(person).where(FollowUp.session_id == session_id).order_by(FollowUp.id)


def open_before(person: Person | None, session: Session) -> Sequence[FollowUp]:
    """Return the circle's follow-ups from earlier sessions that are still open, oldest first."""
    return db.session.scalars(*_open_before(person, session.group_id, session.starts_at)).all()


@prepared
def _open_before(person: Person | None, group_id: int, starts_at: datetime) -> Select[FollowUp]:
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


def _with_session(person: Person | None) -> Select[FollowUp]:
    return (
        select(FollowUp)
        .join(Session, Session.id == FollowUp.session_id)
        .options(
            joinedload(FollowUp.session).joinedload(Session.group),
            joinedload(FollowUp.agenda_item),
        )
        .where(notes_seen_by(person))
    )
