"""Who may do what with a follow-up."""

from __future__ import annotations

from collections.abc import Mapping

from cop.followups.models import FollowUp
from cop.groups.rules import may_moderate, may_take_part
from cop.groups.words import MemberRole
from cop.people.models import Person


def may_settle(person: Person | None, role: MemberRole | None, follow_up: FollowUp) -> bool:
    """Who took it says that it is done, also after leaving; so may a moderator."""
    return person is not None and (follow_up.who_id == person.id or may_moderate(role))


def may_raise_in(roles: Mapping[int, MemberRole]) -> set[int]:
    """Whoever takes part in a circle puts its follow-ups on its agenda; returns their ids."""
    return {group_id for group_id, role in roles.items() if may_take_part(role)}
