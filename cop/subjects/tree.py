"""The list of subjects as a whole: few hundred headings, read at once and walked in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cop.kit.slugs import slug_of
from cop.subjects.words import SubjectStatus


class Heading(NamedTuple):
    """A heading as it is shown to one person, in their language."""

    id: int
    label: str
    status: SubjectStatus = SubjectStatus.APPROVED

    @property
    def slug(self) -> str:
        """Return what stands behind the number in its address."""
        return slug_of(self.label) or "subject"

    @property
    def path(self) -> str:
        """Return its address within the site."""
        return f"/subjects/{self.id}-{self.slug}"

    @property
    def is_listed(self) -> bool:
        """Say whether it has a page that everybody may open."""
        return self.status in (SubjectStatus.APPROVED, SubjectStatus.RETIRED)


@dataclass(frozen=True)
class Tree:
    """All headings by id, and by id those that are broader; `merged` says what took whose place."""

    headings: Mapping[int, Heading]
    broader: Mapping[int, frozenset[int]]
    merged: Mapping[int, int]

    @cached_property
    def narrower(self) -> Mapping[int, frozenset[int]]:
        """Return by id the headings directly below it."""
        below: dict[int, set[int]] = defaultdict(set)
        for one, above in self.broader.items():
            for broader in above:
                below[broader].add(one)
        return {one: frozenset(found) for one, found in below.items()}

    @property
    def roots(self) -> list[Heading]:
        """Return the approved headings with nothing above them, by name."""
        return self.in_order(one for one in self.headings if not self._above(one))

    def below(self, subject_id: int) -> list[Heading]:
        """Return the approved headings directly below it, by name."""
        return self.in_order(self.narrower.get(subject_id, ()))

    def above(self, subject_id: int) -> list[Heading]:
        """Return the approved headings directly above it, by name."""
        return self.in_order(self._above(subject_id))

    def all_above(self, subject_id: int) -> set[int]:
        """Return every heading above it, near and far."""
        return _walked(subject_id, self.broader)

    def family(self, subject_id: int) -> set[int]:
        """Return it with everything below it, and all that was merged into these."""
        family = {subject_id, *_walked(subject_id, self.narrower)}
        return family | {one for one, into in self.merged.items() if into in family}

    def present(self, subject_id: int) -> int:
        """Return the heading that is there now for the one with the id."""
        return self.merged.get(subject_id, subject_id)

    def in_order(self, ids: Iterable[int]) -> list[Heading]:
        """Return the approved ones among the headings, by name."""
        found = [self.headings[one] for one in ids if one in self.headings]
        approved = [one for one in found if one.status is SubjectStatus.APPROVED]
        return sorted(approved, key=lambda one: one.label.casefold())

    def _above(self, subject_id: int) -> list[int]:
        """Return the approved ones above it: a retired one has nothing below it."""
        return [
            one
            for one in self.broader.get(subject_id, ())
            if one in self.headings and self.headings[one].status is SubjectStatus.APPROVED
        ]


def _walked(start: int, steps: Mapping[int, frozenset[int]]) -> set[int]:
    seen: set[int] = set()
    waiting = list(steps.get(start, ()))
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting.extend(steps.get(one, ()))
    return seen - {start}
