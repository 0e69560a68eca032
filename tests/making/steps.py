"""Takes a session through its states, and keeps what was made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy import select

from cop.chain import actions as chain
from cop.chain.gate import gate_of
from cop.db import db
from cop.groups.models import Group, Membership
from cop.groups.words import MemberRole
from cop.people.models import Person
from cop.review import actions as review
from cop.review.actions.sending import unsaid_points
from cop.review.state import notes_reviewed, reviewers
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.rules import part_in
from cop.sessions.words import Status

T = TypeVar("T")


def _open(session: Session, by: Person) -> None:
    sessions.open_session(session, by=by)


def _start(session: Session, by: Person) -> None:
    sessions.start(session, by=by)


def _end(session: Session, by: Person) -> None:
    sessions.end(session, by=by, fates={})


def _send(session: Session, by: Person) -> None:
    """Send it for review, with a word for points without notes, where its format has a review."""
    if session.format.review_days:
        why = dict.fromkeys((point.id for point in unsaid_points(session)), "tidak ada")
        review.send_for_review(session, by=by, why=why)


def _adopt(session: Session, by: Person) -> None:
    """Adopt the minutes; in a review everybody who was there confirms first."""
    if session.status is Status.IN_REVIEW:
        seen = {note.id: note.revision for note in notes_reviewed(session)}
        for person in db.session.scalars(reviewers(session)).all():
            review.confirm(session, person, seen)
    chain.adopt(part_in(by, MemberRole.MODERATOR, session), session)


def _close(session: Session, by: Person) -> None:
    """Close it; a session without an output gets a reason, as the gate asks."""
    part = part_in(by, MemberRole.MODERATOR, session)
    if not gate_of(part, session).output:
        chain.give_reason_for_no_output(session, "Sesi ini hanya berbagi kabar.")
    chain.close(part, session)


STEPS: dict[Status, Callable[[Session, Person], None]] = {
    Status.DRAFT: lambda *_: None,
    Status.OPEN: _open,
    Status.IN_PROGRESS: _start,
    Status.WRITING_UP: _end,
    Status.IN_REVIEW: _send,
    Status.ADOPTED: _adopt,
    Status.CLOSED: _close,
}


def moderator(group: Group) -> Person:
    """Return the moderator who has been there longest."""
    first = db.session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group.id, Membership.role == MemberRole.MODERATOR)
        .order_by(Membership.id)
    ).first()
    assert first is not None, "a circle has a moderator"
    return first


def session_of(point: AgendaItem) -> Session:
    """Return the session on whose agenda the point stands."""
    assert point.session is not None, "a point of the backlog has no session"
    return point.session


def kept(thing: T) -> T:
    """Commit, and return the thing."""
    db.session.commit()
    return thing
