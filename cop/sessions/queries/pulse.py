"""How far a session is, in one statement: what pages that poll ask before anything else."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, false, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.words import GroupStatus, MemberRole
from cop.kit.clock import now
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.words import Status


class Pulse(NamedTuple):
    """What changes with anything that a live page shows, and the person's standing there."""

    version: int
    status: Status
    role: MemberRole | None
    guest: bool
    group_status: GroupStatus
    point_since: datetime | None
    duration: int | None  # minutes of the point that is on
    spent: int | None  # its seconds in earlier turns
    extra: int | None  # seconds that it was given beyond its length

    @property
    def over(self) -> int:
        """Return the minutes by which the point is over its time, begun ones included."""
        if self.point_since is None or not self.duration:
            return 0
        spent = (now() - self.point_since).total_seconds() + (self.spent or 0)
        return max(0, int(spent - self.duration * 60 - (self.extra or 0) + 59) // 60)


def pulse_of(person: Person | None, slug: str, number: int) -> Pulse | None:
    """Return how far the session at the address is, or None."""
    found = rows(*_pulse_of(person, slug, number))
    return Pulse(*found[0]) if found else None


@prepared
def _pulse_of(person: Person | None, slug: str, number: int) -> Select[*tuple[Any, ...]]:
    of_person = Membership.person_id == person.id if person else false()
    guest = (
        exists().where(Guest.session_id == Session.id, Guest.person_id == person.id)
        if person
        else false()
    )
    point = (AgendaItem.duration, AgendaItem.spent, AgendaItem.extra)
    return (
        select(
            Session.version,
            Session.status,
            Membership.role,
            guest,
            Group.status,
            Session.point_since,
            *point,
        )
        .select_from(Session)
        .join(Session.group)
        .outerjoin(Membership, and_(Membership.group_id == Session.group_id, of_person))
        .outerjoin(AgendaItem, AgendaItem.id == Session.current_point_id)
        .where(Group.slug == slug, Session.number == number, seen_by(person))
    )
