"""The four digits by which those present check in while a session is on."""

from __future__ import annotations

import secrets

from sqlalchemy import select

from cop.db import db
from cop.sessions.models import Session
from cop.sessions.words import Status

CODES = 10_000


def new_code() -> str:
    """Return four digits, by lot, that no other session has which is on."""
    running = select(Session.code).where(Session.status == Status.IN_PROGRESS)
    taken = set(db.session.scalars(running))
    free = [code for code in (f"{number:04}" for number in range(CODES)) if code not in taken]
    return secrets.choice(free) if free else ""
