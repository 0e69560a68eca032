"""What sessions are about, and which are about something."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session, SessionSubject
from cop.sessions.queries.seeing import seen_by
from cop.sessions.words import PointStatus, Status
from cop.subjects.queries import headings_of, read_headings
from cop.subjects.tree import Heading

HELD = (Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED, Status.CLOSED)


def subjects_of(_person: Person | None, session: Session) -> list[Heading]:
    """Return what the session is about, in the order that was given; it has been found already."""
    if session.subject_lines is not None:
        return read_headings(session.subject_lines)
    return headings_of(SessionSubject, [session.id]).get(session.id, [])


def sessions_about(
    person: Person | None, subject_ids: Collection[int], *, limit: int
) -> Sequence[Session]:
    """Return the newest sessions that the person sees and that have one of the subjects."""
    having = select(SessionSubject.session_id).where(SessionSubject.subject_id.in_(subject_ids))
    return db.session.scalars(
        select(Session)
        .options(joinedload(Session.group))
        .where(Session.id.in_(having), Session.status != Status.CANCELLED, seen_by(person))
        .order_by(Session.starts_at.desc(), Session.id.desc())
        .limit(limit)
    ).all()


def presenters_about(person: Person | None, subject_ids: Collection[int]) -> dict[int, int]:
    """Return by person id how many points they presented in sessions with one of the subjects.

    Of sessions that the person who asks sees, and that were held.
    """
    having = select(SessionSubject.session_id).where(SessionSubject.subject_id.in_(subject_ids))
    rows = db.session.execute(
        select(AgendaItem.presenter_id, func.count())
        .join(Session, Session.id == AgendaItem.session_id)
        .where(
            Session.id.in_(having),
            Session.status.in_(HELD),
            AgendaItem.presenter_id.is_not(None),
            AgendaItem.status.in_((PointStatus.RESOLVED, PointStatus.CARRIED)),
            seen_by(person),
        )
        .group_by(AgendaItem.presenter_id)
    )
    return {presenter: count for presenter, count in rows if presenter}


def sessions_among(
    person: Person | None, subject_ids: Collection[int], session_ids: Collection[int]
) -> set[int]:
    """Return which of the sessions the person sees and have one of the subjects."""
    rows = db.session.scalars(
        select(SessionSubject.session_id)
        .join(Session, Session.id == SessionSubject.session_id)
        .where(
            SessionSubject.subject_id.in_(subject_ids),
            SessionSubject.session_id.in_(session_ids),
            seen_by(person),
        )
    )
    return set(rows)
