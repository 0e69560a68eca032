"""Which points are a person's own, those without a name included.

The only questions that look at who proposed a point without their name; they answer the one who
did, and nobody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from cop.db import db
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries.agenda import PointRow
from cop.sessions.queries.seeing import seen_by
from cop.sessions.words import PointStatus


def own_among(person: Person | None, points: Iterable[AgendaItem | PointRow]) -> frozenset[int]:
    """Return the ids of those points that the person proposed, with or without their name.

    Costs a statement only where there is a point without a name.
    """
    if person is None:
        return frozenset()
    points = list(points)
    named = {point.id for point in points if point.proposed_by_id == person.id}
    nameless = [point.id for point in points if point.nameless]
    if not nameless:
        return frozenset(named)
    hers = select(AgendaItem.id).where(
        AgendaItem.id.in_(nameless), AgendaItem.nameless_by_id == person.id
    )
    return frozenset(named.union(db.session.scalars(hers)))


def waiting_with_the_circle(guest: Person, session: Session) -> Sequence[str]:
    """Return the titles of the guest's own points that wait on the circle's backlog by now."""
    return db.session.scalars(
        select(AgendaItem.title)
        .where(
            AgendaItem.group_id == session.group_id,
            AgendaItem.session_id.is_(None),
            AgendaItem.status.in_((PointStatus.PROPOSED, PointStatus.WAITING)),
            or_(AgendaItem.proposed_by_id == guest.id, AgendaItem.nameless_by_id == guest.id),
        )
        .order_by(AgendaItem.id)
    ).all()


def own_point(person: Person, slug: str, point_id: int) -> AgendaItem | None:
    """Return a point of the circle that the person proposed, with or without their name.

    A guest finds it on the session into which they were let.
    """
    on_backlog = and_(
        AgendaItem.session_id.is_(None), AgendaItem.group_id.in_(groups_seen_by(person))
    )
    return db.session.scalar(
        select(AgendaItem)
        .join(AgendaItem.group)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .options(contains_eager(AgendaItem.group), joinedload(AgendaItem.presenter))
        .where(
            AgendaItem.id == point_id,
            Group.slug == slug,
            AgendaItem.status != PointStatus.WITHDRAWN,
            or_(on_backlog, seen_by(person)),
            or_(AgendaItem.proposed_by_id == person.id, AgendaItem.nameless_by_id == person.id),
        )
    )
