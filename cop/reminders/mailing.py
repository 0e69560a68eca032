"""Notices leave by mail: what cannot wait at once, all else in one summary a day or a week."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, exists, or_, select, update

from cop.calendar.itip import itip
from cop.db import db
from cop.db.unit import unit_of_work
from cop.groups.models import Group
from cop.jobs.models import OutboxMail
from cop.jobs.outbox import host, post, thread_of, withdraw
from cop.jobs.words import Fault
from cop.kit.clock import now
from cop.notices.models import Notice
from cop.notices.queries import seen, still_seen
from cop.notices.words import WHILE_OPEN, Told
from cop.people.models import Person
from cop.people.words import Digest
from cop.reminders.mail import letter_of, summary_of
from cop.reminders.stopping import stop_link
from cop.sessions.models import Session
from cop.sessions.queries import sees
from cop.sessions.words import Status

SUMMARY_AT = time(7)  # on the receiver's clock
FRESH = timedelta(days=1)  # what could not be mailed at once for so long waits for the summary
WEEK = timedelta(days=7)
MONDAY = 0
UNTOLD = "-"  # in the place of a mail: it was seen by nobody any more
MOST = 200
IN_CALENDARS = (Told.OPENED, Told.INVITED, Told.MOVED, Told.PROLONGED, Told.CANCELLED)


def mail_at_once() -> int:
    """Write mails of what cannot wait, each in a unit of work of its own."""
    with unit_of_work():
        fresh = select(Notice.id).where(
            Notice.at_once,
            _in_time(),
            Notice.mail_key.is_(None),
            Notice.read_at.is_(None),
            Notice.at > now() - FRESH,
        )
        found = db.session.scalars(fresh.order_by(Notice.id).limit(MOST)).all()
    return sum(_mail(notice_id) for notice_id in found)


def mail_summaries() -> int:
    """Write the summaries whose hour has come, one a day or a week for each person."""
    with unit_of_work():
        waiting = select(Notice.person_id).where(
            Notice.mail_key.is_(None), Notice.read_at.is_(None), Notice.at > now() - 2 * WEEK
        )
        wanted = select(Person.id).where(
            Person.id.in_(waiting),
            Person.digest != Digest.NEVER,
            Person.deactivated_at.is_(None),
        )
        found = db.session.scalars(wanted).all()
    return sum(_summarise(person_id) for person_id in found)


def last_summary(person: Person) -> datetime:
    """Return when the person's summary was or is due last: a morning at seven, on their clock."""
    zone = ZoneInfo(person.time_zone)
    local = now().astimezone(zone)
    day = local.date() if local.time() >= SUMMARY_AT else local.date() - timedelta(days=1)
    if person.digest is Digest.WEEKLY:
        day -= timedelta(days=(day.weekday() - MONDAY) % 7)
    return datetime.combine(day, SUMMARY_AT, zone)


def may_leave(mail: OutboxMail) -> bool:
    """Withdraw a mail that tells of what its receiver sees no more, and say whether it stays."""
    told = db.session.scalars(select(Notice).where(Notice.mail_key == mail.key)).all()
    person = db.session.get(Person, told[0].person_id) if told else None
    if person is not None and person.is_active and _sees_all(person, mail.key, len(told)):
        return True
    withdraw(mail, Fault.GONE.value)
    for notice in told:
        notice.mail_key = None if mail.key.startswith("digest-") else UNTOLD
    db.session.flush()
    return False


def _mail(notice_id: int) -> bool:
    with unit_of_work():
        notice = db.session.get_one(Notice, notice_id, with_for_update=True)
        person = db.session.get_one(Person, notice.person_id)
        if notice.mail_key is not None:
            return False
        if not person.is_active or not _may_see(person, notice):
            notice.mail_key = UNTOLD
            return False
        group = db.session.get_one(Group, notice.group_id)
        stop = stop_link(person, group)
        notice.mail_key = f"notice-{notice.id}"
        letter = letter_of(notice, person, group, stop=stop)
        threads = thread_of("session", notice.session_id) if notice.session_id else {}
        headers = {**_list(f"{group.slug}.circles", stop), **threads}
        mail = post(
            letter,
            person,
            key=notice.mail_key,
            headers=headers,
            calendar=_in_calendars(notice, person),
        )
        return mail is not None


def _in_calendars(notice: Notice, person: Person) -> str:
    """Return what the mail changes in the receiver's calendar, or nothing."""
    if notice.told not in IN_CALENDARS or notice.session_id is None:
        return ""
    return itip(person, notice.session_id)


def _summarise(person_id: int) -> bool:
    """Write the summary unless it is still night: then that of the coming morning tells all."""
    with unit_of_work():
        person = db.session.get_one(Person, person_id)
        if now().astimezone(ZoneInfo(person.time_zone)).time() < SUMMARY_AT:
            return False
        due = last_summary(person)
        notices = db.session.scalars(_news(person, due)).all()
        if not notices:
            return False
        key = f"digest-{person.id}-{due.date()}"
        stop = stop_link(person)
        letter = summary_of(notices, person, _groups(notices), stop=stop)
        mail = post(letter, person, key=key, headers=_list("summary", stop))
        if mail is None:
            return False  # that of this morning has left; what came later waits for the next
        told = update(Notice).where(Notice.id.in_([notice.id for notice in notices]))
        db.session.execute(told.values(mail_key=key))
        return True


def _news(person: Person, until: datetime) -> Select[Notice]:
    """Return what the person was told until then and has neither read nor got by mail."""
    return (
        select(Notice)
        .where(
            seen(person, sees(person)),
            _in_time(),
            Notice.mail_key.is_(None),
            Notice.read_at.is_(None),
            Notice.at <= until,
            Notice.at > now() - 2 * WEEK,
        )
        .order_by(Notice.group_id, Notice.id)
    )


def _in_time() -> ColumnElement[bool]:
    """Return the condition that a notice does not ask to write in what is closed."""
    is_on = Session.id == Notice.session_id, Session.status == Status.IN_PROGRESS
    return or_(Notice.told.not_in(WHILE_OPEN), exists().where(*is_on))


def _sees_all(person: Person, key: str, count: int) -> bool:
    return len(still_seen(person, sees(person), key)) == count


def _may_see(person: Person, notice: Notice) -> bool:
    mine = select(Notice.id).where(seen(person, sees(person)), Notice.id == notice.id)
    return db.session.scalar(mine) is not None


def _groups(notices: Sequence[Notice]) -> dict[int, Group]:
    wanted = {notice.group_id for notice in notices}
    return {one.id: one for one in db.session.scalars(select(Group).where(Group.id.in_(wanted)))}


def _list(name: str, stop: str) -> dict[str, str]:
    """Return the headers by which mail programs sort the mails and end them with one press."""
    return {
        "List-Id": f"<{name}.{host()}>",
        "List-Unsubscribe": f"<{stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
