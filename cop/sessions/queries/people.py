"""Questions about who was there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Select, select

from cop.db import db
from cop.db.prepared import prepared
from cop.people.models import Person
from cop.sessions.models import Attendance, Session
from cop.sessions.queries.seeing import seen_by


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
