"""Who is here, as colleagues look for somebody; closed accounts are not listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, func, or_, select

from cop.db import db
from cop.kit import paging
from cop.kit.folding import folded
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.people.models import Affiliation, Person, PersonSubject
from cop.people.workplaces import lasts, this_day, works_at
from cop.subjects.models import Subject, SubjectName
from cop.subjects.naming import key_of
from cop.subjects.queries import headings_of, labels_with
from cop.subjects.tree import Heading
from cop.subjects.words import SubjectStatus

BY_NAME = (func.lower(Person.name), Person.id)
MOST_WORDS = 6  # of a search that are looked for


class ListedPerson(NamedTuple):
    """Somebody as one row of the directory; the e-mail address is never listed."""

    id: int
    login: str
    name: str
    place: str  # the name as the database orders by it


def people_found(
    words: str,
    library: Library | None = None,
    subjects: Collection[int] | None = None,
    *,
    after: str,
    size: int,
) -> Page[ListedPerson]:
    """Return a page of the people whose name, login, post, library or subject has the words.

    By name; capitals and accents make no difference. Only those who work at the library now, and
    who say that they know about one of the subjects, where these are given.
    """
    wanted = (
        select(Person.id, Person.login, Person.name, BY_NAME[0])
        .where(Person.deactivated_at.is_(None))
        .order_by(*BY_NAME)
        .limit(size + 1)
    )
    for word in folded(words).split()[:MOST_WORDS]:
        named = Person.words.contains(word, autoescape=True)
        wanted = wanted.where(or_(named, works_at(word), _knows(word)))
    if subjects is not None:
        wanted = wanted.where(Person.id.in_(_who_knows(PersonSubject.subject_id.in_(subjects))))
    if library is not None:
        there = select(Affiliation.person_id).where(
            Affiliation.library_id == library.id, lasts(this_day())
        )
        wanted = wanted.where(Person.id.in_(there))
    if place := paging.read(after, str, int):
        wanted = wanted.where(paging.after(BY_NAME, place))
    rows = [ListedPerson(*row) for row in db.session.execute(wanted)]
    return paging.cut(rows, size, lambda row: (row.place, row.id))


def subjects_known(people: Collection[int]) -> dict[int, list[Heading]]:
    """Return, by person, the headings of the list that they say they know about."""
    found = headings_of(PersonSubject, people)
    return {one: [heading for heading in found.get(one, ()) if heading.is_listed] for one in people}


def subjects_with_people() -> Sequence[Heading]:
    """Return the headings that somebody here says they know about, by name."""
    ids = db.session.scalars(
        select(Subject.id).where(
            Subject.status == SubjectStatus.APPROVED,
            Subject.id.in_(
                select(PersonSubject.subject_id)
                .join(Person, Person.id == PersonSubject.person_id)
                .where(Person.deactivated_at.is_(None))
            ),
        )
    ).all()
    return labels_with(ids) if ids else []


def _knows(word: str) -> ColumnElement[bool]:
    """Return the condition that a name of what somebody knows about has the word."""
    named = (
        select(SubjectName.subject_id)
        .join(Subject, Subject.id == SubjectName.subject_id)
        .where(
            Subject.status == SubjectStatus.APPROVED,
            SubjectName.key.contains(key_of(word), autoescape=True),
        )
    )
    return Person.id.in_(_who_knows(PersonSubject.subject_id.in_(named)))


def _who_knows(condition: ColumnElement[bool]) -> Select[int]:
    return select(PersonSubject.person_id).where(condition)


def libraries_with_people() -> Sequence[Library]:
    """Return the libraries at which somebody works now, by name."""
    there = select(Affiliation.library_id).where(lasts(this_day()))
    return db.session.scalars(
        select(Library).where(Library.id.in_(there)).order_by(func.lower(Library.name), Library.id)
    ).all()
