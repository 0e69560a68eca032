"""When the members of a circle are away, as one of them may read it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.words import MemberRole
from cop.people.models import Absence, Person

MOST = 50  # that are listed


class AwayRow(NamedTuple):
    """Somebody's days away; the reason is empty for whom it does not concern."""

    name: str
    first: date
    last: date
    reason: str


def away_in(person: Person, group: Group, since: date, *, reasons: bool) -> list[AwayRow]:
    """Return who of those who take part is or will be away, what comes first first.

    `reasons`: whether the person may read those of others; their own they may.
    """
    found = rows(*_away_in(person, group.id, since))
    return [
        AwayRow(name, first, last, reason if reasons or who == person.id else "")
        for who, name, first, last, reason in found
    ]


@prepared
def _away_in(person: Person, group_id: int, since: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Person.id, Person.name, Absence.first_day, Absence.last_day, Absence.reason)
        .join(Absence, Absence.person_id == Person.id)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group_id,
            Membership.group_id.in_(groups_seen_by(person)),
            Membership.role != MemberRole.INFORMED,
            Person.deactivated_at.is_(None),
            Absence.last_day >= since,
        )
        .order_by(Absence.first_day, func.lower(Person.name), Absence.id)
        .limit(MOST)
    )
