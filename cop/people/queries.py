"""Questions about people."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import abort
from flask_login import current_user
from sqlalchemy import Select, case, func, or_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.db.entities import as_loaded, columns_of
from cop.db.prepared import prepared, rows
from cop.kit import paging
from cop.kit.clock import now
from cop.kit.folding import folded
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.people.models import Affiliation, Device, PasswordLink, Person, PersonSubject
from cop.people.tokens import hash_of
from cop.people.words import Role
from cop.people.workplaces import lasts, this_day, works_at
from cop.subjects.queries import headings_of, labels_with
from cop.subjects.tree import Heading

MOST_NOT_LISTED = 500  # affiliations whose names are shown at once
UNUSED = timedelta(days=60)  # a device not seen for so long has to sign in again
MOST_WORDS = 6  # of a search among people
BY_NAME = (func.lower(Person.name), Person.id)


class Seat(NamedTuple):
    """A person on a device, and when the site last noticed the device."""

    device_id: int
    seen_at: datetime
    person: Person


class Knower(NamedTuple):
    """Somebody who knows about something, and about what."""

    person: Person
    about: Heading


class NotListed(NamedTuple):
    """A name of a library that is not on the list, and who wrote it: names by login."""

    name: str
    people: dict[str, str]


def current_person() -> Person | None:
    """Return who is signed in in this request, None for a visitor and outside of requests."""
    return getattr(current_user, "person", None)


def signed_in() -> Person:
    """Return who is signed in; 403 for a visitor, who cannot get here past the guards."""
    return current_person() or abort(403)


def seat_with(token: str) -> Seat | None:
    """Return who holds the token; None where the device was signed out."""
    for device_id, seen_at, *columns in rows(*_seat_with(hash_of(token), now() - UNUSED)):
        person = as_loaded(Person, columns)
        return Seat(device_id, seen_at, person) if person.is_active else None
    return None


@prepared
def _seat_with(token_hash: str, since: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(Device.id, Device.seen_at, *columns_of(Person))
        .join(Person, Person.id == Device.person_id)
        .where(Device.token_hash == token_hash, Device.seen_at > since)
    )


def password_link(token: str) -> PasswordLink | None:
    """Return the link as long as it may still set a password."""
    return db.session.scalar(
        select(PasswordLink).where(
            PasswordLink.token_hash == hash_of(token),
            PasswordLink.used_at.is_(None),
            PasswordLink.expires_at > now(),
        )
    )


def open_password_link(person: Person) -> PasswordLink | None:
    """Return the person's link that was not used yet and still may be."""
    return db.session.scalar(
        select(PasswordLink).where(
            PasswordLink.person_id == person.id,
            PasswordLink.used_at.is_(None),
            PasswordLink.expires_at > now(),
        )
    )


def devices_of(person: Person) -> Sequence[Device]:
    """Return where the person is signed in, the device that was in use last first."""
    return db.session.scalars(
        select(Device)
        .where(Device.person_id == person.id, Device.seen_at > now() - UNUSED)
        .order_by(Device.seen_at.desc(), Device.id.desc())
    ).all()


def device_of(person: Person, device_id: int) -> Device | None:
    """Return the person's own device, or None."""
    return db.session.scalar(
        select(Device).where(Device.id == device_id, Device.person_id == person.id)
    )


def person_by_login(login: str) -> Person | None:
    """Return the person with the login, in any case of letters."""
    return db.session.scalar(select(Person).where(Person.login == login.strip().lower()))


def person_by_email(email: str) -> Person | None:
    """Return the person with the e-mail address, in any case of letters."""
    return db.session.scalar(select(Person).where(Person.email == email.strip().lower()))


def person_who_signs_in_as(words: str) -> Person | None:
    """Return the person whose login or e-mail address was typed."""
    typed = words.strip().lower()
    return db.session.scalar(
        select(Person).where(or_(Person.login == typed, Person.email == typed))
    )


def people_listed(
    *, words: str = "", role: Role | None = None, active: bool | None = None, after: str, size: int
) -> Page[Person]:
    """Return a page of the accounts for those who look after them, by name.

    The words are looked for in name, login, e-mail and library.
    """
    wanted = select(Person, BY_NAME[0]).order_by(*BY_NAME).limit(size + 1)
    for word in folded(words).split()[:MOST_WORDS]:
        fields = (Person.words, Person.email)
        named = (field.contains(word, autoescape=True) for field in fields)
        wanted = wanted.where(or_(*named, works_at(word)))
    if role is not None:
        wanted = wanted.where(Person.role == role)
    if active is not None:
        wanted = wanted.where(Person.deactivated_at.is_(None) == active)
    if place := paging.read(after, str, int):
        wanted = wanted.where(paging.after(BY_NAME, place))
    rows = paging.cut(db.session.execute(wanted).all(), size, lambda row: (row[1], row[0].id))
    return Page([row[0] for row in rows.items], rows.next)


