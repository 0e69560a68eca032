"""What is done with decisions."""

from __future__ import annotations

from cop.audit.actions import record
from cop.db import db
from cop.decisions.models import Decision
from cop.people.models import Person
from cop.search.actions import forget
from cop.search.words import DocKind
from cop.sessions.actions.states import in_state, while_written
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import Status


def add_decision(session: Session, point: AgendaItem, text: str, *, by: Person | None) -> Decision:
    """Note under a point what the circle decided by consent."""
    while_written(session)
    decision = Decision(
        group_id=session.group_id,
        session_id=session.id,
        agenda_item_id=point.id,
        text=text,
        by_id=by.id if by else None,
    )
    db.session.add(decision)
    session.version += 1
    db.session.flush()
    return decision


def reword_decision(decision: Decision, text: str) -> None:
    """Give the decision the words that a review settled on; the review keeps those before."""
    in_state(decision.session, Status.IN_REVIEW)
    decision.text = text
    decision.revision += 1
    db.session.flush()


def remove_decision(decision: Decision, *, by: Person) -> None:
    """Take back what was noted by mistake, while the notes are being written."""
    while_written(decision.session)
    _take_off(decision, by=by)


def strike_decision(decision: Decision, *, by: Person) -> None:
    """Take off what a review found not to have been decided; the review keeps its words."""
    in_state(decision.session, Status.IN_REVIEW)
    _take_off(decision, by=by)


def _take_off(decision: Decision, *, by: Person) -> None:
    at = decision.session_id
    record("remove", "decision", decision.id, by=by, before=decision.text, session=at)
    forget(DocKind.DECISION, decision.id)  # after a reopening the archive has it already
    db.session.delete(decision)
    decision.session.version += 1
    db.session.flush()
