"""Where people work now, as lists of people show it: one question for all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, and_, func, or_, select

from cop.db import db
from cop.kit.clock import today
from cop.libraries.models import Library
from cop.people.models import Affiliation, Person

NAME = func.coalesce(Library.name, Affiliation.library_name)


class Workplace(NamedTuple):
    """What somebody is now, and at which library; without an address where it is not listed."""

    person_id: int
    post: str
    library: str
    slug: str | None


class AtLibrary(NamedTuple):
    """Somebody who works at a library, and what they are there."""

    id: int
    login: str
    name: str
    post: str


def this_day() -> date:
    """Return the date by which affiliations begin and end: that of the site's time zone."""
    return today(current_app.config["COP_TIME_ZONE"])


def lasts(on: date) -> ColumnElement[bool]:
    """Return the condition that an affiliation lasts on the day."""
    begun = or_(Affiliation.since.is_(None), Affiliation.since <= on)
    return and_(begun, or_(Affiliation.until.is_(None), Affiliation.until >= on))


def current_workplaces(people: Collection[int]) -> Mapping[int, list[Workplace]]:
    """Return by person what they are now and where, the first that was told first."""
    rows = db.session.execute(
        select(Affiliation.person_id, Affiliation.post, NAME, Library.slug)
        .outerjoin(Library, Library.id == Affiliation.library_id)
        .where(Affiliation.person_id.in_(people), lasts(this_day()))
        .order_by(Affiliation.id)
    )
    places: dict[int, list[Workplace]] = {person: [] for person in people}
    for row in rows:
        places[row[0]].append(Workplace(*row))
    return places


def people_at(library: Library, *, size: int) -> Sequence[AtLibrary]:
    """Return who works at the library now, by name, with each of their posts there."""
    rows = db.session.execute(
        select(Person.id, Person.login, Person.name, Affiliation.post)
        .join(Affiliation, Affiliation.person_id == Person.id)
        .where(
            Affiliation.library_id == library.id,
            Person.deactivated_at.is_(None),
            lasts(this_day()),
        )
        .order_by(func.lower(Person.name), Affiliation.id)
        .limit(size)
    )
    return [AtLibrary(*row) for row in rows]


def works_at(word: str) -> ColumnElement[bool]:
    """Return the condition that a person's post, or a name of the library, has the word now.

    The word is folded, as `kit.folding` does it.
    """
    fields = (Affiliation.words, Library.words)
    has_it = or_(*(field.contains(word, autoescape=True) for field in fields))
    return Person.id.in_(
        select(Affiliation.person_id)
        .outerjoin(Library, Library.id == Affiliation.library_id)
        .where(lasts(this_day()), has_it)
    )
