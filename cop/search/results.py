"""What a search gives back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cop.search.snippets import Pieces
from cop.search.words import DocKind, Notice


@dataclass(frozen=True)
class Trait:
    """What a text has: one of these kinds, types, groups or subjects, or an author so named.

    A text has an author's name if it has all words of it. One that names nothing is of no text.
    """

    kinds: frozenset[DocKind] = frozenset()
    types: frozenset[str] = frozenset()
    groups: frozenset[int] = frozenset()
    subjects: frozenset[int] = frozenset()
    author: str = ""

    def either(self, other: Trait) -> Trait:
        """Return what a text has that has one of the two."""
        return Trait(
            self.kinds | other.kinds,
            self.types | other.types,
            self.groups | other.groups,
            self.subjects | other.subjects,
        )


@dataclass(frozen=True)
class Filters:
    """What the answer is narrowed to; None does not narrow."""

    kind: DocKind | None = None
    group_id: int | None = None
    year: int | None = None
    type: str | None = None
    language: str | None = None
    subjects: frozenset[int] | None = None  # the ids of which a text has one at least
    among: frozenset[int] | None = None  # the ids of the groups of which a text is in one
    having: tuple[Trait, ...] = ()  # all of them
    lacking: tuple[Trait, ...] = ()  # none of them
    since: dt.date | None = None  # the first day
    until: dt.date | None = None  # the first day that is none any more


@dataclass(frozen=True)
class Also:
    """A further text of the same thing."""

    kind: DocKind
    path: str
    title: Pieces


@dataclass(frozen=True)
class Hit:
    """One text that was found, with others of the same thing that were found as well.

    Title and snippet are pieces: text, and whether it is a match. `named` are those of the name
    that answers the question where neither of them does, such as that of a heading.
    """

    kind: DocKind
    ref: int
    part: int
    group_id: int | None
    date: dt.date | None
    language: str | None
    path: str
    facts: Mapping[str, Any]
    title: Pieces
    snippet: Pieces
    named: Pieces = ()
    also: Sequence[Also] = ()


@dataclass(frozen=True)
class Facets:
    """How many texts each choice would leave, the other filters kept; None: some, not counted."""

    kind: Mapping[DocKind, int | None] = field(default_factory=dict)
    group_id: Mapping[int, int | None] = field(default_factory=dict)
    year: Mapping[int, int | None] = field(default_factory=dict)
    type: Mapping[str, int | None] = field(default_factory=dict)
    language: Mapping[str, int | None] = field(default_factory=dict)
    subjects: Mapping[int, int | None] = field(default_factory=dict)
    among: Mapping[int, int | None] = field(default_factory=dict)  # by group, not narrowed to some


@dataclass(frozen=True)
class Found:
    """The answer: a page of hits, how many texts there are, the next page's cursor ("": none)."""

    hits: list[Hit] = field(default_factory=list)
    count: int = 0
    count_is_capped: bool = False  # there are more than `count`
    facets: Facets = field(default_factory=Facets)
    next: str = ""
    notices: tuple[Notice, ...] = ()
