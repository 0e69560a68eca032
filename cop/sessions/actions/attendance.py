"""Who was there: by oneself, or written down by the scribe."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import exists, select

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.models import Attendance, Guest, Session
from cop.sessions.words import Presence, PresenceSource, Status

RECORDED = (Status.IN_PROGRESS, Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED)


def check_in(session: Session, person: Person, how: Presence) -> None:
    """Say for oneself that one is here; saying it again changes how."""
    _record(session, person, how, PresenceSource.SELF)


def check_in_by_code(session: Session, person: Person, how: Presence) -> None:
    """Say for oneself that one is here, by the session's code; Refused once the session is over."""
    lock(session)
    if session.status is not Status.IN_PROGRESS:
        raise Refused(_("This session is over. Whoever wrote its notes can still write you down."))
    _record(session, person, how, PresenceSource.CODE)


def record_person(
    session: Session,
    person: Person,
    how: Presence,
    source: PresenceSource = PresenceSource.SCRIBE,
) -> None:
    """Write down somebody with an account; writing again changes how."""
    _record(session, person, how, source)


def record_guest(
    session: Session,
    name: str,
    how: Presence,
    source: PresenceSource = PresenceSource.SCRIBE,
) -> None:
    """Write down somebody without an account, by name; writing again changes how."""
    _still_recorded(session)
    known = db.session.scalar(
        select(Attendance).where(Attendance.session_id == session.id, Attendance.name == name)
    )
    if known:
        known.how = how
    else:
        db.session.add(Attendance(session_id=session.id, name=name, how=how, source=source))
    _touch(session)


def forget_attendance(session: Session, attendance: Attendance) -> None:
    """Take a line back that was written by mistake."""
    _still_recorded(session)
    db.session.delete(attendance)
    _touch(session)


def _record(session: Session, person: Person, how: Presence, source: PresenceSource) -> None:
    _still_recorded(session)
    known = db.session.scalar(
        select(Attendance).where(
            Attendance.session_id == session.id, Attendance.person_id == person.id
        )
    )
    if known:
        known.how = how
        known.source = source if source is PresenceSource.CODE else known.source
    else:
        line = Attendance(session_id=session.id, person_id=person.id, how=how, source=source)
        line.as_guest = _is_guest(session, person)
        db.session.add(line)
    _touch(session)


def _is_guest(session: Session, person: Person) -> bool:
    return bool(
        db.session.scalar(
            select(exists().where(Guest.session_id == session.id, Guest.person_id == person.id))
        )
    )


def _still_recorded(session: Session) -> None:
    lock(session)
    if session.status not in RECORDED:
        raise Refused(_("Attendance is written down from the start until the session is closed."))


def _touch(session: Session) -> None:
    session.version += 1
    db.session.flush()
