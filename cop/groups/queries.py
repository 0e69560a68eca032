"""Questions about circles; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload

from cop.db import db
from cop.groups.models import Group, JoinRequest, Membership
from cop.groups.words import Joining, Kind, MemberRole, Visibility
from cop.kit import paging
from cop.kit.paging import Page
from cop.people.models import Person

BEGINNING = 8_000  # letters of a charter's HTML that a list reads: more than its first words need
BY_NAME = (func.lower(Group.name), Group.id)
BY_ROLE = (
    case((Membership.role == MemberRole.MODERATOR, 0), else_=1),
    func.lower(Person.name),
    Membership.id,
)


class ListedGroup(NamedTuple):
    """A circle as one row of a list; `role` and `asked` are of the person who looks."""

    id: int
    slug: str
    name: str
    kind: Kind
    library: str
    visibility: Visibility
    joining: Joining
    charter_html: str  # no more than its beginning
    members: int
    role: MemberRole | None
    asked: bool
    place: str  # its name as the database orders by it


def groups_seen_by(person: Person | None) -> Select[int]:
    """Return a query for the ids of the circles that the person may see; None is a visitor."""
    return select(Group.id).where(_seen_by(person))


def group_seen_by(person: Person | None, slug: str) -> Group | None:
    """Return the circle at the address, or None."""
    return db.session.scalar(select(Group).where(Group.slug == slug, _seen_by(person)))


def group_with_slug(slug: str) -> Group | None:
    """Return the circle at the address, for commands of those who look after the site."""
    return db.session.scalar(select(Group).where(Group.slug == slug))


def role_in(person: Person | None, group: Group) -> MemberRole | None:
    """Return the person's role in the circle, None for outsiders and visitors."""
    if person is None:
        return None
    return db.session.scalar(
        select(Membership.role).where(
            Membership.group_id == group.id, Membership.person_id == person.id
        )
    )


def roles_of(person: Person | None) -> dict[int, MemberRole]:
    """Return the person's roles by circle id."""
    if person is None:
        return {}
    rows = db.session.execute(
        select(Membership.group_id, Membership.role).where(Membership.person_id == person.id)
    )
    return {row.group_id: row.role for row in rows}


def own_groups_listed(person: Person) -> Sequence[ListedGroup]:
    """Return the circles that the person belongs to, by name."""
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    rows = db.session.execute(_listed(person).where(Group.id.in_(mine)))
    return [ListedGroup(*row) for row in rows]


def other_groups_listed(person: Person | None, *, after: str, size: int) -> Page[ListedGroup]:
    """Return a page of the circles that the person sees without belonging to them, by name."""
    wanted = _listed(person).where(_seen_by(person)).limit(size + 1)
    if person is not None:
        mine = select(Membership.group_id).where(Membership.person_id == person.id)
        wanted = wanted.where(Group.id.not_in(mine))
    if place := paging.read(after, str, int):
        wanted = wanted.where(paging.after(BY_NAME, place))
    rows = [ListedGroup(*row) for row in db.session.execute(wanted)]
    return paging.cut(rows, size, lambda row: (row.place, row.id))


def groups_of(person: Person) -> Sequence[Group]:
    """Return the circles that the person belongs to, by name."""
    return db.session.scalars(
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id)
        .order_by(Group.name)
    ).all()


def groups_with(person: Person | None, ids: Collection[int]) -> dict[int, Group]:
    """Return, by id, those of the circles that the person may see."""
    groups = db.session.scalars(select(Group).where(Group.id.in_(ids), _seen_by(person)))
    return {group.id: group for group in groups}


def groups_shared(viewer: Person | None, person: Person) -> Sequence[Group]:
    """Return the circles of the person that the viewer may see, by name."""
    return db.session.scalars(
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id, _seen_by(viewer))
        .order_by(Group.name)
    ).all()


def members_of(
    viewer: Person | None, group: Group, *, after: str = "", size: int
) -> Page[Membership]:
    """Return a page of the memberships with their people: moderators first, then by name."""
    wanted = (
        select(Membership, *BY_ROLE)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(Membership.group_id == group.id, Membership.group_id.in_(groups_seen_by(viewer)))
        .order_by(*BY_ROLE)
        .limit(size + 1)
    )
    if place := paging.read(after, int, str, int):
        wanted = wanted.where(paging.after(BY_ROLE, place))
    rows = paging.cut(db.session.execute(wanted).all(), size, lambda row: tuple(row[1:]))
    return Page([row[0] for row in rows.items], rows.next)


def member_of(viewer: Person | None, group: Group, login: str) -> Membership | None:
    """Return the membership of the person with the login, or None."""
    return db.session.scalar(
        select(Membership)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(
            Membership.group_id == group.id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Person.login == login,
        )
    )


def members_counted(viewer: Person | None, group: Group) -> int:
    """Return how many people belong to the circle, the informed included."""
    return (
        db.session.scalar(
            select(func.count(Membership.id)).where(
                Membership.group_id == group.id, Membership.group_id.in_(groups_seen_by(viewer))
            )
        )
        or 0
    )


def participants_of(viewer: Person | None, group: Group) -> Sequence[Person]:
    """Return the people who take part (members and moderators), by name."""
    return db.session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group.id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Membership.role != MemberRole.INFORMED,
        )
        .order_by(Person.name)
    ).all()


def requests_to_join(person: Person | None, group: Group) -> Sequence[JoinRequest]:
    """Return who waits for an answer, the first one first; nothing to those who do not moderate."""
    if person is None:
        return []
    return db.session.scalars(
        select(JoinRequest)
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .options(joinedload(JoinRequest.person))
        .where(
            JoinRequest.group_id == group.id,
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
        )
        .order_by(JoinRequest.id)
    ).all()


def requests_counted(person: Person | None, group: Group) -> int:
    """Return how many wait for an answer; 0 to those who do not moderate."""
    if person is None:
        return 0
    return (
        db.session.scalar(
            select(func.count(JoinRequest.id))
            .join(Membership, Membership.group_id == JoinRequest.group_id)
            .where(
                JoinRequest.group_id == group.id,
                Membership.person_id == person.id,
                Membership.role == MemberRole.MODERATOR,
            )
        )
        or 0
    )


def request_of(person: Person | None, group: Group) -> JoinRequest | None:
    """Return the person's own waiting request."""
    if person is None:
        return None
    return db.session.scalar(
        select(JoinRequest).where(
            JoinRequest.group_id == group.id, JoinRequest.person_id == person.id
        )
    )


def _seen_by(person: Person | None) -> ColumnElement[bool]:
    if person is None:
        return Group.visibility == Visibility.PUBLIC
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    return or_(Group.visibility != Visibility.MEMBERS, Group.id.in_(mine))


def _listed(person: Person | None) -> Select[Any]:
    of_group = Membership.group_id == Group.id
    return select(
        Group.id,
        Group.slug,
        Group.name,
        Group.kind,
        Group.library,
        Group.visibility,
        Group.joining,
        func.substr(Group.charter_html, 1, BEGINNING),
        select(func.count(Membership.id)).where(of_group).scalar_subquery(),
        _own_role(person),
        _own_request(person),
        BY_NAME[0],
    ).order_by(*BY_NAME)


def _own_role(person: Person | None) -> ColumnElement[Any]:
    if person is None:
        return null()
    return (
        select(Membership.role)
        .where(Membership.group_id == Group.id, Membership.person_id == person.id)
        .scalar_subquery()
    )


def _own_request(person: Person | None) -> ColumnElement[bool]:
    if person is None:
        return false()
    return exists().where(JoinRequest.group_id == Group.id, JoinRequest.person_id == person.id)
