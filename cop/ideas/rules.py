"""Who may do what with an idea; `role` is the person's role in its circle, if it has one."""

from __future__ import annotations

from typing import Protocol

from cop.groups.rules import may_make_a_circle
from cop.groups.rules import may_moderate as may_moderate_circle
from cop.groups.rules import may_take_part as may_take_part_in
from cop.groups.words import MemberRole
from cop.ideas.words import IdeaStatus
from cop.people.models import Person


class Noted(Protocol):
    """What the rules look at: an idea, or its columns."""

    @property
    def group_id(self) -> int | None: ...
    @property
    def status(self) -> IdeaStatus: ...


def is_of_the_site(person: Person | None) -> bool:
    """Guests were let into the circles of others: what is for the whole site is not for them."""
    return may_make_a_circle(person)


def takes_part(person: Person | None, role: MemberRole | None, idea: Noted) -> bool:
    """Who takes part in its circle, or everybody of the site where it has none."""
    return is_of_the_site(person) if idea.group_id is None else may_take_part_in(role)


def may_second(person: Person | None, role: MemberRole | None, idea: Noted, *, own: bool) -> bool:
    """Who takes part seconds what somebody else noted, until it is answered."""
    return takes_part(person, role, idea) and not own and idea.status is IdeaStatus.OPEN


def may_count(person: Person | None, role: MemberRole | None, idea: Noted) -> bool:
    """Who takes part counts that a reader asked for it again, also for what they noted first."""
    return takes_part(person, role, idea) and idea.status is IdeaStatus.OPEN


def may_change(person: Person | None, role: MemberRole | None, idea: Noted, *, own: bool) -> bool:
    """Who noted it rewords it and takes it back, until somebody else has joined or answered it."""
    return takes_part(person, role, idea) and own and idea.status is IdeaStatus.OPEN


def may_give_name(partakes: bool, own: bool, *, nameless: bool) -> bool:
    """Who noted it without their name may add it at any time."""
    return partakes and own and nameless


def may_moderate(person: Person | None, role: MemberRole | None, idea: Noted) -> bool:
    """Moderators of its circle answer and remove it; administrators what is for the whole site."""
    if idea.group_id is None:
        return person is not None and person.is_administrator
    return may_moderate_circle(role)
