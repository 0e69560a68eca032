"""Where a discussion stands, as the room that it belongs to says it to one person.

Each room that owns discussions has a question that returns a `Place`; the pages of discussions
know no more of what people talk about.
"""

from __future__ import annotations

from typing import NamedTuple

from cop.discussions.rules import Reader
from cop.discussions.typists import Typing
from cop.people.models import Person


class Crumb(NamedTuple):
    """A step of the way to the discussion; without a path it is only said."""

    words: str
    path: str = ""


class Place(NamedTuple):
    """What a discussion is about, the way to it, and what the person may do in it.

    `inside`: they belong to the circle, or were let into its session. `number` and `point_id` are
    of the session and of the point where it is about one. Posts up to `beyond` are kept from them.
    """

    thread_id: int
    version: int
    title: str
    crumbs: tuple[Crumb, ...]
    group_slug: str
    group_name: str
    is_over: bool  # the circle is concluded: nothing is written any more
    may_write: bool
    moderates: bool
    belongs: bool  # to the circle
    inside: bool
    number: int | None = None
    point_id: int | None = None
    in_writing: int | None = None  # the session, where that is held in such discussions
    is_shut: bool = False  # it is not open for that now
    locked: bool = False  # only moderators write
    beyond: int = 0
    typing: tuple[Typing, ...] = ()  # others at this moment; only those inside are told

    @property
    def as_guest(self) -> bool:
        """Say whether the person writes without belonging to the circle."""
        return self.may_write and not self.belongs

    def reader(self, person: Person | None) -> Reader:
        """Return the person with what they may do here."""
        keeps = self.belongs and self.number is not None
        facts = (self.may_write, self.moderates, keeps, self.inside)
        return Reader(person, *facts, self.is_shut, self.locked, self.beyond)
