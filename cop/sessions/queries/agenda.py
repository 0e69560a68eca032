"""Questions about points, of agendas and of the backlog."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select
from sqlalchemy.orm import aliased, joinedload, selectinload

from cop.db import db
from cop.db.prepared import prepared, rows, value
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import MemberRole
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.words import PLANNED, PointKind, PointStatus, Status

ACCEPTED = (PointStatus.SCHEDULED, PointStatus.RESOLVED, PointStatus.CARRIED)


class AgendaRow(NamedTuple):
    """What a list shows of a point."""

    id: int
    title: str
    duration: int | None  # minutes
    presented_by: str


class Proposer(NamedTuple):
    """Who proposed a point, by name."""

    name: str


class PointRow(NamedTuple):
    """What a session’s page shows of a point."""

    id: int
    thread_id: int
    title: str
    kind: PointKind
    status: PointStatus
    standing: bool
    html: str
    duration: int | None  # minutes
    spent: int  # seconds, in earlier turns
    extra: int  # seconds beyond its length
    presented_by: str
    answer: str
    ask_on: date | None
    round_texts: int | None
    round_opened: bool
    nameless: bool
    proposed_by_id: int | None
    proposed_by: Proposer | None


def point_seen_by(person: Person | None, session: Session, point_id: int) -> AgendaItem | None:
    """Return the point of the session, or None."""
    return db.session.scalar(*_point_seen_by(person, session.id, point_id))


@prepared
def _point_seen_by(person: Person | None, session_id: int, point_id: int) -> Select[AgendaItem]:
    return (
        select(AgendaItem)
        .join(Session, Session.id == AgendaItem.session_id)
        .options(joinedload(AgendaItem.presenter), joinedload(AgendaItem.session))
        .where(
            AgendaItem.id == point_id,
            AgendaItem.session_id == session_id,
            AgendaItem.status != PointStatus.WITHDRAWN,
            seen_by(person),
        )
    )


def points_of(person: Person | None, session: Session) -> Sequence[AgendaItem]:
    """Return the points of the session in order, proposals and declined ones included.

    What its proposer withdrew is not among them.
    """
    return db.session.scalars(*_points_of(person, session.id)).all()


@prepared
def _points_of(person: Person | None, session_id: int) -> Select[AgendaItem]:
    return (
        select(AgendaItem)
        .join(Session, Session.id == AgendaItem.session_id)
        .options(joinedload(AgendaItem.presenter), joinedload(AgendaItem.proposed_by))
        .where(
            AgendaItem.session_id == session_id,
            AgendaItem.status != PointStatus.WITHDRAWN,
            seen_by(person),
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )


def points_shown(person: Person | None, session: Session) -> list[PointRow]:
    """Return the same as a page shows them."""
    found = rows(*_points_shown(person, session.id))
    return [PointRow._make((*row[:-1], Proposer(row[-1]) if row[-1] else None)) for row in found]


@prepared
def _points_shown(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    presenter, proposer = aliased(Person), aliased(Person)
    return (
        select(
            AgendaItem.id,
            AgendaItem.thread_id,
            AgendaItem.title,
            AgendaItem.kind,
            AgendaItem.status,
            AgendaItem.standing,
            AgendaItem.html,
            AgendaItem.duration,
            AgendaItem.spent,
            AgendaItem.extra,
            func.coalesce(presenter.name, AgendaItem.presenter_name),
            AgendaItem.answer,
            AgendaItem.ask_on,
            AgendaItem.round_texts,
            AgendaItem.round_opened,
            AgendaItem.nameless,
            AgendaItem.proposed_by_id,
            proposer.name,
        )
        .join(Session, Session.id == AgendaItem.session_id)
        .outerjoin(presenter, presenter.id == AgendaItem.presenter_id)
        .outerjoin(proposer, proposer.id == AgendaItem.proposed_by_id)
        .where(
            AgendaItem.session_id == session_id,
            AgendaItem.status != PointStatus.WITHDRAWN,
            seen_by(person),
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )


def agenda_of(person: Person | None, session_id: int) -> list[AgendaRow]:
    """Return the accepted points of the session in order, as a list shows them."""
    return [AgendaRow._make(row) for row in rows(*_agenda_of(person, session_id))]


@prepared
def _agenda_of(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    presented_by = func.coalesce(Person.name, AgendaItem.presenter_name)
    return (
        select(AgendaItem.id, AgendaItem.title, AgendaItem.duration, presented_by)
        .join(Session, Session.id == AgendaItem.session_id)
        .outerjoin(Person, Person.id == AgendaItem.presenter_id)
        .where(
            AgendaItem.session_id == session_id, AgendaItem.status.in_(ACCEPTED), seen_by(person)
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )


def backlog_of(person: Person | None, group: Group) -> Sequence[AgendaItem]:
    """Return the points of the circle without a session: waiting ones and proposals, in order."""
    return db.session.scalars(*_backlog_of(person, group.id)).all()


@prepared
def _backlog_of(person: Person | None, group_id: int) -> Select[AgendaItem]:
    return (
        select(AgendaItem)
        .options(joinedload(AgendaItem.presenter), joinedload(AgendaItem.proposed_by))
        .where(
            AgendaItem.group_id == group_id,
            AgendaItem.group_id.in_(groups_seen_by(person)),
            AgendaItem.session_id.is_(None),
            AgendaItem.status.in_((PointStatus.WAITING, PointStatus.PROPOSED)),
        )
        .order_by(AgendaItem.rank, AgendaItem.id)
    )


def backlog_counted(person: Person | None, group: Group) -> int:
    """Return how many points of the circle wait without a session, proposals included."""
    return value(*_backlog_counted(person, group.id)) or 0


@prepared
def _backlog_counted(person: Person | None, group_id: int) -> Select[int]:
    return select(func.count(AgendaItem.id)).where(
        AgendaItem.group_id == group_id,
        AgendaItem.group_id.in_(groups_seen_by(person)),
        AgendaItem.session_id.is_(None),
        AgendaItem.status.in_((PointStatus.WAITING, PointStatus.PROPOSED)),
    )


def point_of_group(person: Person | None, group: Group, point_id: int) -> AgendaItem | None:
    """Return a point of the circle wherever it stands by now, or None."""
    waits = and_(AgendaItem.session_id.is_(None), AgendaItem.group_id.in_(groups_seen_by(person)))
    return db.session.scalar(
        select(AgendaItem)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .options(joinedload(AgendaItem.session))
        .where(
            AgendaItem.id == point_id,
            AgendaItem.group_id == group.id,
            AgendaItem.status != PointStatus.WITHDRAWN,
            or_(waits, seen_by(person)),
        )
    )


def backlog_point(person: Person | None, group: Group, point_id: int) -> AgendaItem | None:
    """Return a point of the circle's backlog, or None."""
    return db.session.scalar(*_backlog_point(person, group.id, point_id))


@prepared
def _backlog_point(person: Person | None, group_id: int, point_id: int) -> Select[AgendaItem]:
    return select(AgendaItem).where(
        AgendaItem.id == point_id,
        AgendaItem.group_id == group_id,
        AgendaItem.group_id.in_(groups_seen_by(person)),
        AgendaItem.session_id.is_(None),
        AgendaItem.status != PointStatus.WITHDRAWN,
    )


def proposals_for(person: Person) -> Sequence[AgendaItem]:
    """Return the proposals that wait for the person as moderator, the oldest one first."""
    return db.session.scalars(*_proposals_for(person)).all()


@prepared
def _proposals_for(person: Person) -> Select[AgendaItem]:
    return (
        select(AgendaItem)
        .join(Membership, Membership.group_id == AgendaItem.group_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .options(
            joinedload(AgendaItem.group),
            joinedload(AgendaItem.proposed_by),
            selectinload(AgendaItem.session),
        )
        .where(
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
            AgendaItem.status == PointStatus.PROPOSED,
            or_(
                AgendaItem.session_id.is_(None), Session.status.in_((*PLANNED, Status.IN_PROGRESS))
            ),
        )
        .order_by(AgendaItem.id)
        .limit(20)
    )
