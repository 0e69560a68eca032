"""Who is here, as colleagues look for somebody; closed accounts are not listed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import func, or_, select

from cop.db import db
from cop.kit import paging
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.people.models import Affiliation, Person
from cop.people.workplaces import lasts, this_day, works_at

BY_NAME = (func.lower(Person.name), Person.id)
MOST_WORDS = 6  # of a search that are looked for


class ListedPerson(NamedTuple):
    """Somebody as one row of the directory; the e-mail address is never listed."""

    id: int
    login: str
    name: str
    place: str  # the name as the database orders by it


def people_found(
    words: str, library: Library | None = None, *, after: str, size: int
) -> Page[ListedPerson]:
    """Return a page of the people whose name, login, post or library has the words, by name.

    Only those who work at the library now, where one is given.
    """
    wanted = (
        select(Person.id, Person.login, Person.name, BY_NAME[0])
        .where(Person.deactivated_at.is_(None))
        .order_by(*BY_NAME)
        .limit(size + 1)
    )
    for word in words.lower().split()[:MOST_WORDS]:
        fields = (func.lower(Person.name), Person.login)
        named = (field.contains(word, autoescape=True) for field in fields)
        wanted = wanted.where(or_(*named, works_at(word)))
    if library is not None:
        there = select(Affiliation.person_id).where(
            Affiliation.library_id == library.id, lasts(this_day())
        )
        wanted = wanted.where(Person.id.in_(there))
    if place := paging.read(after, str, int):
        wanted = wanted.where(paging.after(BY_NAME, place))
    rows = [ListedPerson(*row) for row in db.session.execute(wanted)]
    return paging.cut(rows, size, lambda row: (row.place, row.id))


def libraries_with_people() -> Sequence[Library]:
    """Return the libraries at which somebody works now, by name."""
    there = select(Affiliation.library_id).where(lasts(this_day()))
    return db.session.scalars(
        select(Library).where(Library.id.in_(there)).order_by(func.lower(Library.name), Library.id)
    ).all()
