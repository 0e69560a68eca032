"""What was written in the discussions of one's circles and is new to the person."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, or_, select

from cop.db.prepared import prepared, rows
from cop.discussions.models import Post, ReadMark
from cop.groups.models import Group, Membership
from cop.people.models import Person

MOST = 10  # circles that a page names


class Unread(NamedTuple):
    """A circle in whose discussion there is something new, and how many posts that is."""

    slug: str
    name: str
    posts: int


def unread_in_circles(person: Person, since: datetime) -> list[Unread]:
    """Return the person's own circles in whose discussions others wrote since the moment and the
    person has not read it, the newest first."""
    return [Unread._make(row) for row in rows(*_unread_in_circles(person, since))]


@prepared
def _unread_in_circles(person: Person, since: datetime) -> Select[*tuple[Any, ...]]:
    mark = and_(ReadMark.thread_id == Group.thread_id, ReadMark.person_id == person.id)
    return (
        select(Group.slug, Group.name, func.count(Post.id))
        .select_from(Membership)
        .join(Group, Group.id == Membership.group_id)
        .join(Post, Post.thread_id == Group.thread_id)
        .outerjoin(ReadMark, mark)
        .where(
            Membership.person_id == person.id,
            Post.created_at >= since,
            Post.removed_at.is_(None),
            or_(Post.author_id.is_(None), Post.author_id != person.id),
            Post.id > func.coalesce(ReadMark.post_id, 0),
        )
        .group_by(Group.id, Group.slug, Group.name)
        .order_by(func.max(Post.id).desc())
        .limit(MOST)
    )
