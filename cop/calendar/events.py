"""What calendars of other programs are told of sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, case, false, literal, or_, select

from cop.calendar.models import CalendarToken
from cop.calendar.planned import Ahead, planned_between
from cop.calendar.wanted import Wanted, narrowed
from cop.db import db
from cop.db.prepared import prepared, rows
from cop.kit.meeting import Mode
from cop.people.models import Person
from cop.people.tokens import hash_of
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import guest_of, mine, own_seen_by, seen_by
from cop.sessions.queries.agenda import ACCEPTED
from cop.sessions.rows import SessionRow, read_row, session_rows
from cop.sessions.uids import uid_after, uid_in_series
from cop.sessions.words import Status

CONFIRMED, CANCELLED = "CONFIRMED", "CANCELLED"


STATUSES = {Status.CANCELLED: CANCELLED, Status.DRAFT: "TENTATIVE"}


class Event(NamedTuple):
    """A session as other programs keep it; `link` is empty for those who may not join by it."""

    uid: str
    sequence: int
    changed_at: datetime
    path: str  # of its page
    title: str
    circle: str
    starts_at: datetime
    time_known: bool
    tzid: str
    duration: int | None  # minutes
    place: str
    status: str  # in the words of iCalendar
    mode: Mode = Mode.ON_SITE
    link: str = ""
    agenda: tuple[str, ...] = ()


def events_between(
    person: Person | None, wanted: Wanted, span: tuple[datetime, datetime], *, most: int
) -> list[Event]:
    """Return what begins in the span, the latest `most` of what is made, the earliest first.

    What series have ahead and nobody has needed yet is among it.
    """
    asked = (
        _own_between(person, *span, most)
        if person and wanted.own
        else _between(person, *span, most)
    )
    made = _read(person, narrowed(asked, wanted, Session.__table__.c.series_id))[::-1]
    known = {event.uid for event in made}
    ahead = map(_planned, planned_between(person, wanted, span)[:most])
    return made + [_named_apart(event, known) for event in ahead]


def event_of(person: Person | None, session_id: int) -> Event | None:
    """Return the one session, or None."""
    return next(iter(_read(person, rows(*_one(person, session_id)))), None)


def event_of_invited(session_id: int, *, joins: bool) -> Event | None:
    """Return the session for somebody without an account whom its circle invited, or None.

    It holds no address of a page: theirs is their own and stands in the mail; and no link but for
    who `joins`.
    """
    for row in db.session.execute(_any(session_id)).all():
        session, more = read_row(row)
        points = db.session.scalars(_points(session_id)).all()
        event = _made(session, more, points)._replace(path="")
        return event if joins else event._replace(link="")
    return None


def secret_of(person: Person) -> CalendarToken | None:
    """Return what is known of the person's secret address, or None where they have none."""
    mine = CalendarToken.person_id == person.id
    return db.session.scalar(select(CalendarToken).where(mine))


def person_at(token: str) -> Person | None:
    """Return whose secret address this is, or None; of a closed account it works no longer."""
    return db.session.scalar(*_person_at(hash_of(token)))


@prepared
def _person_at(token_hash: str) -> Select[Person]:
    return (
        select(Person)
        .join(CalendarToken, CalendarToken.person_id == Person.id)
        .where(CalendarToken.token_hash == token_hash, Person.deactivated_at.is_(None))
    )


@prepared
def _own_between(
    person: Person, starts: datetime, ends: datetime, most: int
) -> Select[*tuple[Any, ...]]:
    return _within(person, starts, ends, most).where(own_seen_by(person))


@prepared
def _between(
    person: Person | None, starts: datetime, ends: datetime, most: int
) -> Select[*tuple[Any, ...]]:
    return _within(person, starts, ends, most).where(seen_by(person))


def _within(
    person: Person | None, starts: datetime, ends: datetime, most: int
) -> Select[*tuple[Any, ...]]:
    latest_first = (Session.starts_at.desc(), Session.id.desc())
    told = _told(person).where(Session.starts_at >= starts, Session.starts_at < ends)
    return told.order_by(*latest_first).limit(most)


@prepared
def _one(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    return _told(person).where(Session.id == session_id, seen_by(person))


def _any(session_id: int) -> Select[*tuple[Any, ...]]:
    columns = (Session.uid, Session.sequence, Session.changed_at, Session.link)
    told = session_rows(*columns).where(Session.id == session_id)
    return told.where(Session.status != Status.DRAFT)


def _points(session_id: int) -> Select[str]:
    of_it = AgendaItem.session_id == session_id, AgendaItem.status.in_(ACCEPTED)
    return select(AgendaItem.title).where(*of_it).order_by(AgendaItem.rank, AgendaItem.id)


def _told(person: Person | None) -> Select[*tuple[Any, ...]]:
    joins = false() if person is None else or_(mine(person), guest_of(person))
    link = case((joins, Session.link), else_=literal(""))
    return session_rows(Session.uid, Session.sequence, Session.changed_at, link)


def _read(person: Person | None, found: Sequence[Any]) -> list[Event]:
    read = [read_row(row) for row in found]
    agendas = _agendas(person, [session.id for session, _ in read])
    return [_made(session, more, agendas[session.id]) for session, more in read]


def _made(session: SessionRow, more: Any, agenda: Sequence[str]) -> Event:
    uid, sequence, changed_at, link = more
    named = f"{session.circle}: {session.title}" if session.title else session.name
    return Event(
        uid=uid,
        sequence=sequence,
        changed_at=changed_at,
        path=f"/groups/{session.slug}/sessions/{session.number}",
        title=named,
        circle=session.circle,
        starts_at=session.starts_at,
        time_known=session.time_known,
        tzid=session.tzid,
        duration=session.duration,
        mode=session.mode,
        place=session.place,
        status=STATUSES.get(session.status, CONFIRMED),
        link=link,
        agenda=tuple(agenda),
    )


def _named_apart(event: Event, known: set[str]) -> Event:
    """Return the event by the name that it gets when it is made, where its own is taken."""
    uid = event.uid
    while uid in known:
        uid = uid_after(uid)
    return event._replace(uid=uid)


def _planned(ahead: Ahead) -> Event:
    one = ahead.planned
    return Event(
        uid=uid_in_series(ahead.uid, one.starts_at),
        sequence=ahead.sequence,
        changed_at=ahead.changed_at,
        path=f"/groups/{one.slug}/series/{one.series_id}/{one.stamp}",
        title=f"{one.circle}: {one.title}" if one.title else one.circle,
        circle=one.circle,
        starts_at=one.starts_at,
        time_known=True,
        tzid=one.tzid,
        duration=one.duration,
        mode=one.mode,
        place=one.place,
        status=CONFIRMED,
    )


def _agendas(person: Person | None, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return by session the titles of its accepted points, in order."""
    titles: defaultdict[int, list[str]] = defaultdict(list)
    for session_id, title in rows(*_titles(person, ids)) if ids else ():
        titles[session_id].append(title)
    return titles


@prepared
def _titles(person: Person | None, ids: Sequence[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(AgendaItem.session_id, AgendaItem.title)
        .join(Session, Session.id == AgendaItem.session_id)
        .where(AgendaItem.session_id.in_(ids), AgendaItem.status.in_(ACCEPTED), seen_by(person))
        .order_by(AgendaItem.session_id, AgendaItem.rank, AgendaItem.id)
    )
