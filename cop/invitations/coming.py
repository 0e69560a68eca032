"""Who means to come to a session: those with an account, and visitors."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Select, String, cast, literal, null, select, type_coerce, union_all

from cop.db.prepared import prepared, rows
from cop.invitations.models import Visitor
from cop.people.models import Person
from cop.sessions.models import Rsvp, Session
from cop.sessions.queries import Replies, seen_by
from cop.sessions.queries.replies import asked_of, read_replies


def replies_of_all(person: Person | None, session: Session) -> Replies:
    """Return what everybody has said who may come to the session, visitors as well."""
    asked = _replies_of_all(person, session.group_id, session.id, session.day)
    return read_replies(person, session, rows(*asked))


@prepared
def _replies_of_all(
    viewer: Person | None, group_id: int, session_id: int, day: date
) -> Select[*tuple[Any, ...]]:
    visitors = (
        select(Visitor.id, Visitor.name, Visitor.answer)
        .join(Session, Session.id == Visitor.session_id)
        .where(Visitor.session_id == session_id, seen_by(viewer))
    )
    return _with_visitors(asked_of(viewer, group_id, session_id, day), visitors)


def _with_visitors(
    asked: Select[*tuple[Any, ...]], visitors: Select[*tuple[Any, ...]]
) -> Select[*tuple[Any, ...]]:
    """Return the query of `asked_of` with those without an account, given by id, name, answer."""
    visits = visitors.subquery()
    nothing = cast(null(), Rsvp.answer.type), cast(null(), Rsvp.stale.type)
    own = type_coerce(visits.c.answer, Rsvp.answer.type), literal(False)
    rest = literal(False), literal(True), cast(null(), String)
    more = select(visits.c.id, visits.c.name, *own, *nothing, *rest).select_from(visits)
    people = asked.order_by(None).subquery()
    both = union_all(select(people), more).subquery()
    return select(both).order_by(both.c.name)
