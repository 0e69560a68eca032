"""For which circles a person may note ideas, and what waits there."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import unread_posts
from cop.groups.rules import may_moderate
from cop.groups.words import GroupStatus, MemberRole
from cop.ideas.models import Idea
from cop.ideas.words import NEW, IdeaStatus
from cop.kit.clock import now
from cop.people.models import Person


class Place(NamedTuple):
    """A circle of the person: their role, when they last noted an idea there, and what is new.

    `new` are open ideas of the last days that others noted.
    """

    id: int
    slug: str
    name: str
    role: MemberRole
    status: GroupStatus
    last: datetime | None
    new: int
    unread: int  # posts of others in its discussion since those days

    @property
    def takes_ideas(self) -> bool:
        """Say whether the person may note one there: dormant and concluded circles take none."""
        return self.status is GroupStatus.ACTIVE and self.role is not MemberRole.INFORMED


def places_of(person: Person) -> list[Place]:
    """Return the circles that the person belongs to, by name."""
    return [Place._make(row) for row in rows(*_places_of(person, now() - NEW))]


def homes_for(person: Person, idea: Idea) -> list[Place]:
    """Return the circles in which the person may take the idea up, active ones only.

    Its own, if they moderate it; for the whole site any that they moderate.
    """
    return [
        place
        for place in places_of(person)
        if may_moderate(place.role)
        and place.status is GroupStatus.ACTIVE
        and idea.group_id in (None, place.id)
    ]


@prepared
def _places_of(person: Person, since: datetime) -> Select[*tuple[Any, ...]]:
    own = or_(Idea.by_id == person.id, Idea.nameless_by_id == person.id)
    last = select(func.max(Idea.at)).where(Idea.group_id == Group.id, own)
    others = or_(Idea.by_id.is_(None), Idea.by_id != person.id)
    new = select(func.count(Idea.id)).where(
        and_(
            Idea.group_id == Group.id,
            Idea.status == IdeaStatus.OPEN,
            Idea.at >= since,
            others,
        )
    )
    return (
        select(
            Group.id,
            Group.slug,
            Group.name,
            Membership.role,
            Group.status,
            last.scalar_subquery(),
            new.scalar_subquery(),
            unread_posts(person, since),
        )
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id)
        .order_by(func.lower(Group.name), Group.id)
    )
