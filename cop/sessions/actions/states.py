"""The steps of a session from draft to writing up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from cop.db import db
from cop.db.unit import lock
from cop.discussions.models import Post
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.actions.attendance import check_in
from cop.sessions.actions.codes import new_code
from cop.sessions.actions.timing import put_on
from cop.sessions.models import AgendaItem, Session, SessionEvent
from cop.sessions.telling import news_of, tell_expected, tell_opened
from cop.sessions.words import PLANNED, PointStatus, Status

FATES = (PointStatus.RESOLVED, PointStatus.CARRIED, PointStatus.PARKED, PointStatus.DROPPED)


def step(
    session: Session, became: Status, *, by: Person | None, reason: str = "", went_on: int = 0
) -> None:
    """Bring the session into a state and keep the line that tells who did it and why.

    `went_on`: how many proposals left its agenda with that, unanswered.
    """
    db.session.add(
        SessionEvent(
            session_id=session.id,
            was=session.status,
            became=became,
            by_id=by.id if by else None,
            reason=reason,
            went_on=went_on,
        )
    )
    session.status = became
    session.sequence += became is Status.CANCELLED
    session.version += 1
    db.session.flush()


def in_state(session: Session, *allowed: Status) -> None:
    """Lock the session and go on if it is in one of the states, else raise Refused."""
    lock(session)
    if session.status not in allowed:
        raise Refused(_("Somebody was faster: this session has moved on. See where it stands now."))


def while_written(session: Session) -> None:
    """Lock the session and go on while notes and outcomes are written, else raise Refused."""
    lock(session)
    if session.status not in (Status.IN_PROGRESS, Status.WRITING_UP):
        raise Refused(_("Notes are written from the start until the minutes are adopted."))


def open_session(session: Session, *, by: Person | None) -> None:
    """Let the circle see the agenda and propose; needs a point."""
    in_state(session, Status.DRAFT)
    if not _scheduled(session):
        raise Refused(_("Put at least one point on the agenda first."))
    step(session, Status.OPEN, by=by)
    tell_opened(session, by=by)


def start(session: Session, *, by: Person | None) -> None:
    """Begin: who starts is here, the first point is on; without a scribe the facilitator writes.

    One in writing opens: all points are on at once and nobody is here yet. The clock opens no
    other, so that nobody does it; Refused where its closing has passed.
    """
    in_state(session, *PLANNED)
    if session.in_writing and session.ends_at is not None and session.ends_at <= now():
        raise Refused(_("Its closing has passed. Set another closing first."))
    if session.status is Status.DRAFT:
        open_session(session, by=by)
    session.facilitator_id = session.facilitator_id or (by.id if by else None)
    if session.scribe_id is None:
        session.scribe_id = session.facilitator_id
    if session.in_writing:
        _open_for_writing(session, by=by)
    elif by is not None:
        _take_first(session, by=by)


def _open_for_writing(session: Session, *, by: Person | None) -> None:
    session.began_at = now()
    step(session, Status.IN_PROGRESS, by=by)
    if session.ends_at is not None:
        news = news_of(session, Told.BEGUN, until=session.ends_at.isoformat())
        tell_expected(news, session, by=by)


def _take_first(session: Session, *, by: Person) -> None:
    waiting = _scheduled(session)
    session.began_at, session.code = now(), new_code()
    put_on(session, waiting[0] if waiting else None)
    step(session, Status.IN_PROGRESS, by=by)
    check_in(session, by, session.usual_presence)


def advance(session: Session, *, leaving: int | None) -> None:
    """Resolve the point that is on and go to the one below it, else to what was left open above.

    None is on after the last.

    `leaving` is the id of the point that the person sees as the one that is on: pressing twice,
    or two people pressing at once, goes on by one point only.
    """
    _by_the_clock(session)
    if session.current_point_id != leaving:
        return
    waiting = _scheduled(session)
    left = next((point for point in waiting if point.id == leaving), None)
    if left is not None:
        left.status = PointStatus.RESOLVED
    put_on(session, _after(left, waiting))
    session.version += 1
    db.session.flush()


def go_to(session: Session, point: AgendaItem) -> None:
    """Take another point of the agenda now; a resolved one is taken up again."""
    _by_the_clock(session)
    lock(point)
    if point.status is PointStatus.RESOLVED:
        point.status = PointStatus.SCHEDULED
    if point.session_id != session.id or point.status is not PointStatus.SCHEDULED:
        raise Refused(_("This point is not on the agenda any more."))
    put_on(session, point)
    session.version += 1
    db.session.flush()


def end(
    session: Session, *, by: Person | None, fates: Mapping[int, PointStatus], went_on: int = 0
) -> None:
    """End the talk; `fates` says by id what became of points that were not resolved.

    Without a word the point that was on counts as resolved, in writing each of which somebody
    wrote; a standing one as dropped, and any other returns in the next session. `went_on`: how
    many proposals left it, unanswered.
    """
    in_state(session, Status.IN_PROGRESS)
    waiting = _scheduled(session)
    likely = likely_fates(session, waiting)
    for point in waiting:
        fate = fates.get(point.id) or likely[point.id]
        if fate not in FATES:
            raise Refused(_("A point can be resolved, carried over, parked or dropped."))
        point.status = fate
    put_on(session, None)
    step(session, Status.WRITING_UP, by=by, went_on=went_on)


def step_off(session: Session, point: AgendaItem) -> None:
    """Go on from a point that is settled otherwise than by `advance`, if it is the one that is on.

    The caller holds the session's lock and has set the point's state.
    """
    if session.current_point_id == point.id:
        put_on(session, _after(point, _scheduled(session)))
    session.version += 1
    db.session.flush()


def likely_fates(session: Session, points: Sequence[AgendaItem]) -> dict[int, PointStatus]:
    """Return by id what becomes of unresolved points if nobody says otherwise."""
    talked = _talked_about(points) if session.in_writing else {session.current_point_id}
    return {
        point.id: PointStatus.RESOLVED
        if point.id in talked
        else PointStatus.DROPPED
        if point.standing
        else PointStatus.CARRIED
        for point in points
    }


def _talked_about(points: Sequence[AgendaItem]) -> set[int | None]:
    of_them = AgendaItem.id.in_([point.id for point in points])
    posts = select(AgendaItem.id).join(Post, Post.thread_id == AgendaItem.thread_id)
    return set(db.session.scalars(posts.where(of_them, Post.removed_at.is_(None)).distinct()))


def _by_the_clock(session: Session) -> None:
    """Go on where a session is on point by point, else raise Refused."""
    in_state(session, Status.IN_PROGRESS)
    if session.in_writing:
        raise Refused(_("In writing all points are on at once."))


def _after(left: AgendaItem | None, waiting: list[AgendaItem]) -> AgendaItem | None:
    others = [point for point in waiting if point is not left]
    below = [point for point in others if left and point.rank > left.rank]
    return next(iter((*below, *others)), None)


def _scheduled(session: Session) -> list[AgendaItem]:
    """Return the points still to be taken, in order; proposals nobody answered are left alone."""
    points = select(AgendaItem).where(
        AgendaItem.session_id == session.id, AgendaItem.status == PointStatus.SCHEDULED
    )
    return list(db.session.scalars(points.order_by(AgendaItem.rank, AgendaItem.id)))
