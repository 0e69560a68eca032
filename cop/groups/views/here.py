"""Which circle an address means, what the person is to it, and how its page is shown again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cop.access import found, require
from cop.chain.nodes import nodes_of
from cop.chain.queries import carried_points, chain_of, count_of
from cop.groups.charters import is_short
from cop.groups.queries import (
    faces_of,
    group_seen_by,
    membership_in,
    request_of,
    requests_counted,
    subjects_of,
)
from cop.groups.rules import in_its_state, may_ask_to_join, may_join, may_moderate
from cop.groups.standing import must_go_on
from cop.groups.words import MemberRole
from cop.kit.addresses import url_for
from cop.kit.dates import month
from cop.outputs.queries import outputs_of_group
from cop.people.queries import current_person
from cop.sessions.queries import agenda_of, backlog_counted, coming_of, planned_in

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person
    from cop.sessions.rows import SessionRow

LINKS = 6  # sessions of the chain that a wide screen shows side by side
FACES = 24
OUTPUTS = 5
PLANNED = 3  # sessions of series that are not made yet


@dataclass(frozen=True)
class Here:
    """The circle of an address, the person who asks and their role in it.

    `role` is what they may do now, `given` the role that they have while the circle goes on.
    """

    person: Person | None
    group: Group
    given: MemberRole | None

    @property
    def role(self) -> MemberRole | None:
        """Return the role as far as the circle's state lets it be used."""
        return in_its_state(self.given, self.group.status)


def here(slug: str, *, changes: bool = False) -> Here:
    """Return the circle at the address for the person who asks, or answer 404.

    Whoever wants to change something in a concluded one is told so (409).
    """
    person = current_person()
    group = found(group_seen_by(person, slug))
    if changes:
        must_go_on(group)
    return Here(person, group, membership_in(person, group))


def moderated(slug: str, *, concluded_too: bool = False) -> Here:
    """Return the circle for one of its moderators; 404 or 403 for others, 409 if concluded."""
    at = here(slug)
    require(may_moderate(at.given))
    if not concluded_too:
        must_go_on(at.group)
    return at


def address(group: Group) -> str:
    """Return the address of the circle's page."""
    return url_for("groups.show", slug=group.slug)


def group_page(at: Here) -> dict[str, Any]:
    """Return what the circle's page needs."""
    person, group = at.person, at.group
    upcoming = coming_of(person, group)
    count, first = count_of(person, group)
    faces, members = faces_of(person, group, size=FACES)
    return {
        "group": group,
        "role": at.role,
        "given": at.given,
        "may_join": may_join(person, group, at.role),
        "may_ask": may_ask_to_join(person, group, at.role),
        "asked": None if may_moderate(at.role) else request_of(person, group),
        "asking": requests_counted(person, group) if may_moderate(at.role) else 0,
        "members": members,
        "charter_is_short": is_short(group.charter_html),
        "faces": faces if person else (),
        "nodes": nodes_of(chain_of(person, group, limit=LINKS)[::-1]),
        "subjects": subjects_of(person, group),
        "held": count,
        "since": month(first) if first else "",
        "upcoming": upcoming,
        "planned": planned_in(person, group, most=PLANNED)[:PLANNED],
        "backlog": backlog_counted(person, group),
        "outputs": outputs_of_group(person, group, limit=OUTPUTS),
        **_agenda(person, upcoming),
    }


def _agenda(person: Person | None, upcoming: SessionRow | None) -> dict[str, Any]:
    if upcoming is None:
        return {"points": [], "carried": {}}
    points = agenda_of(person, upcoming.id)
    return {"points": points, "carried": carried_points(points)}