def people_with(ids: Collection[int]) -> dict[int, Person]:
    """Return the people by id."""
    return {one.id: one for one in db.session.scalars(select(Person).where(Person.id.in_(ids)))}


def affiliations_of(person: Person) -> Sequence[Affiliation]:
    """Return where the person works, then where they worked, the latest first."""
    now_there = lasts(this_day())
    over, ended = case((now_there, 0), else_=1), case((now_there, None), else_=Affiliation.until)
    return db.session.scalars(
        select(Affiliation)
        .options(joinedload(Affiliation.library))
        .where(Affiliation.person_id == person.id)
        .order_by(over, ended.desc(), Affiliation.id)
    ).all()


def affiliation_of(person: Person, affiliation_id: int) -> Affiliation | None:
    """Return one of the person's affiliations, or None."""
    return db.session.scalar(
        select(Affiliation)
        .options(joinedload(Affiliation.library))
        .where(Affiliation.id == affiliation_id, Affiliation.person_id == person.id)
    )


def library_of(person: Person) -> Library | None:
    """Return the library of the list where the person works; the first that was told."""
    return db.session.scalar(
        select(Library)
        .join(Affiliation, Affiliation.library_id == Library.id)
        .where(Affiliation.person_id == person.id, lasts(this_day()))
        .order_by(Affiliation.id)
        .limit(1)
    )


def names_not_listed() -> Sequence[NotListed]:
    """Return the names of libraries that people wrote and the list does not have, most used first.

    Names that differ in capitals or accents only are one.
    """
    rows = db.session.execute(
        select(Affiliation.library_name, Person.name, Person.login)
        .join(Person, Person.id == Affiliation.person_id)
        .where(Affiliation.library_id.is_(None))
        .order_by(Affiliation.id)
        .limit(MOST_NOT_LISTED)
    )
    named: dict[str, NotListed] = {}
    for name, person, login in rows:
        one = named.setdefault(folded(name), NotListed(name, {}))
        one.people[login] = person
    return sorted(named.values(), key=lambda one: -len(one.people))


def people_named(names: Iterable[str]) -> dict[str, Person]:
    """Return the people by the name asked for, without regard to case.

    A name that nobody has, or that more than one person has, is left out.
    """
    asked = {name: " ".join(name.split()).lower() for name in names}
    bearers: dict[str, list[Person]] = {}
    same = or_(func.lower(Person.name).in_(asked.values()), Person.name.in_(asked))
    for person in db.session.scalars(select(Person).where(same)):
        bearers.setdefault(person.name.lower(), []).append(person)
    found = {name: bearers.get(folded, []) for name, folded in asked.items()}
    return {name: people[0] for name, people in found.items() if len(people) == 1}


def subjects_of(person: Person) -> list[Heading]:
    """Return what the person says they know about, in the order that they gave."""
    return headings_of(PersonSubject, [person.id]).get(person.id, [])


def people_who_know_about(subject_ids: Collection[int], *, limit: int) -> Sequence[Knower]:
    """Return people who say they know about one of the subjects, with how they name it.

    Who named most of them comes first.
    """
    rows = db.session.execute(
        select(Person, func.min(PersonSubject.subject_id))
        .join(PersonSubject, PersonSubject.person_id == Person.id)
        .where(
            PersonSubject.subject_id.in_(subject_ids),
            Person.deactivated_at.is_(None),
        )
        .group_by(Person.id)
        .order_by(func.count().desc(), func.lower(Person.name), Person.id)
        .limit(limit)
    ).all()
    labels = {one.id: one for one in labels_with({row[1] for row in rows})} if rows else {}
    return [Knower(row[0], labels[row[1]]) for row in rows]


def first_administrator() -> Person | None:
    """Return the person who has looked after the site for longest."""
    return db.session.scalar(
        select(Person).where(Person.role == Role.ADMINISTRATOR).order_by(Person.id).limit(1)
    )


def anybody_has_an_account() -> bool:
    """Say whether the site has people yet."""
    return db.session.scalar(select(Person.id).limit(1)) is not None
