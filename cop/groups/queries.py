"""Questions about circles; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    case,
    exists,
    false,
    func,
    null,
    or_,
    select,
)
from sqlalchemy.orm import contains_eager, joinedload, with_expression

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group, GroupSubject, JoinRequest, Membership
from cop.groups.rules import in_its_state
from cop.groups.words import GroupStatus, Joining, Kind, MemberRole, Visibility
from cop.kit import paging
from cop.kit.paging import Page
from cop.libraries.models import Library
from cop.people.models import Person
from cop.people.words import Role
from cop.subjects.queries import headings_of, read_headings, written_headings
from cop.subjects.tree import Heading

BEGINNING = 8_000  # letters of a charter's HTML that a list reads: more than its first words need
MOST_WAITING = 20  # requests and answers on Today
BY_NAME = (func.lower(Group.name), Group.id)
BY_ACTIVITY = (
    case(
        (Group.status == GroupStatus.ACTIVE, 0), (Group.status == GroupStatus.DORMANT, 1), else_=2
    ),
    *BY_NAME,
)
BY_ROLE = (
    case((Membership.role == MemberRole.MODERATOR, 0), else_=1),
    func.lower(Person.name),
    Membership.id,
)


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
    return select(Group.id).where(_seen_by(person))


def group_seen_by(person: Person | None, slug: str) -> Group | None:
    """Return the circle at the address, or None."""
    return db.session.scalar(*_group_seen_by(person, slug))


@prepared
def _group_seen_by(person: Person | None, slug: str) -> Select[Group]:
    about = written_headings(GroupSubject, Group.id)
    return (
        select(Group)
        .options(with_expression(Group.subject_lines, about))
        .where(Group.slug == slug, _seen_by(person))
    )


def group_with_slug(slug: str) -> Group | None:
    """Return the circle at the address, for commands of those who look after the site."""
    return db.session.scalar(select(Group).where(Group.slug == slug))


def role_in(person: Person | None, group: Group) -> MemberRole | None:
    """Return the person's role in the circle, None for outsiders and visitors.

    In a concluded circle whoever belongs to it only reads.
    """
    return in_its_state(membership_in(person, group), group.status)


def membership_in(person: Person | None, group: Group) -> MemberRole | None:
    """Return the role that the person was given, also where the circle is concluded by now."""
    if person is None:
        return None
    return db.session.scalar(*_role_in(person, group.id))


@prepared
def _role_in(person: Person, group_id: int) -> Select[MemberRole]:
    return select(Membership.role).where(
        Membership.group_id == group_id, Membership.person_id == person.id
    )


def roles_of(person: Person | None) -> dict[int, MemberRole]:
    """Return the person's roles by circle id."""
    if person is None:
        return {}
    return dict(rows(*_roles_of(person)))


@prepared
def _roles_of(person: Person) -> Select[int, MemberRole]:
    return select(Membership.group_id, Membership.role).where(Membership.person_id == person.id)


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
    wanted = _listed(person).where(_seen_by(person)).limit(most)
    if person is None:
        return wanted
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    return wanted.where(Group.id.not_in(mine))


def groups_at(person: Person | None, library: Library, *, size: int) -> Sequence[Group]:
    """Return the circles at home in the library that the person may see, by name."""
    return db.session.scalars(
        select(Group)
        .where(Group.library_id == library.id, _seen_by(person))
        .order_by(*BY_NAME)
        .limit(size)
    ).all()


def libraries_of_groups(person: Person | None) -> Sequence[Library]:
    """Return the libraries in which circles are at home that the person may see, by name."""
    hosts = select(Group.library_id).where(Group.library_id.is_not(None), _seen_by(person))
    return db.session.scalars(
        select(Library).where(Library.id.in_(hosts)).order_by(func.lower(Library.name), Library.id)
    ).all()


def groups_of(person: Person) -> Sequence[Group]:
    """Return the circles that the person belongs to, by name."""
    return db.session.scalars(*_groups_of(person)).all()


@prepared
def _groups_of(person: Person) -> Select[Group]:
    return (
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person.id)
        .order_by(Group.name)
    )


def moderated_alone(viewer: Person | None, person: Person) -> tuple[Sequence[str], int]:
    """Return which circles have no other moderator who can sign in.

    Those that the viewer sees are named, the others counted.
    """
    mine = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    others = (
        select(Membership.group_id)
        .join(Membership.person)
        .where(
            Membership.role == MemberRole.MODERATOR,
            Membership.person_id != person.id,
            Person.deactivated_at.is_(None),
        )
    )
    rows = db.session.execute(
        select(Group.name, _seen_by(viewer))
        .where(Group.id.in_(mine), Group.id.not_in(others))
        .order_by(*BY_NAME)
    ).all()
    named = [name for name, seen in rows if seen]
    return named, len(rows) - len(named)


def groups_with(person: Person | None, ids: Collection[int]) -> dict[int, Group]:
    """Return, by id, those of the circles that the person may see."""
    groups = db.session.scalars(*_groups_with(person, ids))
    return {group.id: group for group in groups}


@prepared
def _groups_with(person: Person | None, ids: Collection[int]) -> Select[Group]:
    return select(Group).where(Group.id.in_(ids), _seen_by(person))


def groups_shared(viewer: Person | None, person: Person) -> Sequence[Group]:
    """Return the circles of the person that the viewer may see, by name."""
    return db.session.scalars(*_groups_shared(viewer, person.id)).all()


@prepared
def _groups_shared(viewer: Person | None, person_id: int) -> Select[Group]:
    return (
        select(Group)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == person_id, _seen_by(viewer))
        .order_by(Group.name)
    )


