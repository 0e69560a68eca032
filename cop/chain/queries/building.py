"""What points build on, and where an output was taken up; what one may not see is left out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, or_, select

from cop.chain.models import BuildsOn
from cop.db.prepared import prepared, rows
from cop.decisions.models import Decision
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.outputs.models import Output
from cop.outputs.queries import seen_by as output_seen
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import notes_seen_by, seen_by
from cop.sessions.words import PointStatus

ASIDE = (PointStatus.PROPOSED, PointStatus.DECLINED, PointStatus.WITHDRAWN)


class Ground(NamedTuple):
    """What a point builds on: its words and its path within the site."""

    title: str
    path: str


class TakenUp(NamedTuple):
    """Where an output was taken up: a circle, and the session there unless it still waits."""

    slug: str
    group_name: str
    point_id: int
    number: int | None
    starts_at: datetime | None
    tzid: str | None


def grounds_of(person: Person | None, points: Sequence[AgendaItem]) -> dict[int, list[Ground]]:
    """Return, by point id and in one statement, what the points build on."""
    found: dict[int, list[Ground]] = {}
    if points:
        for row in rows(*_grounds_of(person, [point.id for point in points])):
            ground = _ground(row)
            if ground is not None:
                found.setdefault(row.point_id, []).append(ground)
    return found


def taken_up(person: Person | None, output: Output) -> list[TakenUp]:
    """Return where the output was taken up again, the first one first; what waits comes last."""
    return [TakenUp._make(row) for row in rows(*_taken_up(person, output.id))]


def _ground(row: Any) -> Ground | None:
    if row.output_id is not None:
        return Ground(row.title, f"/outputs/{row.output_id}/{row.slug}")
    if row.number is None:
        return None
    words = row.text if row.text is not None else row.what
    return Ground(words, f"/groups/{row.circle}/sessions/{row.number}#point-{row.origin}")


@prepared
def _grounds_of(person: Person | None, point_ids: list[int]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            BuildsOn.point_id,
            Output.id.label("output_id"),
            Output.slug,
            Output.title,
            Decision.text,
            FollowUp.what,
            Session.number,
            Group.slug.label("circle"),
            func.coalesce(Decision.agenda_item_id, FollowUp.agenda_item_id).label("origin"),
        )
        .select_from(BuildsOn)
        .outerjoin(Output, and_(Output.id == BuildsOn.output_id, output_seen(person)))
        .outerjoin(Decision, Decision.id == BuildsOn.decision_id)
        .outerjoin(FollowUp, FollowUp.id == BuildsOn.follow_up_id)
        .outerjoin(
            Session,
            and_(
                Session.id == func.coalesce(Decision.session_id, FollowUp.session_id),
                notes_seen_by(person),
            ),
        )
        .outerjoin(Group, Group.id == Session.group_id)
        .where(BuildsOn.point_id.in_(point_ids))
        .order_by(BuildsOn.id)
    )


@prepared
def _taken_up(person: Person | None, output_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.slug,
            Group.name,
            AgendaItem.id,
            Session.number,
            Session.starts_at,
            Session.tzid,
        )
        .select_from(BuildsOn)
        .join(AgendaItem, AgendaItem.id == BuildsOn.point_id)
        .join(Group, Group.id == AgendaItem.group_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .where(
            BuildsOn.output_id == output_id,
            AgendaItem.group_id.in_(groups_seen_by(person)),
            AgendaItem.status.not_in(ASIDE),
            or_(AgendaItem.session_id.is_(None), seen_by(person)),
        )
        .order_by(case((Session.id.is_(None), 1), else_=0), Session.starts_at, AgendaItem.id)
        .limit(20)
    )
