"""Questions about circles; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Select, and_, case, exists, false, func, null, or_, select
from sqlalchemy.orm import aliased
from sqlalchemy.orm.attributes import set_committed_value

from cop.db import db
from cop.db.entities import apart, columns_of
from cop.db.prepared import prepared, rows
from cop.groups.models import Group, GroupSubject, JoinRequest, Membership
from cop.groups.words import GroupStatus, Joining, Kind, MemberRole, Visibility
from cop.kit import paging
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.people.models import Person
from cop.people.words import Role
from cop.subjects.queries import headings_of, read_headings, written_headings
from cop.subjects.tree import Heading

BUILT = 1000  # queries in memory, each for one person: building one takes longer than asking
_OWN = aliased(Membership)  # made once: an alias costs more than all else of a question
BEGINNING = 8_000  # letters of a charter's HTML that a list reads: more than its first words need
BY_NAME = (func.lower(Group.name), Group.id)
BY_ACTIVITY = (
    case(
        (Group.status == GroupStatus.ACTIVE, 0), (Group.status == GroupStatus.DORMANT, 1), else_=2
    ),
    *BY_NAME,
)


class CircleRow(NamedTuple):
    """A circle where only its name and its address are told."""

    id: int
    slug: str
    name: str


class ListedGroup(NamedTuple):
    """A circle as one row of a list; `role` and `asked` are of the person who looks."""

    id: int
    slug: str
    name: str
    kind: Kind
    library: str | None
    visibility: Visibility
    joining: Joining
    charter_html: str  # no more than its beginning
    members: int
    role: MemberRole | None
    asked: bool
    status: GroupStatus
    rank: int  # dormant and concluded ones step back
    place: str  # its name as the database orders by it


def groups_seen_by(person: Person | None) -> Select[int]:
    """Return a query for the ids of the circles that the person may see; None is a visitor."""
    return _groups_seen(None if person is None else person.id)


@lru_cache(BUILT)
def _groups_seen(person_id: int | None) -> Select[int]:
    return select(Group.id).where(_seen(person_id))


def group_seen_by(person: Person | None, slug: str) -> Group | None:
    """Return the circle at the address, or None."""
    for row in rows(*_group_seen_by(person, slug)):
        group, (subjects,) = apart(row, Group)
        set_committed_value(group, "subject_lines", subjects)
        return cast(Group, group)
    return None


@prepared
def _group_seen_by(person: Person | None, slug: str) -> Select[*tuple[Any, ...]]:
    about = written_headings(GroupSubject, Group.id)
    return select(*columns_of(Group), about).where(Group.slug == slug, seen_by(person))


def group_with_slug(slug: str) -> Group | None:
    """Return the circle at the address, for commands of those who look after the site."""
    return db.session.scalar(select(Group).where(Group.slug == slug))


def own_groups_listed(person: Person, library: Library | None = None) -> Sequence[ListedGroup]:
    """Return the circles that the person belongs to, by name; those of one library if asked."""
    wanted, given = _own_groups_listed(person)
    return [ListedGroup._make(row) for row in rows(_at(wanted, library), given)]


@prepared
def _own_groups_listed(person: Person) -> Select[Any]:
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    return _listed(person).where(Group.id.in_(mine))


def other_groups_listed(
    person: Person | None, library: Library | None = None, *, after: str, size: int
) -> Page[ListedGroup]:
    """Return a page of the circles that the person sees without belonging to them, by name.

    Those of one library if asked.
    """
    wanted, given = _other_groups_listed(person, size + 1)
    wanted = _at(wanted, library)
    if place := paging.read(after, int, str, int):
        wanted = wanted.where(paging.after(BY_ACTIVITY, place))
    listed = [ListedGroup._make(row) for row in rows(wanted, given)]
    return paging.cut(listed, size, lambda row: (row.rank, row.place, row.id))


@prepared
def _other_groups_listed(person: Person | None, most: int) -> Select[Any]:
    wanted = _listed(person).where(seen_by(person)).limit(most)
    if person is None:
        return wanted
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    return wanted.where(Group.id.not_in(mine))


def groups_at(person: Person | None, library: Library, *, size: int) -> Sequence[Group]:
    """Return the circles at home in the library that the person may see, by name."""
    return db.session.scalars(
        select(Group)
        .where(Group.library_id == library.id, seen_by(person))
        .order_by(*BY_NAME)
        .limit(size)
    ).all()


def libraries_of_groups(person: Person | None) -> Sequence[Library]:
    """Return the libraries in which circles are at home that the person may see, by name."""
    hosts = select(Group.library_id).where(Group.library_id.is_not(None), seen_by(person))
    return db.session.scalars(
        select(Library).where(Library.id.in_(hosts)).order_by(func.lower(Library.name), Library.id)
    ).all()


def groups_of(person: Person) -> list[CircleRow]:
    """Return the circles that the person belongs to, by name."""
    return [CircleRow._make(row) for row in rows(*_groups_of(person))]


@prepared
def _groups_of(person: Person) -> Select[int, str, str]:
    return (
        select(Group.id, Group.slug, Group.name)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id)
        .order_by(Group.name)
    )


def groups_with(person: Person | None, ids: Collection[int]) -> dict[int, CircleRow]:
    """Return, by id, those of the circles that the person may see."""
    found = rows(*_groups_with(person, list(ids))) if ids else ()
    return {row[0]: CircleRow._make(row) for row in found}


@prepared
def _groups_with(person: Person | None, ids: Collection[int]) -> Select[int, str, str]:
    return select(Group.id, Group.slug, Group.name).where(Group.id.in_(ids), seen_by(person))


def groups_shared(viewer: Person | None, person: Person) -> Sequence[Group]:
    """Return the circles of the person that the viewer may see, by name."""
    return db.session.scalars(*_groups_shared(viewer, person.id)).all()


@prepared
def _groups_shared(viewer: Person | None, person_id: int) -> Select[Group]:
    return (
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person_id, seen_by(viewer))
        .order_by(Group.name)
    )


def subjects_of(_person: Person | None, group: Group) -> list[Heading]:
    """Return what the circle is about, in the order that was given; it has been found already."""
    if group.subject_lines is not None:
        return read_headings(group.subject_lines)
    return headings_of(GroupSubject, [group.id]).get(group.id, [])


def groups_among(
    person: Person | None, subject_ids: Collection[int], group_ids: Collection[int]
) -> set[int]:
    """Return which of the circles the person sees and have one of the subjects."""
    rows = db.session.scalars(
        select(GroupSubject.group_id).where(
            GroupSubject.subject_id.in_(subject_ids),
            GroupSubject.group_id.in_(group_ids),
            GroupSubject.group_id.in_(groups_seen_by(person)),
        )
    )
    return set(rows)


def groups_about(person: Person | None, subject_ids: Collection[int]) -> Sequence[Group]:
    """Return the circles that the person sees and that have one of the subjects, by name."""
    having = select(GroupSubject.group_id).where(GroupSubject.subject_id.in_(subject_ids))
    return db.session.scalars(
        select(Group).where(Group.id.in_(having), seen_by(person)).order_by(*BY_NAME)
    ).all()


def seen_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that a circle may be seen by the person."""
    return _seen(None if person is None else person.id)


