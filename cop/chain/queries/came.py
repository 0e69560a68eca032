"""What came of an idea: the points that build on it, and what was decided and made there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, case, or_, select

from cop.chain.models import BuildsOn
from cop.db.prepared import prepared, rows
from cop.decisions.models import Decision
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.ideas.models import Idea
from cop.outputs.queries import LinkedOutput, outputs_of_sessions
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import notes_seen_by, seen_by
from cop.sessions.words import PointStatus


class CameRow(NamedTuple):
    """A point that builds on the idea; without a `number` it waits on the circle's backlog."""

    id: int
    title: str
    status: PointStatus
    answer: str  # why it was dropped, parked or declined
    slug: str
    circle: str
    session_id: int | None
    number: int | None
    starts_at: datetime | None
    tzid: str | None


class Came(NamedTuple):
    """The point, the decisions under it, and what its session made once it was resolved."""

    point: CameRow
    decisions: Sequence[str]
    outputs: Sequence[LinkedOutput]


def came_of(person: Person, idea: Idea) -> list[Came]:
    """Return what came of the idea, the first one first, as far as the person may see it."""
    points = [CameRow._make(row) for row in rows(*_points(person, idea.id))]
    if not points:
        return []
    decided: defaultdict[int, list[str]] = defaultdict(list)
    for point_id, words in rows(*_decided(person, [point.id for point in points])):
        decided[point_id].append(words)
    ends = [one.session_id for one in points if one.status is PointStatus.RESOLVED]
    outputs = outputs_of_sessions(person, [one for one in ends if one])
    return [
        Came(
            point,
            decided.get(point.id, ()),
            outputs.get(point.session_id or 0, ()) if point.session_id in ends else (),
        )
        for point in points
    ]


@prepared
def _points(person: Person, idea_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            AgendaItem.id,
            AgendaItem.title,
            AgendaItem.status,
            AgendaItem.answer,
            Group.slug,
            Group.name,
            Session.id,
            Session.number,
            Session.starts_at,
            Session.tzid,
        )
        .select_from(BuildsOn)
        .join(AgendaItem, AgendaItem.id == BuildsOn.point_id)
        .join(Group, Group.id == AgendaItem.group_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .where(
            BuildsOn.idea_id == idea_id,
            AgendaItem.group_id.in_(groups_seen_by(person)),
            AgendaItem.status != PointStatus.WITHDRAWN,
            or_(AgendaItem.session_id.is_(None), seen_by(person)),
        )
        .order_by(case((Session.id.is_(None), 1), else_=0), Session.starts_at, AgendaItem.id)
        .limit(20)
    )


@prepared
def _decided(person: Person, point_ids: list[int]) -> Select[int, str]:
    return (
        select(Decision.agenda_item_id, Decision.text)
        .join(Session, Session.id == Decision.session_id)
        .where(Decision.agenda_item_id.in_(point_ids), notes_seen_by(person))
        .order_by(Decision.id)
    )
