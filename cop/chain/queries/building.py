"""What points build on, and where an output was taken up; what one may not see is left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, case, func, null, or_, select, union_all

from cop.chain.carried import Carried, Origin, Point, Step, steps, trace
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


Grounds = dict[int, list[Ground]]


def grounds_of(person: Person | None, points: Sequence[Point]) -> Grounds:
    """Return, by point id and in one statement, what the points build on."""
    if not points:
        return {}
    found = rows(*_grounds_of(person, [point.id for point in points]))
    return _by_point(map(Step._make, found))


def ties_of(
    person: Person | None, points: Sequence[Point]
) -> tuple[dict[int, Carried], dict[int, Origin], Grounds]:
    """Return, by point id: how it was carried, where it came from, and what it builds on.

    In one statement: it stands before every look at a session.
    """
    if not points:
        return {}, {}, {}
    asked = rows(*_ties_of(person, [point.id for point in points]))
    found = [Step._make(row) for row in asked]
    carried, origins = trace(row for row in found if row.kind is not None)
    return carried, origins, _by_point(row for row in found if row.kind is None)


def taken_up(person: Person | None, output: Output) -> list[TakenUp]:
    """Return where the output was taken up again, the first one first; what waits comes last."""
    return [TakenUp._make(row) for row in rows(*_taken_up(person, output.id))]


def _by_point(found: Iterable[Step]) -> Grounds:
    grounds: Grounds = {}
    for row in found:
        if row.id is not None:
            ground = Ground(row.title, f"/outputs/{row.id}/{row.slug}")
        elif row.number is not None:
            path = f"/groups/{row.slug}/sessions/{row.number}#point-{row.source}"
            ground = Ground(row.title, path)
        else:
            continue  # the person may not see it
        grounds.setdefault(row.point, []).append(ground)
    return grounds


@prepared
def _ties_of(person: Person | None, point_ids: list[int]) -> Any:
    return union_all(steps(point_ids), _grounds(person, point_ids)).order_by("n")


@prepared
def _grounds_of(person: Person | None, point_ids: list[int]) -> Select[Any]:
    return _grounds(person, point_ids).order_by("n")


def _grounds(person: Person | None, point_ids: list[int]) -> Select[*tuple[Any, ...]]:
    """Select the grounds in the columns of `steps`: `kind` is empty, `id` that of an output."""
    return (
        select(
            BuildsOn.id.label("n"),
            BuildsOn.point_id.label("point"),
            func.coalesce(Decision.agenda_item_id, FollowUp.agenda_item_id).label("source"),
            null().label("kind"),
            func.coalesce(Output.title, Decision.text, FollowUp.what).label("title"),
            null().label("thread_id"),
            Output.id,
            Session.number,
            null().label("status"),
            null().label("starts_at"),
            null().label("tzid"),
            func.coalesce(Output.slug, Group.slug).label("slug"),
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
