"""Questions about decisions; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, or_, select

from cop.db import db
from cop.db.entities import columns_of, loaded
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


def decisions_of_both(
    person: Person | None, session: Session
) -> tuple[Sequence[Decision], Sequence[Decision]]:
    """Return the decisions of the session, and those of the one that it follows."""
    before = session.follows_id or 0
    found = loaded(Decision, *_decisions_of_both(person, session.id, before))
    own = [one for one in found if one.session_id == session.id]
    return own, [one for one in found if one.session_id == before]


@prepared
def _decisions_of_both(
    person: Person | None, session_id: int, before_id: int
) -> Select[*tuple[Any, ...]]:
    return (
        select(*columns_of(Decision))
        .join(Session, Session.id == Decision.session_id)
        .where(
            or_(Decision.session_id == session_id, Decision.session_id == before_id),
            notes_seen_by(person),
        )
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
