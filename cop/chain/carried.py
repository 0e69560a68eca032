"""How often points have come back, and which of them cannot come back once more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, literal, select

from cop.db.prepared import prepared, rows
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.words import LinkKind, PointStatus, Status

MOST_CARRIES = 3  # who has put a thing off three times decides what becomes of it


@dataclass(frozen=True)
class Carried:
    """How often a point has come up, this time included, the day of the first time, and the
    discussions it had there."""

    times: int
    since: date
    threads: tuple[int, ...] = ()

    @property
    def too_often(self) -> bool:
        """Say whether it cannot be carried once more."""
        return self.times > MOST_CARRIES


def carried_points(points: Sequence[AgendaItem]) -> dict[int, Carried]:
    """Return, by point id, the history of those that were carried over; in one statement."""
    if not points:
        return {}
    found: dict[int, Carried] = {}
    for point, starts_at, tzid, thread in rows(*_carried_points([point.id for point in points])):
        known = found.get(point, Carried(1, date.max))
        day = starts_at.astimezone(ZoneInfo(tzid)).date()
        found[point] = Carried(known.times + 1, day, (*known.threads, thread))
    return found


@prepared
def _carried_points(point_ids: list[int]) -> Select[int, datetime, str, int]:
    steps = (
        select(
            ItemLink.to_id.label("point"), ItemLink.from_id.label("source"), literal(2).label("n")
        )
        .where(ItemLink.to_id.in_(point_ids), ItemLink.kind == LinkKind.CARRIED)
        .cte("steps", recursive=True)
    )
    further = select(steps.c.point, ItemLink.from_id, steps.c.n + 1).where(
        ItemLink.to_id == steps.c.source, ItemLink.kind == LinkKind.CARRIED
    )
    steps = steps.union_all(further)
    return (
        select(steps.c.point, Session.starts_at, Session.tzid, AgendaItem.thread_id)
        .join(AgendaItem, AgendaItem.id == steps.c.source)
        .join(Session, Session.id == AgendaItem.session_id)
        .where(Session.status != Status.CANCELLED)  # there it was not talked about
        .order_by(steps.c.n)
    )


def undecided_among(
    points: Sequence[AgendaItem], carried: Mapping[int, Carried]
) -> tuple[str, ...]:
    """Return the titles of those that are marked as carried though they were carried too often."""
    return tuple(
        point.title
        for point in points
        if point.status is PointStatus.CARRIED
        and point.id in carried
        and carried[point.id].too_often
    )
