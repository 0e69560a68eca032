"""Circles by name and by where they are at home, for narrowing and counting what they wrote."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import Select, select

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group
from cop.groups.queries.circles import BY_NAME, seen_by
from cop.libraries.models import Library
from cop.people.models import Person


class NamedGroup(NamedTuple):
    """A circle by its names."""

    id: int
    slug: str
    name: str


class Home(NamedTuple):
    """The library in which a circle is at home."""

    slug: str
    name: str


def names_of_groups(person: Person | None) -> Sequence[NamedGroup]:
    """Return all circles that the person may see, by name."""
    return [NamedGroup._make(row) for row in rows(*_names_of_groups(person))]


@prepared
def _names_of_groups(person: Person | None) -> Select[int, str, str]:
    return select(Group.id, Group.slug, Group.name).where(seen_by(person)).order_by(*BY_NAME)


def group_ids_at(person: Person | None, library_ids: Collection[int]) -> Sequence[int]:
    """Return the ids of the circles at home in the libraries that the person may see."""
    return db.session.scalars(*_group_ids_at(person, library_ids)).all()


@prepared
def _group_ids_at(person: Person | None, library_ids: Collection[int]) -> Select[int]:
    return select(Group.id).where(Group.library_id.in_(library_ids), seen_by(person))


def homes_of(person: Person | None, ids: Collection[int]) -> dict[int, Home]:
    """Return, by the circle's id, where those of them are at home that the person may see."""
    found = rows(*_homes_of(person, ids)) if ids else ()
    return {group_id: Home(slug, name) for group_id, slug, name in found}


@prepared
def _homes_of(person: Person | None, ids: Collection[int]) -> Select[int, str, str]:
    return (
        select(Group.id, Library.slug, Library.name)
        .join(Library, Library.id == Group.library_id)
        .where(Group.id.in_(ids), seen_by(person))
    )
