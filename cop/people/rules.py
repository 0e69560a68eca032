"""Who may do what about people."""

from __future__ import annotations

from cop.people.models import Person


def may_keep_affiliations(person: Person, of: Person) -> bool:
    """Everybody says where they work themselves; administrators say it for others too."""
    return person.id == of.id or person.is_administrator
