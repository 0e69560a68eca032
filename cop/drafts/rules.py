"""Who may do what with a draft that they found; nobody else finds it."""

from __future__ import annotations

from cop.drafts.models import Draft
from cop.groups.rules import may_take_part
from cop.groups.words import MemberRole
from cop.people.models import Person


def may_write(person: Person, draft: Draft) -> bool:
    """Authors write, show, withdraw, publish and remove their drafts."""
    return draft.author_id == person.id


def may_publish(person: Person, role: MemberRole | None, draft: Draft) -> bool:
    """Authors publish as long as they take part in the circle."""
    return may_write(person, draft) and may_take_part(role)
