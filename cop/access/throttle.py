"""Slows down those who try again and again."""

from __future__ import annotations

import hashlib
from datetime import timedelta

from flask import current_app
from flask_babel import lazy_gettext as _l
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError

from cop.access.models import Attempts
from cop.db import db
from cop.db.unit import commit_now
from cop.kit.clock import now
from cop.kit.problems import TooMany

LONGEST_WINDOW = timedelta(days=1)  # what is older is forgotten


def count_attempt(what: str, who: str, *, most: int, within: timedelta) -> None:
    """Count one attempt, and raise TooMany when it is more than `most` in the window.

    Commits at once: an attempt counts even when the request fails, and before it is judged.
    """
    if not current_app.config["COP_RATE_LIMITS"]:
        return
    key = hashlib.sha256(f"{what}:{who}".encode()).hexdigest()
    attempts = _row(key)
    if attempts.since + within <= now():
        attempts.since, attempts.count = now(), 0
    attempts.count += 1
    tried, since = attempts.count, attempts.since
    commit_now()
    if tried > most:
        wait = int((since + within - now()).total_seconds()) + 1
        raise TooMany(_l("Too many attempts. Please wait a few minutes and try again."), wait)


def forget_attempts(what: str, who: str) -> None:
    """Start counting anew, after an attempt that succeeded."""
    key = hashlib.sha256(f"{what}:{who}".encode()).hexdigest()
    db.session.execute(delete(Attempts).where(Attempts.key == key))


def _row(key: str) -> Attempts:
    row = db.session.scalar(select(Attempts).where(Attempts.key == key).with_for_update())
    if row is not None:
        return row
    db.session.execute(delete(Attempts).where(Attempts.since < now() - LONGEST_WINDOW))
    try:
        with db.session.begin_nested():
            db.session.add(Attempts(key=key, since=now(), count=0))
    except IntegrityError:
        pass  # the same key was tried a moment ago by somebody else
    return db.session.scalars(select(Attempts).where(Attempts.key == key).with_for_update()).one()
