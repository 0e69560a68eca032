"""Which circle an address means, what the person is to it, and how its page is shown again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import format_date

from cop.access import found, require
from cop.chain.nodes import nodes_of
from cop.chain.queries import carried_points, chain_of, count_of
from cop.groups.charters import is_short
from cop.groups.queries import (
    group_seen_by,
    members_counted,
    members_of,
    request_of,
    requests_counted,
    role_in,
)
from cop.groups.rules import may_ask_to_join, may_join, may_moderate
from cop.groups.words import MemberRole
from cop.outputs.queries import outputs_of_group
from cop.people.queries import current_person
from cop.sessions.queries import backlog_counted, next_session_of, points_of
from cop.sessions.words import PointStatus

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person
    from cop.sessions.models import Session

LINKS = 6  # sessions of the chain that a wide screen shows side by side
FACES = 24
OUTPUTS = 5


@dataclass(frozen=True)
class Here:
    """The circle of an address, the person who asks and their role in it."""

    person: Person | None
    group: Group
    role: MemberRole | None


def here(slug: str) -> Here:
    """Return the circle at the address for the person who asks, or answer 404."""
    person = current_person()
    group = found(group_seen_by(person, slug))
    return Here(person, group, role_in(person, group))


def moderated(slug: str) -> Here:
    """Return the circle for one of its moderators; 404 or 403 for others."""
    at = here(slug)
    require(may_moderate(at.role))
    return at


def address(group: Group) -> str:
    """Return the address of the circle's page."""
    return url_for("groups.show", slug=group.slug)


def group_page(at: Here) -> dict[str, Any]:
    """Return what the circle's page needs."""
    person, group = at.person, at.group
    upcoming = next_session_of(person, group)
    count, first = count_of(person, group)
    faces = members_of(person, group, size=FACES).items if person else []
    return {
        "group": group,
        "role": at.role,
        "may_join": may_join(person, group, at.role),
        "may_ask": may_ask_to_join(person, group, at.role),
        "asked": request_of(person, group) if at.role is None else None,
        "asking": requests_counted(person, group) if may_moderate(at.role) else 0,
        "members": members_counted(person, group),
        "charter_is_short": is_short(group.charter_html),
        "faces": [membership.person for membership in faces],
        "nodes": nodes_of(chain_of(person, group, limit=LINKS)[::-1]),
        "held": count,
        "since": month_of(first) if first else "",
        "upcoming": upcoming,
        "backlog": backlog_counted(person, group),
        "outputs": outputs_of_group(person, group, limit=OUTPUTS),
        **_agenda(person, upcoming),
    }


def month_of(moment: datetime) -> str:
    """Return “May 2026”."""
    return str(format_date(moment, "MMMM y"))


def _agenda(person: Person | None, upcoming: Session | None) -> dict[str, Any]:
    if upcoming is None:
        return {"points": [], "carried": {}}
    shown = (PointStatus.SCHEDULED, PointStatus.RESOLVED, PointStatus.CARRIED)
    points = [point for point in points_of(person, upcoming) if point.status in shown]
    return {"points": points, "carried": carried_points(points)}
