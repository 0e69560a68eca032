"""Questions about who belongs to a circle, and as what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import contains_eager

from cop.db import db
from cop.db.prepared import prepared, rows, value
from cop.groups.models import Group, Membership
from cop.groups.queries.circles import groups_seen_by
from cop.groups.rules import in_its_state
from cop.groups.words import MemberRole
from cop.kit import paging
from cop.kit.paging import Page
from cop.notices.words import Level
from cop.people.models import Person

BY_ROLE = (
    case((Membership.role == MemberRole.MODERATOR, 0), else_=1),
    func.lower(Person.name),
    Membership.id,
)


class Face(NamedTuple):
    """A member by name."""

    name: str


class OwnLevel(NamedTuple):
    """A circle to which somebody belongs, and how much of it they are told."""

    id: int
    name: str
    level: Level


def role_in(person: Person | None, group: Group) -> MemberRole | None:
    """Return the person's role in the circle, None for outsiders and visitors.

    In a concluded circle whoever belongs to it only reads.
    """
    return in_its_state(membership_in(person, group), group.status)


def membership_in(person: Person | None, group: Group) -> MemberRole | None:
    """Return the role that the person was given, also where the circle is concluded by now."""
    if person is None:
        return None
    return value(*_role_in(person, group.id))


@prepared
def _role_in(person: Person, group_id: int) -> Select[MemberRole]:
    return select(Membership.role).where(
        Membership.group_id == group_id, Membership.person_id == person.id
    )


def roles_of(person: Person | None) -> dict[int, MemberRole]:
    """Return the person's roles by circle id."""
    if person is None:
        return {}
    return dict(rows(*_roles_of(person)))


@prepared
def _roles_of(person: Person) -> Select[int, MemberRole]:
    return select(Membership.group_id, Membership.role).where(Membership.person_id == person.id)


def own_levels(person: Person) -> list[OwnLevel]:
    """Return the circles to which the person belongs, by name, with how much they are told."""
    found = db.session.execute(
        select(Group.id, Group.name, Membership.level)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id)
        .order_by(func.lower(Group.name), Group.id)
    )
    return [OwnLevel._make(row) for row in found]


def members_of(
    viewer: Person | None, group: Group, *, after: str = "", size: int
) -> Page[Membership]:
    """Return a page of the memberships with their people: moderators first, then by name."""
    wanted, given = _members_of(viewer, group.id, size + 1)
    if place := paging.read(after, int, str, int):
        wanted = wanted.where(paging.after(BY_ROLE, place))
    page = paging.cut(db.session.execute(wanted, given).all(), size, lambda row: tuple(row[1:]))
    return Page([row[0] for row in page.items], page.next)


@prepared
def _members_of(viewer: Person | None, group_id: int, most: int) -> Select[Any]:
    return (
        select(Membership, *BY_ROLE)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(Membership.group_id == group_id, Membership.group_id.in_(groups_seen_by(viewer)))
        .order_by(*BY_ROLE)
        .limit(most)
    )


def member_of(viewer: Person | None, group: Group, login: str) -> Membership | None:
    """Return the membership of the person with the login, or None."""
    return db.session.scalar(*_member_of(viewer, group.id, login))


@prepared
def _member_of(viewer: Person | None, group_id: int, login: str) -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(
            Membership.group_id == group_id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Person.login == login,
        )
    )


def faces_of(viewer: Person | None, group: Group, *, size: int) -> tuple[tuple[Face, ...], int]:
    """Return the first of the members in the order of `members_of`, and how many there are."""
    found = rows(*_faces_of(viewer, group.id, size))
    return tuple(Face(name) for name, _ in found), found[0][1] if found else 0


@prepared
def _faces_of(viewer: Person | None, group_id: int, size: int) -> Select[str, int]:
    return (
        select(Person.name, func.count().over())
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == group_id, Membership.group_id.in_(groups_seen_by(viewer)))
        .order_by(*BY_ROLE)
        .limit(size)
    )


def members_counted(viewer: Person | None, group: Group) -> int:
    """Return how many people belong to the circle, the informed included."""
    return value(*_members_counted(viewer, group.id)) or 0


@prepared
def _members_counted(viewer: Person | None, group_id: int) -> Select[int]:
    return select(func.count(Membership.id)).where(
        Membership.group_id == group_id, Membership.group_id.in_(groups_seen_by(viewer))
    )


def participants_of(viewer: Person | None, group: Group) -> Sequence[Person]:
    """Return the people who take part (members and moderators with an open account), by name."""
    return db.session.scalars(*_participants_of(viewer, group.id)).all()


@prepared
def _participants_of(viewer: Person | None, group_id: int) -> Select[Person]:
    return (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group_id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Membership.role != MemberRole.INFORMED,
            Person.deactivated_at.is_(None),
        )
        .order_by(Person.name)
    )
