"""Letting somebody into one session who does not belong to its circle."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.db.unit import lock
from cop.groups.queries import role_in
from cop.groups.rules import may_take_part
from cop.kit.clock import now
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import Guest, Session
from cop.sessions.telling import news_of, tell_some, when_and_where
from cop.sessions.words import Status


def let_in(session: Session, person: Person) -> None:
    """Make the person a guest of the session; twice changes nothing.

    Who takes part in the circle needs no invitation and stays what they are.
    """
    lock(session)
    if may_take_part(role_in(person, session.group)):
        return
    known = select(Guest.id).where(Guest.session_id == session.id, Guest.person_id == person.id)
    if db.session.scalar(known) is None:
        guest = Guest(session_id=session.id, person_id=person.id)
        db.session.add(guest)
        db.session.flush()
        _invite(session, guest)


def _invite(session: Session, guest: Guest) -> None:
    """Let the guest have the session in their calendar, by mail."""
    if session.status is not Status.OPEN or session.starts_at <= now():
        return
    key = f"{guest.person_id}-{guest.since:%Y%m%d%H%M%S}"
    news = news_of(session, Told.INVITED, key, **when_and_where(session))
    tell_some(news, [guest.person_id], by=None)


def let_out(guest: Guest) -> None:
    """End a guest's part; their attendance and what they wrote stay."""
    db.session.delete(guest)
    db.session.flush()
