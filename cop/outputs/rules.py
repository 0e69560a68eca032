"""Who may do what with an output; `role` is the person's role in its circle."""

from __future__ import annotations

from cop.groups.rules import may_moderate, may_read_notes, may_take_part
from cop.groups.words import MemberRole
from cop.outputs.models import Output
from cop.people.models import Person


def may_see_drafts(role: MemberRole | None) -> bool:
    """The circle sees what it is working on."""
    return may_read_notes(role)


def may_edit(role: MemberRole | None) -> bool:
    """Whoever takes part in the circle writes on its outputs."""
    return may_take_part(role)


def may_publish(person: Person | None, role: MemberRole | None, output: Output) -> bool:
    """A moderator publishes, and so does a contributor who takes part in the circle."""
    if person is None or not may_take_part(role):
        return False
    contributes = any(one.person_id == person.id for one in output.contributors)
    return may_moderate(role) or contributes


def may_write_body(output: Output) -> bool:
    """A digest is put together from its sessions; every other body is written."""
    return output.period is None