def _seen(person_id: int | None) -> ColumnElement[bool]:
    if person_id is None:
        return Group.visibility == Visibility.PUBLIC
    return or_(
        Group.visibility == Visibility.PUBLIC,
        and_(Group.visibility == Visibility.SIGNED_IN, _is_of_the_site(person_id)),
        exists().where(_OWN.group_id == Group.id, _OWN.person_id == person_id),
    )


def _is_of_the_site(person_id: int) -> ColumnElement[bool]:
    """Return the condition that the person is no guest, who sees only what they were let into."""
    return exists().where(Person.id == person_id, Person.role != Role.GUEST)


def _listed(person: Person | None) -> Select[Any]:
    of_group = Membership.group_id == Group.id
    told = select(
        Group.id,
        Group.slug,
        Group.name,
        Group.kind,
        Library.name,
        Group.visibility,
        Group.joining,
        func.substr(Group.charter_html, 1, BEGINNING),
        select(func.count(Membership.id)).where(of_group).scalar_subquery(),
        _own_role(person),
        _own_request(person),
        Group.status,
        *BY_ACTIVITY[:2],
    )
    at_home = Library.id == Group.library_id
    return told.select_from(Group).outerjoin(Library, at_home).order_by(*BY_ACTIVITY)


def _at(wanted: Select[Any], library: Library | None) -> Select[Any]:
    return wanted.where(Group.library_id == library.id) if library else wanted


def _own_role(person: Person | None) -> ColumnElement[Any]:
    if person is None:
        return null()
    return (
        select(Membership.role)
        .where(Membership.group_id == Group.id, Membership.person_id == person.id)
        .scalar_subquery()
    )


def _own_request(person: Person | None) -> ColumnElement[bool]:
    if person is None:
        return false()
    return exists().where(
        JoinRequest.group_id == Group.id,
        JoinRequest.person_id == person.id,
        JoinRequest.answer.is_(None),
    )
