"""Where a discussion stands: under a session, or under one of its points."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import Integer, Select, and_, bindparam, exists, false, or_, select

from cop.db import db
from cop.discussions.models import Thread
from cop.groups.models import Group, Membership
from cop.groups.words import GroupStatus, MemberRole
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Session
from cop.sessions.queries.seeing import seen_by


class ThreadPlace(NamedTuple):
    """What a thread is about: a session, or the point of it; and the person's role there."""

    version: int
    role: MemberRole | None
    guest: bool
    group_name: str
    group_status: GroupStatus
    session_title: str
    point_id: int | None
    point_title: str | None


def thread_seen_by(
    person: Person | None, slug: str, number: int, thread_id: int
) -> ThreadPlace | None:
    """Return where a thread of the session or of one of its points stands, or None.

    One statement of columns, built once: it stands before every answer to a page that polls.
    """
    given = {"slug": slug, "number": number, "thread_id": thread_id}
    if person is not None:
        given["person_id"] = person.id
    row = db.session.execute(_thread_place(visitor=person is None), given).one_or_none()
    return ThreadPlace._make(row) if row else None


@cache
def _thread_place(*, visitor: bool) -> Select[*tuple[Any, ...]]:
    """Return the statement of thread_seen_by, for people or for visitors."""
    person = None if visitor else Person(id=bindparam("person_id", type_=Integer))
    of_person = Membership.person_id == person.id if person else false()
    columns = (
        Thread.version,
        Membership.role,
        exists().where(Guest.session_id == Session.id, Guest.person_id == person.id)
        if person
        else false(),
        Group.name,
        Group.status,
        Session.title,
        AgendaItem.id,
        AgendaItem.title,
    )
    of_thread = and_(AgendaItem.session_id == Session.id, AgendaItem.thread_id == Thread.id)
    return (
        select(*columns)
        .select_from(Session)
        .join(Session.group)
        .join(Thread, Thread.id == bindparam("thread_id", type_=Integer))
        .outerjoin(AgendaItem, of_thread)
        .outerjoin(Membership, and_(Membership.group_id == Session.group_id, of_person))
        .where(
            Group.slug == bindparam("slug"),
            Session.number == bindparam("number"),
            or_(Session.thread_id == Thread.id, AgendaItem.id.is_not(None)),
            seen_by(person),
        )
    )
