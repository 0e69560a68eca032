"""Letting somebody into one session who does not belong to its circle."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.db.unit import lock
from cop.groups.queries import role_in
from cop.groups.rules import may_take_part
from cop.people.models import Person
from cop.sessions.models import Guest, Session


def let_in(session: Session, person: Person) -> None:
    """Make the person a guest of the session; twice changes nothing.

    Who takes part in the circle needs no invitation and stays what they are.
    """
    lock(session)
    if may_take_part(role_in(person, session.group)):
        return
    known = select(Guest.id).where(Guest.session_id == session.id, Guest.person_id == person.id)
    if db.session.scalar(known) is None:
        db.session.add(Guest(session_id=session.id, person_id=person.id))
        db.session.flush()


def let_out(guest: Guest) -> None:
    """End a guest's part; their attendance and what they wrote stay."""
    db.session.delete(guest)
    db.session.flush()
