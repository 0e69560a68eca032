"""Questions about decisions; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from cop.db import db
from cop.db.prepared import prepared
from cop.decisions.models import Decision
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import notes_seen_by


def decisions_of(person: Person | None, session: Session) -> Sequence[Decision]:
    """Return the decisions of the session, in the order in which they were noted."""
    return db.session.scalars(*_decisions_of(person, session.id)).all()


@prepared
def _decisions_of(person: Person | None, session_id: int) -> Select[Decision]:
    return (
        select(Decision)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.session_id == session_id, notes_seen_by(person))
        .order_by(Decision.id)
    )


def decision_of(person: Person | None, session: Session, decision_id: int) -> Decision | None:
    """Return one decision of the session, or None."""
    return db.session.scalar(*_decision_of(person, session.id, decision_id))


@prepared
def _decision_of(person: Person | None, session_id: int, decision_id: int) -> Select[Decision]:
    return (
        select(Decision)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.id == decision_id, Decision.session_id == session_id, notes_seen_by(person))
    )
