"""Who reads beforehand what a session talks about."""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import gettext as _
from sqlalchemy import delete, select

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.models import Session, SessionReader
from cop.sessions.words import PLANNED


def set_readers(session: Session, readers: Iterable[Person]) -> None:
    """Say who reads; whoever is not named does not any more. Refused once the session began."""
    lock(session)
    if session.status not in PLANNED:
        raise Refused(_("Who reads is set before the session starts."))
    db.session.execute(delete(SessionReader).where(SessionReader.session_id == session.id))
    db.session.add_all(
        SessionReader(session_id=session.id, person_id=person.id) for person in readers
    )
    session.version += 1
    db.session.flush()


def keep_readers(session: Session, earlier: Session) -> None:
    """Let those read for the session who read for the one before it."""
    known = select(SessionReader.person_id).where(SessionReader.session_id == earlier.id)
    for person_id in db.session.scalars(known.order_by(SessionReader.id)).all():
        db.session.add(SessionReader(session_id=session.id, person_id=person_id))
    db.session.flush()
