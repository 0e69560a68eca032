"""Questions about who takes part in a session, and who was there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVarTuple

from sqlalchemy import Select, and_, exists, func, or_, select
from sqlalchemy.orm import contains_eager

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.rules import in_its_state
from cop.groups.words import MemberRole
from cop.people.models import Person
from cop.sessions.models import Attendance, Guest, Session, SessionReader
from cop.sessions.queries.seeing import seen_by
from cop.sessions.rows import Participant, PresenceRow
from cop.sessions.rules import Part, part_in
from cop.sessions.words import PresenceSource

C = TypeVarTuple("C")
MOST_GUESTS = 100  # of a circle that are listed


def attendance_of(person: Person | None, session: Session) -> Sequence[Attendance]:
    """Return who was there or excused, in the order in which they were written down."""
    return db.session.scalars(*_attendance_of(person, session.id)).all()


@prepared
def _attendance_of(person: Person | None, session_id: int) -> Select[Attendance]:
    return (
        select(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .where(Attendance.session_id == session_id, seen_by(person))
        .order_by(Attendance.id)
    )


def presences_in(person: Person | None, session: Session) -> list[PresenceRow]:
    """Return the same as a page shows it."""
    return [PresenceRow._make(row) for row in rows(*_presences_in(person, session.id))]


@prepared
def _presences_in(person: Person | None, session_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attendance.id,
            Attendance.person_id,
            func.coalesce(Person.name, Attendance.name, ""),
            Attendance.how,
            Attendance.as_guest,
            and_(Attendance.person_id.is_(None), Attendance.source == PresenceSource.SELF),
        )
        .join(Session, Session.id == Attendance.session_id)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.session_id == session_id, seen_by(person))
        .order_by(Attendance.id)
    )


def part_of(person: Person | None, session: Session) -> Part:
    """Return what the person is to the session: role in its circle, duties, whether a guest."""
    if person is None:
        return part_in(None, None, session)
    role, guest = rows(*_standing(person, session.group_id, session.id))[0]
    now = in_its_state(role, session.group.status)
    return part_in(person, now, session, guest=guest)


@prepared
def _standing(person: Person, group_id: int, session_id: int) -> Select[MemberRole, bool]:
    role = select(Membership.role).where(
        Membership.group_id == group_id, Membership.person_id == person.id
    )
    guest = exists().where(Guest.session_id == session_id, Guest.person_id == person.id)
    return select(role.scalar_subquery(), guest)


def guests_of(viewer: Person | None, session: Session) -> Sequence[Guest]:
    """Return who was let into the session without belonging to its circle, by name."""
    return db.session.scalars(
        select(Guest)
        .join(Guest.session)
        .join(Guest.person)
        .options(contains_eager(Guest.person))
        .where(Guest.session_id == session.id, seen_by(viewer))
        .order_by(Person.name)
    ).all()


def guests_of_group(viewer: Person | None, group: Group) -> Sequence[Guest]:
    """Return the guests of the circle's sessions, those of the latest session first."""
    return db.session.scalars(
        select(Guest)
        .join(Guest.session)
        .join(Guest.person)
        .options(contains_eager(Guest.person), contains_eager(Guest.session))
        .where(Session.group_id == group.id, seen_by(viewer))
        .order_by(Session.starts_at.desc(), Person.name)
        .limit(MOST_GUESTS)
    ).all()


def guest_with(viewer: Person | None, session: Session, login: str) -> Guest | None:
    """Return the session's guest with the login, or None."""
    return next((one for one in guests_of(viewer, session) if one.person.login == login), None)


def those_who_take_part(viewer: Person | None, session: Session) -> Sequence[Person]:
    """Return who may be there with an account: who takes part in the circle, and guests; by name.

    Closed accounts are left out.
    """
    return db.session.scalars(*_those_who_take_part(viewer, session.group_id, session.id)).all()


def participants_in(viewer: Person | None, session: Session) -> list[Participant]:
    """Return the same by their names, as fields offer them."""
    found = rows(*_participants_in(viewer, session.group_id, session.id))
    return [Participant._make(row) for row in found]


@prepared
def _participants_in(
    viewer: Person | None, group_id: int, session_id: int
) -> Select[*tuple[Any, ...]]:
    return taking_part(viewer, select(Person.id, Person.name), group_id, session_id)


@prepared
def _those_who_take_part(viewer: Person | None, group_id: int, session_id: int) -> Select[Person]:
    return taking_part(viewer, select(Person), group_id, session_id)


def taking_part(
    viewer: Person | None, wanted: Select[*C], group_id: int, session_id: int
) -> Select[*C]:
    """Return the query narrowed to the people who take part in the session, by name."""
    of_circle = select(Membership.person_id).where(
        Membership.group_id == group_id, Membership.role != MemberRole.INFORMED
    )
    let_in = select(Guest.person_id).where(Guest.session_id == session_id)
    return wanted.where(
        exists().where(Session.id == session_id, seen_by(viewer)),
        or_(Person.id.in_(of_circle), Person.id.in_(let_in)),
        Person.deactivated_at.is_(None),
    ).order_by(Person.name)


def attendance_line(
    person: Person | None, session: Session, attendance_id: int
) -> Attendance | None:
    """Return one line of the session's attendance, or None."""
    return db.session.scalar(*_attendance_line(person, session.id, attendance_id))


@prepared
def _attendance_line(
    person: Person | None, session_id: int, attendance_id: int
) -> Select[Attendance]:
    return (
        select(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .where(Attendance.id == attendance_id, Attendance.session_id == session_id, seen_by(person))
    )


def readers_of(person: Person | None, session: Session) -> Sequence[Person]:
    """Return who reads beforehand what the session talks about, by name."""
    return db.session.scalars(
        select(Person)
        .join(SessionReader, SessionReader.person_id == Person.id)
        .join(Session, Session.id == SessionReader.session_id)
        .where(Session.id == session.id, seen_by(person))
        .order_by(Person.name, Person.id)
    ).all()
