"""Who means to come to a session: those with an account, and visitors."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select, select

from cop.db.prepared import prepared, rows
from cop.invitations.models import Visitor
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import Replies, seen_by
from cop.sessions.queries.replies import asked_of, read_replies, with_visitors


def replies_of_all(person: Person | None, session: Session) -> Replies:
    """Return what everybody has said who may come to the session, visitors as well."""
    return read_replies(person, rows(*_replies_of_all(person, session.group_id, session.id)))


@prepared
def _replies_of_all(
    viewer: Person | None, group_id: int, session_id: int
) -> Select[*tuple[Any, ...]]:
    visitors = (
        select(Visitor.id, Visitor.name, Visitor.answer)
        .join(Session, Session.id == Visitor.session_id)
        .where(Visitor.session_id == session_id, seen_by(viewer))
    )
    return with_visitors(asked_of(viewer, group_id, session_id), visitors)
