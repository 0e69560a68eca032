"""Who may do what with a post."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from cop.people.models import Person


class Reader(NamedTuple):
    """Who reads a thread, and what they may do in it: write, and remove what others wrote."""

    person: Person | None
    may_write: bool
    moderates: bool

    @property
    def id(self) -> int:
        """Return the person's id, 0 for a visitor."""
        return self.person.id if self.person else 0


class Written(Protocol):
    """What the rules look at: a post, or its columns."""

    @property
    def author_id(self) -> int: ...
    @property
    def removed_by_id(self) -> int | None: ...


def may_edit(reader: Reader, post: Written) -> bool:
    """Authors edit what they wrote, as long as they take part."""
    return reader.may_write and post.author_id == reader.id


def may_remove(reader: Reader, post: Written) -> bool:
    """Authors remove what they wrote, moderators what anybody wrote."""
    return reader.moderates or may_edit(reader, post)


def may_restore(reader: Reader, post: Written) -> bool:
    """Moderators bring back any post, others what they removed themselves."""
    return reader.moderates or (reader.may_write and post.removed_by_id == reader.id)
