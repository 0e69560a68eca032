"""Questions about who was there."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cop.db import db
from cop.people.models import Person
from cop.sessions.models import Attendance, Session
from cop.sessions.queries.seeing import seen_by


def attendance_of(person: Person | None, session: Session) -> Sequence[Attendance]:
    """Return who was there or excused, in the order in which they were written down."""
    return db.session.scalars(
        select(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .where(Attendance.session_id == session.id, seen_by(person))
        .order_by(Attendance.id)
    ).all()


def attendance_line(
    person: Person | None, session: Session, attendance_id: int
) -> Attendance | None:
    """Return one line of the session's attendance, or None."""
    return db.session.scalar(
        select(Attendance)
        .join(Session, Session.id == Attendance.session_id)
        .where(Attendance.id == attendance_id, Attendance.session_id == session.id, seen_by(person))
    )
