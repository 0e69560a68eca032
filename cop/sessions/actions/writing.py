"""A session in writing: it opens, goes on longer or not, and closes; who wrote took part."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import Select, or_, select

from cop.db import db
from cop.db.unit import lock
from cop.discussions.models import Post
from cop.groups.models import Membership
from cop.groups.telling import TAKING_PART
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions.attendance import record_person
from cop.sessions.actions.states import in_state
from cop.sessions.models import AgendaItem, Attendance, Guest, Session
from cop.sessions.telling import tell_moved
from cop.sessions.words import Presence, PresenceSource, Status

A_DAY = timedelta(days=1)
LONGEST = timedelta(days=62)  # of one that was prolonged again and again


def prolong(session: Session, *, seen: int, by: Person) -> None:
    """Let a session in writing close a day later, and tell so; Refused if it is over.

    `seen` is how many minutes it was open on the page that was pressed: pressing twice, or two
    people pressing at once, gives one day.
    """
    in_state(session, Status.IN_PROGRESS)
    if session.in_writing and session.duration != seen:
        return
    length = timedelta(minutes=session.duration or 0) + A_DAY
    if not session.in_writing or length > LONGEST:
        raise Refused(_("This session cannot go on any longer."))
    session.duration = length // timedelta(minutes=1)
    session.sequence += 1
    session.version += 1
    db.session.flush()
    tell_moved(session, by=by, closes_only=True)


def while_open(session_id: int) -> None:
    """Lock a session in writing and go on while it is open, else raise Refused."""
    session = db.session.get_one(Session, session_id)
    lock(session)
    if session.status is not Status.IN_PROGRESS:
        raise Refused(_("This session is not open for writing. What you wrote stands here still."))


def record_writers(session: Session) -> None:
    """Write down as present who wrote under the points by name and was not written down yet."""
    known = select(Attendance.person_id).where(
        Attendance.session_id == session.id, Attendance.person_id.is_not(None)
    )
    those = select(Person).where(Person.id.in_(_authors(session)), Person.id.not_in(known))
    for person in db.session.scalars(those.order_by(Person.id)).all():
        record_person(session, person, Presence.REMOTE, PresenceSource.SELF)


def _authors(session: Session) -> Select[int | None]:
    """Return who wrote and takes part: posts without a name say nothing of their authors."""
    threads = select(AgendaItem.thread_id).where(AgendaItem.session_id == session.id)
    members = select(Membership.person_id).where(
        Membership.group_id == session.group_id, Membership.role.in_(TAKING_PART)
    )
    guests = select(Guest.person_id).where(Guest.session_id == session.id)
    return select(Post.author_id).where(
        Post.thread_id.in_(threads),
        Post.removed_at.is_(None),
        or_(Post.author_id.in_(members), Post.author_id.in_(guests)),
    )
