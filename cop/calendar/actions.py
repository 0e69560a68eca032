"""Giving a person a secret address for their calendar, and taking it back."""

from __future__ import annotations

from sqlalchemy import delete

from cop.calendar.models import CalendarToken
from cop.db import db
from cop.db.unit import lock
from cop.people.models import Person
from cop.people.tokens import hash_of, new_token


def renew(person: Person) -> str:
    """Give the person a new secret and return it; the one before works no longer.

    The secret is kept nowhere else.
    """
    revoke(person)
    token = new_token()
    db.session.add(CalendarToken(person_id=person.id, token_hash=hash_of(token)))
    db.session.flush()
    return token


def revoke(person: Person) -> None:
    """Let the person's secret address work no longer; twice changes nothing."""
    lock(person)
    db.session.execute(delete(CalendarToken).where(CalendarToken.person_id == person.id))
