"""What was written in the discussion of a circle and is new to the person."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from cop.discussions.models import Post, ReadMark
from cop.groups.models import Group
from cop.people.models import Person


def unread_posts(person: Person, since: datetime) -> ColumnElement[int]:
    """Return, for a SELECT of circles, how many posts others wrote in the discussion of each
    since the moment, and the person has not read."""
    post = aliased(Post)
    mark = select(ReadMark.post_id).where(
        ReadMark.thread_id == Group.thread_id, ReadMark.person_id == person.id
    )
    seen = func.coalesce(mark.correlate(Group).scalar_subquery(), 0)
    unread = select(func.count(post.id)).where(
        post.thread_id == Group.thread_id,
        post.created_at >= since,
        post.removed_at.is_(None),
        or_(post.author_id.is_(None), post.author_id != person.id),
        post.id > seen,
    )
    return unread.correlate(Group).scalar_subquery()