def members_of(
    viewer: Person | None, group: Group, *, after: str = "", size: int
) -> Page[Membership]:
    """Return a page of the memberships with their people: moderators first, then by name."""
    wanted, given = _members_of(viewer, group.id, size + 1)
    if place := paging.read(after, int, str, int):
        wanted = wanted.where(paging.after(BY_ROLE, place))
    page = paging.cut(db.session.execute(wanted, given).all(), size, lambda row: tuple(row[1:]))
    return Page([row[0] for row in page.items], page.next)


@prepared
def _members_of(viewer: Person | None, group_id: int, most: int) -> Select[Any]:
    return (
        select(Membership, *BY_ROLE)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(Membership.group_id == group_id, Membership.group_id.in_(groups_seen_by(viewer)))
        .order_by(*BY_ROLE)
        .limit(most)
    )


def member_of(viewer: Person | None, group: Group, login: str) -> Membership | None:
    """Return the membership of the person with the login, or None."""
    return db.session.scalar(*_member_of(viewer, group.id, login))


@prepared
def _member_of(viewer: Person | None, group_id: int, login: str) -> Select[Membership]:
    return (
        select(Membership)
        .join(Membership.person)
        .options(contains_eager(Membership.person))
        .where(
            Membership.group_id == group_id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Person.login == login,
        )
    )


def members_counted(viewer: Person | None, group: Group) -> int:
    """Return how many people belong to the circle, the informed included."""
    return db.session.scalar(*_members_counted(viewer, group.id)) or 0


@prepared
def _members_counted(viewer: Person | None, group_id: int) -> Select[int]:
    return select(func.count(Membership.id)).where(
        Membership.group_id == group_id, Membership.group_id.in_(groups_seen_by(viewer))
    )


def participants_of(viewer: Person | None, group: Group) -> Sequence[Person]:
    """Return the people who take part (members and moderators with an open account), by name."""
    return db.session.scalars(*_participants_of(viewer, group.id)).all()


@prepared
def _participants_of(viewer: Person | None, group_id: int) -> Select[Person]:
    return (
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group_id,
            Membership.group_id.in_(groups_seen_by(viewer)),
            Membership.role != MemberRole.INFORMED,
            Person.deactivated_at.is_(None),
        )
        .order_by(Person.name)
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
        select(Group).where(Group.id.in_(having), _seen_by(person)).order_by(*BY_NAME)
    ).all()


def requests_to_join(person: Person | None, group: Group) -> Sequence[JoinRequest]:
    """Return who waits for an answer, the first one first; nothing to those who do not moderate."""
    if person is None:
        return []
    return db.session.scalars(*_requests_to_join(person, group.id)).all()


@prepared
def _requests_to_join(person: Person, group_id: int) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .options(joinedload(JoinRequest.person))
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
        )
        .order_by(JoinRequest.id)
    )


def requests_waiting_for(person: Person) -> Sequence[JoinRequest]:
    """Return who asks to join the circles that the person moderates, the first one first."""
    return db.session.scalars(*_requests_waiting_for(person)).all()


@prepared
def _requests_waiting_for(person: Person) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .join(JoinRequest.group)
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .options(contains_eager(JoinRequest.group), joinedload(JoinRequest.person))
        .where(
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
            Group.status != GroupStatus.CONCLUDED,
        )
        .order_by(JoinRequest.id)
        .limit(MOST_WAITING)
    )


def answers_to(person: Person) -> Sequence[JoinRequest]:
    """Return the answers to the person's own requests that were not put away, the newest first.

    Of circles that the person sees.
    """
    return db.session.scalars(*_answers_to(person)).all()


@prepared
def _answers_to(person: Person) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .join(JoinRequest.group)
        .options(contains_eager(JoinRequest.group), joinedload(JoinRequest.answered_by))
        .where(
            JoinRequest.person_id == person.id,
            JoinRequest.answer.is_not(None),
            _seen_by(person),
        )
        .order_by(JoinRequest.answered_at.desc())
        .limit(MOST_WAITING)
    )


def requests_counted(person: Person | None, group: Group) -> int:
    """Return how many wait for an answer; 0 to those who do not moderate."""
    if person is None:
        return 0
    return db.session.scalar(*_requests_counted(person, group.id)) or 0


@prepared
def _requests_counted(person: Person, group_id: int) -> Select[int]:
    return (
        select(func.count(JoinRequest.id))
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
        )
    )


def request_of(person: Person | None, group: Group) -> JoinRequest | None:
    """Return the person's own request: it waits, or its answer was not put away yet."""
    if person is None:
        return None
    return db.session.scalar(*_request_of(person, group.id))


@prepared
def _request_of(person: Person, group_id: int) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .options(joinedload(JoinRequest.answered_by))
        .where(JoinRequest.group_id == group_id, JoinRequest.person_id == person.id)
    )


def _seen_by(person: Person | None) -> ColumnElement[bool]:
    if person is None:
        return Group.visibility == Visibility.PUBLIC
    mine = select(Membership.group_id).where(Membership.person_id == person.id)
    return or_(
        Group.visibility == Visibility.PUBLIC,
        and_(Group.visibility == Visibility.SIGNED_IN, _is_of_the_site(person)),
        Group.id.in_(mine),
    )


def _is_of_the_site(person: Person) -> ColumnElement[bool]:
    """Return the condition that the person is no guest, who sees only what they were let into."""
    return exists().where(Person.id == person.id, Person.role != Role.GUEST)


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
