"""How often points have come back, and which of them cannot come back once more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple, Protocol
from zoneinfo import ZoneInfo

from sqlalchemy import Select, literal, null, select

from cop.db.prepared import prepared, rows
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.queries import PointRow
from cop.sessions.words import LinkKind, PointStatus, Status

MOST_CARRIES = 3  # who has put a thing off three times decides what becomes of it


class Origin(NamedTuple):
    """The point from which another one came otherwise than by being carried."""

    kind: LinkKind
    point_id: int
    title: str
    session_id: int
    number: int


class Step(NamedTuple):
    """What a point came from, as `steps` selects it; without a `kind` it is what it builds on."""

    n: int  # how far back it is
    point: int
    source: int | None
    kind: LinkKind | None
    title: str
    thread_id: int | None
    id: int | None
    number: int | None
    status: Status | None
    starts_at: datetime | None
    tzid: str | None
    slug: str | None


class Point(Protocol):
    """A point, or a row of its columns."""

    @property
    def id(self) -> int: ...


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


def carried_points(points: Sequence[Point]) -> dict[int, Carried]:
    """Return, by point id, the history of those that were carried over; in one statement."""
    return traced(points)[0]


def traced(points: Sequence[Point]) -> tuple[dict[int, Carried], dict[int, Origin]]:
    """Return, by point id, the history of carried points and the origin of others; one statement.

    An origin is another point of a session: the whole of a part, or what a point went on from.
    """
    if not points:
        return {}, {}
    return trace(map(Step._make, rows(*_steps([point.id for point in points]))))


def trace(found: Iterable[Any]) -> tuple[dict[int, Carried], dict[int, Origin]]:
    """Return the same from the rows that `steps` selects."""
    carried: dict[int, Carried] = {}
    origins: dict[int, Origin] = {}
    for row in found:
        if row.kind is not LinkKind.CARRIED:
            origins[row.point] = Origin(row.kind, row.source, row.title, row.id, row.number)
        elif row.status is not Status.CANCELLED:  # there it was not talked about
            known = carried.get(row.point, Carried(1, date.max))
            day = row.starts_at.astimezone(ZoneInfo(row.tzid)).date()
            carried[row.point] = Carried(known.times + 1, day, (*known.threads, row.thread_id))
    return carried, origins


def steps(point_ids: list[int]) -> Select[Any]:
    """Select what each point came from, in steps `n`: carried ones over all, others over one."""
    way = (
        select(
            ItemLink.to_id.label("point"),
            ItemLink.from_id.label("source"),
            ItemLink.kind.label("kind"),
            literal(2).label("n"),
        )
        .where(ItemLink.to_id.in_(point_ids))
        .cte("steps", recursive=True)
    )
    further = select(way.c.point, ItemLink.from_id, ItemLink.kind, way.c.n + 1).where(
        ItemLink.to_id == way.c.source,
        way.c.kind == LinkKind.CARRIED,
        ItemLink.kind == LinkKind.CARRIED,
    )
    way = way.union_all(further)
    return (
        select(
            way.c.n,
            way.c.point,
            way.c.source,
            way.c.kind,
            AgendaItem.title,
            AgendaItem.thread_id,
            Session.id,
            Session.number,
            Session.status,
            Session.starts_at,
            Session.tzid,
            null().label("slug"),
        )
        .join(AgendaItem, AgendaItem.id == way.c.source)
        .join(Session, Session.id == AgendaItem.session_id)
    )


@prepared
def _steps(point_ids: list[int]) -> Select[Any]:
    return steps(point_ids).order_by("n")


def undecided_among(points: Sequence[PointRow], carried: Mapping[int, Carried]) -> tuple[str, ...]:
    """Return the titles of those that are marked as carried though they were carried too often."""
    return tuple(
        point.title
        for point in points
        if point.status is PointStatus.CARRIED
        and point.id in carried
        and carried[point.id].too_often
    )
