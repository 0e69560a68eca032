"""Where a discussion stands: under a session, or under one of its points."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, false, or_, select

from cop.db.prepared import prepared, rows
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
    found = rows(*_thread_seen_by(person, slug, number, thread_id))
    return ThreadPlace._make(found[0]) if found else None


@prepared
def _thread_seen_by(
    person: Person | None, slug: str, number: int, thread_id: int
) -> Select[*tuple[Any, ...]]:
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
        .join(Thread, Thread.id == thread_id)
        .outerjoin(AgendaItem, of_thread)
        .outerjoin(Membership, and_(Membership.group_id == Session.group_id, of_person))
        .where(
            Group.slug == slug,
            Session.number == number,
            or_(Session.thread_id == Thread.id, AgendaItem.id.is_not(None)),
            seen_by(person),
        )
    )
