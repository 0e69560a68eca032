"""Questions about libraries; what stands in their list may be read by whoever reads the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select

from cop.db import db
from cop.kit import paging
from cop.kit.folding import folded
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.libraries.words import LibraryType

BY_NAME = (func.lower(Library.name), Library.id)
MOST_NAMES = 1_000  # of which a form offers a choice; others are typed and found all the same
MOST_ALIKE = 50  # libraries of one name
MOST_WORDS = 8  # of a search that are looked for


class ListedLibrary(NamedTuple):
    """A library as one row of a list."""

    id: int
    slug: str
    name: str
    alternate_names: str
    type: LibraryType
    city: str
    region: str
    country: str
    place: str  # its name as the database orders by it


@dataclass(frozen=True)
class Wanted:
    """What a search of the list asks for: words of names, codes and places, and a type."""

    words: str = ""
    type: LibraryType | None = None


def library_at(slug: str) -> Library | None:
    """Return the library at the address, also one that was merged into another, or None."""
    return db.session.scalar(select(Library).where(Library.slug == slug))


def library_with(library_id: int | None) -> Library | None:
    """Return the library with the id, or None."""
    return db.session.get(Library, library_id) if library_id else None


def libraries_with(ids: Collection[int]) -> Sequence[Library]:
    """Return the libraries with the ids, also those that were merged into another."""
    return db.session.scalars(select(Library).where(Library.id.in_(ids))).all()


def library_known_as(name: str) -> Library | None:
    """Return the one library with this name or alternate name, without regard to capitals.

    A name comes before an alternate name. None for one that no library has, or more than one;
    “name, city” and “name (address)” then say which.
    """
    line = f"\n{folded(name)}\n"
    if not line.strip():
        return None
    known = Library.known_as.contains(line, autoescape=True)
    found = db.session.scalars(select(Library).where(known, _listed()).limit(MOST_ALIKE)).all()
    named = [library for library in found if folded(library.name) == line.strip()]
    meant = named or found
    return meant[0] if len(meant) == 1 else None


def libraries_found(wanted: Wanted, *, after: str, size: int) -> Page[ListedLibrary]:
    """Return a page of the libraries that are asked for, by name."""
    asked = (
        select(
            Library.id,
            Library.slug,
            Library.name,
            Library.alternate_names,
            Library.type,
            Library.city,
            Library.region,
            Library.country,
            BY_NAME[0],
        )
        .where(_listed(), *_matches(wanted.words), *_of_type(wanted.type))
        .order_by(*BY_NAME)
        .limit(size + 1)
    )
    if place := paging.read(after, str, int):
        asked = asked.where(paging.after(BY_NAME, place))
    rows = [ListedLibrary(*row) for row in db.session.execute(asked)]
    return paging.cut(rows, size, lambda row: (row.place, row.id))


def types_counted(words: str) -> dict[LibraryType, int]:
    """Return how many libraries of each type have the words, the types in their own order."""
    rows = db.session.execute(
        select(Library.type, func.count(Library.id))
        .where(_listed(), *_matches(words))
        .group_by(Library.type)
    )
    counted = {row[0]: row[1] for row in rows}
    return {kind: counted[kind] for kind in LibraryType if kind in counted}


def library_names() -> Sequence[str]:
    """Return the names to choose from; what several libraries share is told apart."""
    rows = db.session.execute(
        select(Library.name, Library.city, Library.slug)
        .where(_listed())
        .order_by(*BY_NAME)
        .limit(MOST_NAMES)
    ).all()
    ways = [tuple(names_of(*row)) for row in rows]
    shared = Counter(folded(name) for own in ways for name in set(own))
    return [next((name for name in own if shared[folded(name)] == 1), own[-1]) for own in ways]


def choice_of(library: Library) -> str:
    """Return the name by which a form means this library and no other."""
    ways = names_of(library.name, library.city, library.slug)
    return next((name for name in ways if library_known_as(name) == library), ways[-1])


def names_of(name: str, city: str, slug: str) -> list[str]:
    """Return the name, “name, city” and “name (address)”: each tells more libraries apart."""
    return [name, f"{name}, {city}" if city else name, f"{name} ({slug})"]


def _listed() -> ColumnElement[bool]:
    return Library.merged_into_id.is_(None)


def _matches(words: str) -> list[ColumnElement[bool]]:
    asked = folded(words).split()[:MOST_WORDS]
    return [Library.words.contains(word, autoescape=True) for word in asked]


def _of_type(wanted: LibraryType | None) -> list[ColumnElement[bool]]:
    return [Library.type == wanted] if wanted else []
