"""Reminding those who have not written yet that a session in writing closes."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import ColumnElement, Select, exists, select

from cop.db import db
from cop.db.unit import unit_of_work
from cop.groups.models import Group
from cop.groups.words import GroupStatus
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.telling import declined, news_of, tell_some
from cop.sessions.words import Status
from cop.sessions.written import has_written_in, takes_part_in

BEFORE = timedelta(days=1)  # before its closing; of a short one after half of its time


def remind_to_write() -> int:
    """Tell, once, those who take part and have not written that a session in writing closes."""
    with unit_of_work():
        found = db.session.scalars(_open()).all()
    return sum(_remind(session_id) for session_id in found)


def _open() -> Select[int]:
    return (
        select(Session.id)
        .join(Group, Group.id == Session.group_id)
        .where(
            Session.mode == Mode.IN_WRITING,
            Session.status == Status.IN_PROGRESS,
            Group.status != GroupStatus.CONCLUDED,
            ~exists().where(Notice.session_id == Session.id, Notice.told == Told.CLOSING),
        )
        .order_by(Session.id)
    )


def _remind(session_id: int) -> bool:
    with unit_of_work():
        session = db.session.get_one(Session, session_id)
        closes = session.ends_at
        if closes is None or not _is_near(session):
            return False
        silent = set(db.session.scalars(_silent(session_id)).all()) - declined(session)
        tell_some(news_of(session, Told.CLOSING, until=closes.isoformat()), silent, by=None)
        return bool(silent)


def _is_near(session: Session) -> bool:
    length = timedelta(minutes=session.duration or 0)
    closes = session.starts_at + length
    return closes - min(BEFORE, length / 2) <= now() < closes


def _silent(session_id: int) -> Select[int]:
    wrote: ColumnElement[bool] = has_written_in(session_id)
    return select(Person.id).where(
        takes_part_in(session_id), ~wrote, Person.deactivated_at.is_(None)
    )
