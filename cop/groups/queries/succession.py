"""Questions about circles that have no moderator, or would have none without somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, select

from cop.db import db
from cop.groups.models import Group, Membership
from cop.groups.queries.circles import BY_NAME, seen_by
from cop.groups.words import GroupStatus, MemberRole
from cop.people.models import Person


class Orphan(NamedTuple):
    """A circle, whether the one who asks sees it, and its members, who was there longest first."""

    group: Group
    seen: bool
    members: Sequence[Person]


def circles_without_moderator(viewer: Person) -> list[Orphan]:
    """Return circles, concluded ones apart, that nobody moderates who can sign in."""
    return _orphans(viewer, Group.id.not_in(_moderated()))


def circle_without_moderator(viewer: Person, group_id: int) -> Orphan | None:
    """Return one of them, or None."""
    found = _orphans(viewer, Group.id.not_in(_moderated()) & (Group.id == group_id))
    return found[0] if found else None


def moderated_alone(viewer: Person, person: Person) -> list[Orphan]:
    """Return circles, concluded ones apart, that nobody else moderates who can sign in."""
    mine = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    others = _moderated().where(Membership.person_id != person.id)
    return _orphans(viewer, Group.id.in_(mine) & Group.id.not_in(others))


def _moderated() -> Select[int]:
    return (
        select(Membership.group_id)
        .join(Membership.person)
        .where(Membership.role == MemberRole.MODERATOR, Person.deactivated_at.is_(None))
    )


def _orphans(viewer: Person, which: ColumnElement[bool]) -> list[Orphan]:
    rows = db.session.execute(
        select(Group, seen_by(viewer))
        .where(which, Group.status != GroupStatus.CONCLUDED)
        .order_by(*BY_NAME)
    ).all()
    members = _members([group.id for group, _ in rows])
    return [Orphan(group, bool(seen), members[group.id]) for group, seen in rows]


def _members(group_ids: Sequence[int]) -> defaultdict[int, list[Person]]:
    found: defaultdict[int, list[Person]] = defaultdict(list)
    wanted = (
        select(Membership.group_id, Person)
        .join(Membership.person)
        .where(
            Membership.group_id.in_(group_ids),
            Membership.role == MemberRole.MEMBER,
            Person.deactivated_at.is_(None),
        )
        .order_by(Membership.id)
    )
    for group_id, person in db.session.execute(wanted):
        found[group_id].append(person)
    return found
