"""Who may do what with a post."""

from __future__ import annotations

from typing import NamedTuple, Protocol

from cop.people.models import Person


class Reader(NamedTuple):
    """Who reads a thread, and what they may do in it: write, and remove what others wrote.

    A guest keeps no drafts: there is no colleague in the circle to whom one could be shown.
    Who is not `inside` writes by name, and makes nothing of what was written.
    Where it is `over`, or has not begun, nothing is written, and where it is `locked` moderators
    alone write; but authors still take back. Posts up to `beyond` are not theirs to read.
    """

    person: Person | None
    takes_part: bool
    moderates: bool
    keeps_drafts: bool = True
    inside: bool = True
    over: bool = False
    locked: bool = False
    beyond: int = 0

    @property
    def may_write(self) -> bool:
        """Say whether the person writes here now."""
        return self.takes_part and not self.over and (self.moderates or not self.locked)

    @property
    def id(self) -> int:
        """Return the person's id, 0 for a visitor."""
        return self.person.id if self.person else 0


class Written(Protocol):
    """What the rules look at: a post, or its columns."""

    @property
    def own(self) -> bool: ...
    @property
    def nameless(self) -> bool: ...
    @property
    def removed_by_id(self) -> int | None: ...


def may_edit(reader: Reader, post: Written) -> bool:
    """Authors edit what they wrote, as long as they take part."""
    return reader.may_write and post.own


def may_give_name(reader: Reader, post: Written) -> bool:
    """Authors of posts without a name may add it at any time."""
    return reader.takes_part and post.own and post.nameless


def may_thank(reader: Reader, post: Written) -> bool:
    """Those who write here thank for what others wrote."""
    return reader.may_write and not post.own


def may_remove(reader: Reader, post: Written) -> bool:
    """Authors remove what they wrote."""
    return reader.takes_part and post.own


def may_hide(reader: Reader, post: Written) -> bool:
    """Moderators hide what others wrote, and say why."""
    return reader.moderates and not post.own


def may_read_gone(reader: Reader, post: Written) -> bool:
    """Moderators and its author read on what is no longer on the page."""
    return reader.moderates or post.own


def may_restore(reader: Reader, post: Written) -> bool:
    """Moderators bring back any post, others what they removed themselves.

    Whoever removed their own post without a name is not written down.
    """
    by_author = post.nameless and post.own and post.removed_by_id is None
    return reader.moderates or (
        reader.takes_part and (by_author or post.removed_by_id == reader.id)
    )
