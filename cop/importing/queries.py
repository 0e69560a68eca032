"""Questions about where imported records came from."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.importing.models import ImportSource
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import seen_by


def source_of(person: Person | None, session: Session) -> ImportSource | None:
    """Return the source of an imported session, or None."""
    return db.session.scalar(
        select(ImportSource)
        .join(Session, Session.id == ImportSource.session_id)
        .where(ImportSource.session_id == session.id, seen_by(person))
    )
