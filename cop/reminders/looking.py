"""What people are to be reminded of, looked for by the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, String, cast, exists, func, select

from cop.db import db
from cop.db.unit import unit_of_work
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.groups.telling import MODERATORS, tell_circle
from cop.kit.clock import now
from cop.notices.actions import News
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import Session, SessionEvent
from cop.sessions.telling import declined, news_of, path_of, tell_expected, tell_some, when
from cop.sessions.words import Status

SOON = (Told.SOON, Told.SOON_LEADS, Told.SOON_WRITES)
BEFORE = timedelta(days=1)  # how long before its start a session is looked at
MORNING, EVENING = time(6), time(18)  # reminded of in time for the summary at seven;
EARLY = time(9)  # of what begins before this, on the evening before
NOTES_LATE = timedelta(days=1)
OUTPUT_LATE = timedelta(days=3)
TOO_LATE = timedelta(days=30)  # nobody is reminded of what has lain so long
DUE_BEFORE = timedelta(days=1)
DUE_HOUR = 7
OVERDUE = timedelta(days=7)


def remind() -> int:
    """Tell of sessions that come, of what is missing after them, of follow-ups that are due."""
    return _coming() + _still_drafts() + _without_notes() + _without_output() + _due()


def _coming() -> int:
    return _each(_starting(Status.OPEN, *SOON), _is_time, _tell_soon)


def _still_drafts() -> int:
    return _each(_starting(Status.DRAFT, Told.STILL_DRAFT), lambda _session: True, _tell_draft)


def _without_notes() -> int:
    return _each(
        _lying(Status.WRITING_UP, NOTES_LATE, Told.NOTES_MISSING), lambda _s: True, _tell_notes
    )


def _without_output() -> int:
    return _each(
        _lying(Status.ADOPTED, OUTPUT_LATE, Told.OUTPUT_MISSING), lambda _s: True, _tell_output
    )


def _each(
    wanted: Select[int], is_time: Callable[[Session], bool], told: Callable[[Session], None]
) -> int:
    """Tell of each session in a unit of work of its own, if it is time."""
    with unit_of_work():
        found = db.session.scalars(wanted).all()
    count = 0
    for session_id in found:
        with unit_of_work():
            session = db.session.get_one(Session, session_id)
            if is_time(session):
                told(session)
                count += 1
    return count


def _starting(status: Status, *told: Told) -> Select[int]:
    soon = Session.starts_at.between(now(), now() + BEFORE)
    return select(Session.id).where(Session.status == status, soon, _untold(*told))


def _lying(status: Status, since: timedelta, told: Told) -> Select[int]:
    """Return the sessions that came into the state so long ago, and were not told of."""
    came = (
        select(func.max(SessionEvent.at))
        .where(SessionEvent.session_id == Session.id, SessionEvent.became == status)
        .scalar_subquery()
    )
    late = came.between(now() - TOO_LATE, now() - since)
    return select(Session.id).where(Session.status == status, late, _untold(told))


def _untold(*told: Told) -> ColumnElement[bool]:
    return ~exists().where(Notice.session_id == Session.id, Notice.told.in_(told))


def _is_time(session: Session) -> bool:
    zone = ZoneInfo(session.tzid)
    start = session.starts_at.astimezone(zone)
    day, hour = start.date(), MORNING
    if session.time_known and start.time() < EARLY:
        day, hour = day - timedelta(days=1), EVENING
    return now() >= datetime.combine(day, hour, zone)


def _tell_soon(session: Session) -> None:
    """Tell who leads and who writes that they do, and the others that it begins; each once.

    All of it has one key, so that nobody is told a second time.
    """
    news, gone = news_of(session, Told.SOON, when=when(session)), declined(session)
    duties = {Told.SOON_LEADS: session.facilitator_id, Told.SOON_WRITES: session.scribe_id}
    for told, who in duties.items():
        tell_some(replace(news, told=told), [who] if who not in gone else [], by=None)
    tell_expected(news, session, by=None)


def _tell_draft(session: Session) -> None:
    news = news_of(session, Told.STILL_DRAFT, when=when(session))
    tell_circle(news, by=None, roles=MODERATORS)


def _tell_notes(session: Session) -> None:
    duties = (session.facilitator_id, session.scribe_id)
    tell_some(news_of(session, Told.NOTES_MISSING), duties, by=None)


def _tell_output(session: Session) -> None:
    tell_circle(news_of(session, Told.OUTPUT_MISSING), by=None, roles=MODERATORS)


def _due() -> int:
    with unit_of_work():
        found = db.session.scalars(_follow_ups()).all()
    return sum(_tell_due(follow_up_id) for follow_up_id in found)


def _follow_ups() -> Select[int]:
    """Return those whose day may have come somewhere on earth, and that were not told of."""
    today = now().date()
    key = "due-" + cast(FollowUp.id, String) + "-" + cast(FollowUp.due, String)
    days = FollowUp.due.between(today - OVERDUE, today + DUE_BEFORE + timedelta(days=1))
    told = exists().where(
        Notice.session_id == FollowUp.session_id,
        Notice.told == Told.DUE,
        Notice.key == key,
    )
    is_open = FollowUp.status == FollowUpStatus.OPEN
    return select(FollowUp.id).where(is_open, FollowUp.who_id.is_not(None), days, ~told)


def _tell_due(follow_up_id: int) -> bool:
    with unit_of_work():
        follow_up = db.session.get_one(FollowUp, follow_up_id)
        if follow_up.due is None or follow_up.who is None:
            return False
        if not _has_come(follow_up.due, follow_up.who):
            return False
        tell_some(_news_of_due(follow_up, follow_up.due), [follow_up.who_id], by=None)
        return True


def _has_come(due: date, person: Person) -> bool:
    local = now().astimezone(ZoneInfo(person.time_zone))
    first = due - DUE_BEFORE
    return local.date() > first or (local.date() == first and local.hour >= DUE_HOUR)


def _news_of_due(follow_up: FollowUp, due: date) -> News:
    return News(
        told=Told.DUE,
        key=f"due-{follow_up.id}-{due}",
        group_id=follow_up.group_id,
        path=f"{path_of(follow_up.session)}#point-{follow_up.agenda_item_id}",
        session_id=follow_up.session_id,
        given={"due": str(due), "what": follow_up.what},
    )
