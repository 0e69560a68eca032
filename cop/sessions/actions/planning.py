"""When and where a session is held, and who leads and writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import new_thread
from cop.groups.models import Group
from cop.groups.standing import must_be_active
from cop.kit.meeting import Mode, mode_from
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions.agenda import PointText, add_point
from cop.sessions.actions.replying import mark_stale
from cop.sessions.duties import Duties, duties_of, tell_of_duties
from cop.sessions.models import Session, SessionEvent, SessionSubject
from cop.sessions.telling import tell_moved
from cop.sessions.words import ENDED, PointStatus, Status
from cop.subjects.actions import give_subjects, recognised
from cop.subjects.naming import own_language


@dataclass(frozen=True)
class Plan:
    """What is set before a session: start (aware), its zone, minutes, place, link, duties.

    Without a mode it follows from place and link.
    """

    starts_at: datetime
    tzid: str
    duration: int | None
    title: str = ""
    place: str = ""
    link: str = ""
    facilitator: Person | None = None
    scribe: Person | None = None
    time_known: bool = True
    mode: Mode | None = None
    subjects: Sequence[str] | None = None  # names of headings; None: as they are


def plan(
    group: Group, planned: Plan, *, by: Person | None, follows: Session | None = None
) -> Session:
    """Make a draft with the circle's next number; follows the session before it unless told.

    Raises Refused where the circle is dormant or concluded.
    """
    lock(group)
    must_be_active(group)
    session = Session(
        group_id=group.id,
        group=group,
        number=_next_number(group),
        status=Status.DRAFT,
        kind=group.kind,
        own_format=dict(group.own_format),
        thread_id=new_thread().id,
    )
    _set(session, planned)
    before = follows or _session_before(group, planned.starts_at)
    session.follows_id = before.id if before else None
    db.session.add(session)
    db.session.flush()
    db.session.add(
        SessionEvent(
            session_id=session.id, was=None, became=Status.DRAFT, by_id=by.id if by else None
        )
    )
    _say_subjects(session, planned)
    tell_of_duties(session, Duties(), by=by)
    return session


def replan(session: Session, planned: Plan, *, version: int, by: Person | None = None) -> None:
    """Set what was planned anew; Refused where somebody changed it since `version`, or it ended."""
    lock(session)
    if session.status in (*ENDED, Status.CANCELLED):
        raise Refused(_("This session is over; what was planned stays as it is."))
    if session.version != version:
        raise Refused(_("Somebody changed this session meanwhile. Compare, then save again."))
    _may_be_so_now(session, planned)
    before, was = in_calendars(session), duties_of(session)
    if planned.starts_at != session.starts_at:
        mark_stale(session)
    _set(session, planned)
    _say_subjects(session, planned)
    after = in_calendars(session)
    session.sequence += after != before
    session.version += 1
    db.session.flush()
    tell_of_duties(session, was, by=by)
    if after != before and session.status is not Status.DRAFT:
        same = after._replace(duration=before.duration) == before
        tell_moved(session, closes_only=same, by=by)


class Held(NamedTuple):
    """When and where a session is held: what other programs are told of when it changes."""

    starts_at: datetime
    time_known: bool
    tzid: str
    duration: int | None
    mode: Mode
    place: str
    link: str


def in_calendars(session: Session) -> Held:
    """Return what calendars hold of the session."""
    when = (session.starts_at, session.time_known, session.tzid, session.duration)
    return Held(*when, session.mode, session.place, session.link)


def add_standing_points(session: Session, *, by: Person | None) -> None:
    """Put the points on the agenda that stand there by format, in the circle's language."""
    with force_locale(session.group.language):
        points = [(str(point.title), point.duration) for point in session.format.points]
    for title, minutes in points:
        wanted = PointText(title=title, duration=minutes)
        add_point(
            session.group,
            session,
            wanted,
            status=PointStatus.SCHEDULED,
            by=by,
            standing=True,
        )


def _may_be_so_now(session: Session, planned: Plan) -> None:
    """Refuse another way of writing or talking to a session that has begun."""
    mode = planned.mode or mode_from(planned.place, planned.link)
    if session.status is Status.IN_PROGRESS and session.in_writing != (mode is Mode.IN_WRITING):
        raise Refused(_("This session has begun: whether it is in writing stays as it is."))


def _set(session: Session, planned: Plan) -> None:
    session.title = planned.title
    session.starts_at, session.tzid = planned.starts_at, planned.tzid
    session.time_known, session.duration = planned.time_known, planned.duration
    session.place, session.link = planned.place, planned.link
    session.mode = planned.mode or mode_from(planned.place, planned.link)
    session.facilitator_id = planned.facilitator.id if planned.facilitator else None
    session.scribe_id = planned.scribe.id if planned.scribe else None


def _say_subjects(session: Session, planned: Plan) -> None:
    if planned.subjects is None:
        return
    found = recognised(planned.subjects, language=own_language())
    give_subjects(SessionSubject, session.id, found)


def _next_number(group: Group) -> int:
    newest = select(func.max(Session.number)).where(Session.group_id == group.id)
    return (db.session.scalar(newest) or 0) + 1


def _session_before(group: Group, starts_at: datetime) -> Session | None:
    return db.session.scalar(
        select(Session)
        .where(
            Session.group_id == group.id,
            Session.starts_at <= starts_at,
            Session.status != Status.CANCELLED,
        )
        .order_by(Session.starts_at.desc(), Session.number.desc())
        .limit(1)
    )
