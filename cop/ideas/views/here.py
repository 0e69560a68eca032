"""Which idea an address means, and what the person may do with those that a page lists."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from flask import request

from cop.access import found
from cop.access.throttle import count_attempt
from cop.groups.queries import role_in
from cop.groups.rules import in_its_state
from cop.groups.standing import must_go_on
from cop.groups.words import MemberRole
from cop.ideas import rules
from cop.ideas.queries import IdeaRow, Place, idea_seen_by, owns, seconders_of
from cop.kit.addresses import url_for
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.ideas.models import Idea
    from cop.people.models import Person

WINDOW = timedelta(hours=1)
MOST_NOTED = 60  # ideas that one person notes in an hour
MOST_PRESSED = 300  # seconded and counted in an hour


@dataclass(frozen=True)
class Shown:
    """An idea on a page, who seconds it, and what the person may do with it there."""

    row: IdeaRow
    seconders: Sequence[str]
    may_second: bool
    may_count: bool
    moderates: bool


@dataclass(frozen=True)
class Here:
    """The idea of an address, the person who asks, and their role in its circle."""

    person: Person
    idea: Idea
    role: MemberRole | None
    own: bool

    @property
    def takes_part(self) -> bool:
        """Say whether the person may join in."""
        return rules.takes_part(self.person, self.role, self.idea)

    @property
    def moderates(self) -> bool:
        """Say whether the person answers it."""
        return rules.may_moderate(self.person, self.role, self.idea)

    @property
    def may_change(self) -> bool:
        """Say whether the person may reword it and take it back."""
        return rules.may_change(self.person, self.role, self.idea, own=self.own)


def here(idea_id: int) -> Here:
    """Return the idea at the address, or answer 404.

    Whoever wants to change something in a concluded circle is told so (409).
    """
    person = signed_in()
    idea = found(idea_seen_by(person, idea_id))
    if request.method == "POST" and idea.group:
        must_go_on(idea.group)
    given = role_in(person, idea.group) if idea.group else None
    role = in_its_state(given, idea.group.status) if idea.group else None
    return Here(person, idea, role, owns(person, idea))


def shown(person: Person, rows: Iterable[IdeaRow], places: Sequence[Place]) -> list[Shown]:
    """Return the rows with what the person may do with each; `places` are their circles."""
    rows = list(rows)
    roles = {place.id: in_its_state(place.role, place.status) for place in places}
    names = seconders_of(person, [row.id for row in rows if row.seconds])
    return [
        _shown(person, row, roles.get(row.group_id or 0), names.get(row.id, ())) for row in rows
    ]


def _shown(person: Person, row: IdeaRow, role: MemberRole | None, names: Sequence[str]) -> Shown:
    return Shown(
        row=row,
        seconders=names,
        may_second=rules.may_second(person, role, row, own=row.own),
        may_count=rules.may_count(person, role, row),
        moderates=rules.may_moderate(person, role, row),
    )


def address(idea: Idea | IdeaRow) -> str:
    """Return the address of the idea's page."""
    return url_for("ideas.show", idea_id=idea.id)


def count_press(person: Person) -> None:
    """Count that the person seconded or counted; raises TooMany where nobody can mean it."""
    count_attempt("idea pressed by", str(person.id), most=MOST_PRESSED, within=WINDOW)


def count_noted(person: Person) -> None:
    """Count that the person noted an idea; raises TooMany where it is one too many."""
    count_attempt("idea noted by", str(person.id), most=MOST_NOTED, within=WINDOW)
