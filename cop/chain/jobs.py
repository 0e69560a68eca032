"""What the clock does to sessions: it adopts minutes whose review went by in silence, makes the
next session of a series, and opens and closes what is held in writing."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select

from cop.chain.actions import (
    adopt_and_close,
    end_in_writing,
    next_of,
    prepare_next,
    start_session,
)
from cop.chain.actions.occurring import is_made
from cop.db import db
from cop.db.unit import lock, unit_of_work
from cop.groups.models import Group, Membership
from cop.groups.telling import MODERATORS, tell_circle
from cop.groups.words import GroupStatus, MemberRole
from cop.jobs.registry import Job
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.kit.problems import Refused
from cop.notices.words import Told
from cop.people.models import Person
from cop.review.state import silent_since
from cop.series.models import Series
from cop.sessions.models import Session
from cop.sessions.rules import part_in
from cop.sessions.telling import news_of
from cop.sessions.words import Status

NEAR = timedelta(hours=24)  # so long before its start a session is made at the latest
TOLD_WITHIN = timedelta(days=31)  # that a session in writing was never open is told


def settle_reviews() -> int:
    """Adopt, each in a unit of work of its own, the minutes to which silence has consented."""
    with unit_of_work():
        waiting = silent_since(now())
    return sum(_settle(session_id) for session_id in waiting)


def _settle(session_id: int) -> bool:
    """Say whether the minutes were adopted; not if somebody has adopted or contested them since."""
    try:
        with unit_of_work(), force_locale(current_app.config["COP_LANGUAGE"]):
            session = db.session.get_one(Session, session_id)
            lock(session)
            part = part_in(_reader(session), MemberRole.MODERATOR, session)
            adopt_and_close(part, session, by_silence=True)
    except Refused:
        return False
    return True


def _reader(session: Session) -> Person | None:
    """Return a moderator of the circle, through whose eyes the notes are read."""
    return db.session.scalar(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == session.group_id, Membership.role == MemberRole.MODERATOR)
        .order_by(Membership.id)
        .limit(1)
    )


def prepare_sessions() -> int:
    """Make, each in a unit of work of its own, the sessions of series that are near.

    The next of a series is made when the one before starts; this is for where nobody started it.
    """
    with unit_of_work():
        ids = db.session.scalars(
            select(Series.id).join(Group).where(Group.status == GroupStatus.ACTIVE)
        ).all()
    return sum(_prepare(series_id) for series_id in ids)


def _prepare(series_id: int) -> bool:
    """Say whether a session was made."""
    try:
        with unit_of_work(), force_locale(current_app.config["COP_LANGUAGE"]):
            series = db.session.get_one(Series, series_id)
            following = next_of(series, after=now())
            if following is None or following.at > now() + NEAR or is_made(series, following.at):
                return False
            return prepare_next(series, after=now(), by=None) is not None
    except Refused:
        return False


def open_and_close() -> int:
    """Open and close the sessions in writing whose time has come, each in a unit of its own."""
    return sum(_open(one) for one in _in_writing(Status.OPEN)) + sum(
        _close(one) for one in _in_writing(Status.IN_PROGRESS)
    )


def _in_writing(status: Status) -> list[int]:
    """Return the sessions in writing in the state whose opening has come, of circles that meet."""
    with unit_of_work():
        its = select(Session.id).join(Group, Group.id == Session.group_id)
        return list(
            db.session.scalars(
                its.where(
                    Session.mode == Mode.IN_WRITING,
                    Session.status == status,
                    Session.starts_at <= now(),
                    Group.status != GroupStatus.CONCLUDED,
                ).order_by(Session.id)
            )
        )


def _open(session_id: int) -> bool:
    """Say whether the session was opened; not if it was moved since.

    Where its closing is over too, those who moderate are told.
    """
    try:
        with unit_of_work(), force_locale(current_app.config["COP_LANGUAGE"]):
            session = db.session.get_one(Session, session_id)
            lock(session.group)
            lock(session)
            if session.starts_at > now():
                return False
            if session.ends_at is not None and session.ends_at <= now():
                _tell_missed(session, session.ends_at)
                return False
            start_session(session, by=None)
    except Refused:
        return False
    return True


def _tell_missed(session: Session, closed_at: datetime) -> None:
    """Tell those who moderate, once for each closing, that the session was never open."""
    if closed_at > now() - TOLD_WITHIN:
        given = {"until": closed_at.isoformat()}
        news = news_of(session, Told.MISSED, str(closed_at.timestamp()), **given)
        tell_circle(news, by=None, roles=MODERATORS)


def _close(session_id: int) -> bool:
    """Say whether the session was closed; not if somebody has closed or prolonged it since."""
    try:
        with unit_of_work(), force_locale(current_app.config["COP_LANGUAGE"]):
            session = db.session.get_one(Session, session_id)
            lock(session)
            if session.ends_at is None or session.ends_at > now():
                return False
            end_in_writing(session, by=None)
    except Refused:
        return False
    return True


JOBS = (
    Job("open-and-close", open_and_close),
    Job("settle-reviews", settle_reviews),
    Job("prepare-sessions", prepare_sessions, every=timedelta(minutes=5)),
)
