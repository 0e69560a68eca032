"""Who may do what in a circle; `role` is the person's role there, None for an outsider."""

from __future__ import annotations

from cop.groups.models import Group
from cop.groups.words import GroupStatus, Joining, MemberRole, Visibility
from cop.people.models import Person
from cop.people.words import Role


def in_its_state(role: MemberRole | None, status: GroupStatus) -> MemberRole | None:
    """In a concluded circle everybody who belongs to it only reads, as the informed do."""
    concluded = status is GroupStatus.CONCLUDED
    return MemberRole.INFORMED if concluded and role is not None else role


def may_moderate(role: MemberRole | None) -> bool:
    """Moderators set the circle up, plan its sessions and answer proposals."""
    return role is MemberRole.MODERATOR


def may_take_part(role: MemberRole | None) -> bool:
    """Members and moderators propose, write and discuss; the informed only read."""
    return role in (MemberRole.MEMBER, MemberRole.MODERATOR)


def may_read_notes(role: MemberRole | None) -> bool:
    """Working notes and drafts are seen by the circle, the informed included."""
    return role is not None


def may_make_a_circle(person: Person | None) -> bool:
    """Whoever is of the site may make a circle; guests were let into those of others."""
    return person is not None and person.role is not Role.GUEST


def may_see(person: Person | None, group: Group, role: MemberRole | None) -> bool:
    """Say of a circle that is at hand what the queries say: who sees it."""
    if role is not None or group.visibility is Visibility.PUBLIC:
        return True
    of_the_site = person is not None and person.role is not Role.GUEST
    return of_the_site and group.visibility is Visibility.SIGNED_IN


def may_join(person: Person | None, group: Group, role: MemberRole | None) -> bool:
    """Whoever is signed in and not a member yet may join an open circle at once."""
    return (
        person is not None
        and role is None
        and group.joining is Joining.OPEN
        and not group.is_concluded
    )


def may_ask_to_join(person: Person | None, group: Group, role: MemberRole | None) -> bool:
    """Where a circle wants to be asked, whoever is signed in and not a member yet may ask."""
    return (
        person is not None
        and role is None
        and group.joining is Joining.ASK
        and not group.is_concluded
    )


def _may_come(person: Person | None, group: Group, role: MemberRole | None) -> bool:
    return person is not None and role is None and not group.is_concluded
