"""Where a text can be: in a circle, at a library, under a subject; by a name as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from cop.groups.queries import NamedGroup, group_ids_at, names_of_groups
from cop.libraries.queries import Wanted, libraries_found, library_known_as
from cop.search.results import Trait
from cop.subjects.naming import key_of
from cop.subjects.queries import subjects_named, suggestions, tree
from cop.subjects.words import SubjectStatus

if TYPE_CHECKING:
    from cop.people.models import Person

MOST_NAMED = 3  # places that a label names
MOST_LIBRARIES = 5


class Place(NamedTuple):
    """A place as the search takes it and as the person reads it."""

    trait: Trait
    label: str


def place_named(person: Person | None, typed: str) -> Place | None:
    """Return the place of this name, or one whose name begins so; None where none is in sight.

    Of several things of one name a circle comes first, then a library, then a subject.
    """
    key = key_of(typed)
    groups = names_of_groups(person)
    return (
        _circles([one for one in groups if key in (one.slug, key_of(one.name))])
        or _library(person, typed)
        or _subject(key)
        or _circles([one for one in groups if _begins(key_of(one.name), key)])
        or _libraries(person, typed)
        or _begun_subject(typed)
    )


def _begins(name: str, key: str) -> bool:
    return name.startswith(key) or f"-{key}" in name


def _circles(groups: Sequence[NamedGroup]) -> Place | None:
    if not groups:
        return None
    names = [one.name for one in groups[:MOST_NAMED]]
    more = ["…"] if len(groups) > MOST_NAMED else []
    return Place(Trait(groups=frozenset(one.id for one in groups)), ", ".join(names + more))


def _library(person: Person | None, typed: str) -> Place | None:
    library = library_known_as(typed)
    if library is None:
        return None
    return Place(Trait(groups=frozenset(group_ids_at(person, [library.id]))), library.name)


def _libraries(person: Person | None, typed: str) -> Place | None:
    found = libraries_found(Wanted(typed), after="", size=MOST_LIBRARIES).items
    if not found:
        return None
    groups = frozenset(group_ids_at(person, [one.id for one in found]))
    return Place(Trait(groups=groups), ", ".join(one.name for one in found[:MOST_NAMED]))


def _subject(key: str) -> Place | None:
    ids = [subject_id for _, subject_id in subjects_named([key]).get(key, [])]
    return _about(ids[0]) if ids else None


def _begun_subject(typed: str) -> Place | None:
    fitting = suggestions(typed, limit=1)
    return _about(fitting[0].heading.id) if fitting else None


def _about(subject_id: int) -> Place | None:
    """Return the subject with all that is narrower; None for one that is not in the list."""
    whole = tree()
    heading = whole.headings.get(whole.present(subject_id))
    if heading is None or heading.status is not SubjectStatus.APPROVED:
        return None
    return Place(Trait(subjects=frozenset(whole.family(heading.id))), heading.label)
