"""Where a discussion stands: under a session, or under one of its points."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, and_, exists, false, or_, select
from sqlalchemy.orm import aliased

from cop.db.prepared import prepared, rows
from cop.discussions.models import Thread, Typist
from cop.discussions.places import Crumb, Place
from cop.discussions.queries import is_locked
from cop.discussions.typists import Typing
from cop.groups.models import Group, Membership
from cop.groups.rules import in_its_state, may_moderate, may_take_part
from cop.groups.words import GroupStatus, MemberRole
from cop.kit.clock import now
from cop.kit.meeting import Mode
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.words import Status

TOLD = len(Typing._fields)


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
    session_id: int
    mode: Mode
    status: Status  # of the session
    locked: bool
    typing: tuple[Typing, ...] = ()  # others at this moment; only those inside are told

    @property
    def in_writing(self) -> bool:
        """Say whether it is about a point of a session in writing."""
        return self.point_id is not None and self.mode is Mode.IN_WRITING

    @property
    def is_shut(self) -> bool:
        """Say whether nothing is written here, because the session in writing is not open."""
        return self.in_writing and self.status is not Status.IN_PROGRESS


def session_place(person: Person | None, slug: str, number: int, thread_id: int) -> Place | None:
    """Return the same as the pages of discussions take it."""
    at = thread_seen_by(person, slug, number, thread_id)
    if at is None:
        return None
    role, over = in_its_state(at.role, at.group_status), at.group_status is GroupStatus.CONCLUDED
    inside = may_take_part(role) or (at.guest and not over)
    anchor = f"#point-{at.point_id}" if at.point_id else ""
    circle = "" if at.guest and not at.role else f"/groups/{slug}"
    session = Crumb(
        _("Session %(number)s", number=number), f"/groups/{slug}/sessions/{number}{anchor}"
    )
    return Place(
        thread_id=thread_id,
        version=at.version,
        title=at.point_title or at.session_title or f"{at.group_name} {number}",
        crumbs=(Crumb(at.group_name, circle), session),
        group_slug=slug,
        group_name=at.group_name,
        is_over=over,
        in_writing=at.session_id if at.in_writing else None,
        is_shut=at.is_shut,
        may_write=inside,
        moderates=may_moderate(role),
        belongs=may_take_part(role),
        inside=inside,
        number=number,
        point_id=at.point_id,
        locked=at.locked,
        typing=at.typing,
    )


def thread_seen_by(
    person: Person | None, slug: str, number: int, thread_id: int
) -> ThreadPlace | None:
    """Return where a thread of the session or of one of its points stands, or None.

    One statement of columns, built once: it stands before every answer to a page that polls.
    Under the session's own thread those are told of who type anywhere in the session.
    """
    found = rows(*_thread_seen_by(person, slug, number, thread_id, now()))
    if not found:
        return None
    place = ThreadPlace(*found[0][:-TOLD])
    inside = place.role is not None or place.guest
    typing = (Typing(*row[-TOLD:]) for row in found if row[-1] is not None)
    return place._replace(typing=tuple(typing)) if inside else place


@prepared
def _thread_seen_by(
    person: Person | None, slug: str, number: int, thread_id: int, moment: datetime
) -> Select[*tuple[Any, ...]]:
    of_person = Membership.person_id == person.id if person else false()
    typist = aliased(Person)
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
        Session.id,
        Session.mode,
        Session.status,
        is_locked(),
        Typist.thread_id,
        Typist.notes,
        typist.name,
    )
    of_thread = and_(AgendaItem.session_id == Session.id, AgendaItem.thread_id == Thread.id)
    return (
        select(*columns)
        .select_from(Session)
        .join(Session.group)
        .join(Thread, Thread.id == thread_id)
        .outerjoin(AgendaItem, of_thread)
        .outerjoin(Membership, and_(Membership.group_id == Session.group_id, of_person))
        .outerjoin(Typist, and_(Typist.until > moment, _others_here(person)))
        .outerjoin(typist, typist.id == Typist.person_id)
        .where(
            Group.slug == slug,
            Session.number == number,
            or_(Session.thread_id == Thread.id, AgendaItem.id.is_not(None)),
            seen_by(person),
        )
        .order_by(typist.name)
    )


def _others_here(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that somebody else types in the thread, or in one below it."""
    if person is None:
        return false()
    point = aliased(AgendaItem)
    of_points = select(point.thread_id).where(point.session_id == Session.id)
    below = and_(Session.thread_id == Thread.id, Typist.thread_id.in_(of_points.correlate(Session)))
    return and_(Typist.person_id != person.id, or_(Typist.thread_id == Thread.id, below))
