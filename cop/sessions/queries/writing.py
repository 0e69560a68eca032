"""Who has written in a session that is held in writing."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, cast, func, select

from cop.db.prepared import prepared, rows
from cop.discussions.models import Post
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.written import takes_part_in, wrote_below


class Writers(NamedTuple):
    """How many of those who take part have written by name, and how many take part."""

    wrote: int
    of: int


def writers_in(person: Person | None, session: Session) -> Writers:
    """Return how many have written under the points: without a name one is not counted."""
    found = rows(*_writers_in(person, session.id))
    return next((Writers(int(wrote or 0), of) for wrote, of in found), Writers(0, 0))


@prepared
def _writers_in(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    by_name = Post.author_id == Person.id
    wrote = func.sum(cast(wrote_below(session_id, by_name), Integer))
    return (
        select(wrote.label("wrote"), func.count(Person.id).label("of"))
        .select_from(Person)
        .join(Session, Session.id == session_id)
        .where(takes_part_in(session_id), seen_by(person), Person.deactivated_at.is_(None))
    )
