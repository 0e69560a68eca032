"""Who knows about something: those who say so, and those who have shown it."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from cop.outputs.queries import writers_about
from cop.people.models import Person
from cop.people.queries import people_who_know_about, people_with
from cop.sessions.queries import presenters_about
from cop.subjects.tree import Heading

SAID, WROTE, PRESENTED = 2, 2, 1  # what each weighs when the list is too long


class Knows(NamedTuple):
    """Somebody who knows, and why one thinks so: how they put it, and what they have done."""

    person: Person
    about: Heading | None  # as their profile says
    outputs: int
    points: int

    @property
    def weight(self) -> int:
        """Return how much speaks for the person."""
        said = SAID if self.about else 0
        return said + WROTE * self.outputs + PRESENTED * self.points


def who_knows(viewer: Person, subject_ids: Collection[int], *, limit: int) -> list[Knows]:
    """Return who knows about one of the subjects, those for whom most speaks first.

    What they have done counts as far as the viewer sees it.
    """
    said = {one.person.id: one for one in people_who_know_about(subject_ids, limit=limit)}
    wrote = writers_about(viewer, subject_ids)
    presented = presenters_about(viewer, subject_ids)
    others = people_with({*wrote, *presented} - {*said})
    people = {one.person.id: one.person for one in said.values()}
    people |= {ref: one for ref, one in others.items() if one.is_active}
    found = [
        Knows(
            person,
            said[ref].about if ref in said else None,
            wrote.get(ref, 0),
            presented.get(ref, 0),
        )
        for ref, person in people.items()
    ]
    return sorted(found, key=lambda one: (-one.weight, one.person.name.casefold()))[:limit]
