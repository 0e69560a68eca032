"""Who takes part in a session that is held in writing, and has written: conditions on people."""

from __future__ import annotations

from sqlalchemy import ColumnElement, exists, or_, select

from cop.discussions.models import Post
from cop.groups.models import Membership
from cop.groups.telling import TAKING_PART
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Session


def takes_part_in(session_id: int) -> ColumnElement[bool]:
    """Return the condition that somebody takes part in the session: of the circle, or a guest."""
    member = exists().where(
        Membership.person_id == Person.id,
        Membership.role.in_(TAKING_PART),
        Membership.group_id
        == select(Session.group_id).where(Session.id == session_id).scalar_subquery(),
    )
    guest = exists().where(Guest.session_id == session_id, Guest.person_id == Person.id)
    return or_(member, guest)


def has_written_in(session_id: int) -> ColumnElement[bool]:
    """Return the condition that somebody wrote under the points, by name or without."""
    return wrote_below(
        session_id, or_(Post.author_id == Person.id, Post.nameless_by_id == Person.id)
    )


def wrote_below(session_id: int, whose: ColumnElement[bool]) -> ColumnElement[bool]:
    """Return the condition that there is a post of theirs under one of the points."""
    threads = select(AgendaItem.thread_id).where(AgendaItem.session_id == session_id)
    return exists().where(Post.thread_id.in_(threads), Post.removed_at.is_(None), whose)
