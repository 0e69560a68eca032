"""Questions about rounds, for the circle and the session's guests: never who wrote what where
names are off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import and_, case, or_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.groups.models import Group, Membership
from cop.groups.words import MemberRole
from cop.people.models import Person
from cop.rounds.models import Round, RoundText, told_of
from cop.rounds.rules import may_see
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import PointRow, guest_of, seen_by
from cop.sessions.rules import Part


class OnPoint(NamedTuple):
    """What a session's page says of the round on a point."""

    opened: bool
    texts: int  # how many have written


class Written(NamedTuple):
    """A text of an opened round, as everybody inside reads it; `name` only with names."""

    mix: int
    name: str | None
    login: str | None
    source: str
    html: str
    late: bool
    removed: bool
    own: bool
    as_guest: bool  # of the session, not of the circle; told with names only


class Stand(NamedTuple):
    """How far the round of an address has come, for a page that polls."""

    version: int
    role: MemberRole | None  # None: a guest of the session
    point_id: int


def rounds_on(part: Part, points: Iterable[AgendaItem | PointRow]) -> dict[int, OnPoint]:
    """Return the rounds on the points by point id, to those inside; asks the database nothing."""
    if not may_see(part):
        return {}
    return {
        point.id: OnPoint(point.round_opened, point.round_texts)
        for point in points
        if point.round_texts is not None
    }


def round_on(part: Part, point: AgendaItem) -> Round | None:
    """Return the round on the point to those inside, or None."""
    if not may_see(part):
        return None
    return db.session.scalar(
        select(Round).options(joinedload(Round.started_by)).where(Round.agenda_item_id == point.id)
    )


def stand_of(person: Person, slug: str, number: int, point_id: int) -> Stand | None:
    """Return how far the round at the address has come, in one statement, or None."""
    own = Membership.person_id == person.id
    row = db.session.execute(
        select(Round.version, Membership.role, Round.agenda_item_id)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .join(Session, Session.id == AgendaItem.session_id)
        .join(Group, Group.id == Session.group_id)
        .outerjoin(Membership, and_(Membership.group_id == Group.id, own))
        .where(
            Group.slug == slug,
            Session.number == number,
            Round.agenda_item_id == point_id,
            or_(Membership.id.is_not(None), guest_of(person)),
            seen_by(person),
        )
    ).one_or_none()
    return Stand._make(row) if row else None


def texts_of(person: Person | None, held: Round) -> Sequence[Written]:
    """Return what was written, those in time first, by lot; nothing before the round is opened."""
    if held.opened_at is None:
        return []
    rows = db.session.execute(
        select(
            RoundText.mix,
            case((Round.named, Person.name)),
            case((Round.named, Person.login)),
            case((RoundText.removed, ""), else_=RoundText.source),
            case((RoundText.removed, ""), else_=RoundText.html),
            RoundText.late,
            RoundText.removed,
            RoundText.writer_id == (person.id if person else 0),
            RoundText.as_guest,
        )
        .join(Round, Round.id == RoundText.round_id)
        .join(Person, Person.id == RoundText.writer_id)
        .where(RoundText.round_id == held.id, RoundText.shown)
        .order_by(RoundText.late, RoundText.mix)
    )
    return [Written._make(row) for row in rows]


def text_called(part: Part, held: Round, mix: int) -> RoundText | None:
    """Return the text of an opened round by its lot, to be taken off, or None."""
    if not may_see(part):
        return None
    return db.session.scalar(
        select(RoundText).where(
            RoundText.round_id == held.id, RoundText.mix == mix, RoundText.shown
        )
    )


def own_text(person: Person, held: Round) -> RoundText | None:
    """Return what the person wrote in the round, or None."""
    return db.session.scalar(
        select(RoundText).where(RoundText.round_id == held.id, RoundText.writer_id == person.id)
    )


def writers_of(part: Part, held: Round) -> Sequence[str]:
    """Return the names of those who have written, by name; none where the round is without."""
    if not held.named or not may_see(part):
        return []
    return db.session.scalars(
        select(Person.name)
        .join(RoundText, RoundText.writer_id == Person.id)
        .join(Round, Round.id == RoundText.round_id)
        .where(RoundText.round_id == held.id, Round.named, told_of())
        .order_by(Person.name)
    ).all()
