"""Questions about decisions; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cop.db import db
from cop.decisions.models import Decision
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import notes_seen_by


def decisions_of(person: Person | None, session: Session) -> Sequence[Decision]:
    """Return the decisions of the session, in the order in which they were noted."""
    return db.session.scalars(
        select(Decision)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.session_id == session.id, notes_seen_by(person))
        .order_by(Decision.id)
    ).all()


def decision_of(person: Person | None, session: Session, decision_id: int) -> Decision | None:
    """Return one decision of the session, or None."""
    return db.session.scalar(
        select(Decision)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.id == decision_id, Decision.session_id == session.id, notes_seen_by(person))
    )
