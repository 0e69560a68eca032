"""Points: proposed, answered, ordered, put on the backlog and taken from it."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import Select, func, select

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import new_thread
from cop.groups.models import Group
from cop.kit.problems import Refused
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.telling import tell_proposer
from cop.sessions.words import ENDED, PointKind, PointStatus, Status

SETTLED = (*ENDED, Status.CANCELLED)


@dataclass(frozen=True)
class PointText:
    """What a point says; duration in minutes; the presenter is a person or a name."""

    title: str
    kind: PointKind = PointKind.DISCUSSION
    source: str = ""
    duration: int | None = None
    presenter: Person | None = None
    presenter_name: str = ""


def propose(
    group: Group,
    session: Session | None,
    wanted: PointText,
    *,
    by: Person,
    accepted: bool,
    nameless: bool = False,
) -> AgendaItem:
    """Put a point on the session's agenda, or on the backlog; a proposal unless accepted.

    Without a name it is always a proposal: one that stands on the agenda at once would say that
    a moderator made it.
    """
    _still_open(session)
    if nameless:
        status = PointStatus.PROPOSED
        point = add_point(group, session, wanted, status=status, by=None)
        point.nameless, point.nameless_by_id = True, by.id
        db.session.flush()
        return point
    placed = PointStatus.SCHEDULED if session else PointStatus.WAITING
    return add_point(
        group, session, wanted, status=placed if accepted else PointStatus.PROPOSED, by=by
    )


def add_point(
    group: Group,
    session: Session | None,
    wanted: PointText,
    *,
    status: PointStatus,
    by: Person | None,
    standing: bool = False,
) -> AgendaItem:
    """Add a point at the end of the agenda or backlog in the state; the ground of the others."""
    point = AgendaItem(
        group_id=group.id,
        session_id=session.id if session else None,
        rank=_last_rank(group, session) + 1,
        status=status,
        standing=standing,
        proposed_by_id=by.id if by else None,
        thread_id=new_thread().id,
    )
    _set(point, wanted)
    db.session.add(point)
    touch(session)
    db.session.flush()
    return point


def change_point(
    point: AgendaItem, wanted: PointText, *, version: int, proposed: bool = False
) -> None:
    """Set what the point says; Refused where somebody changed it since `version`.

    `proposed`: only as long as nobody has answered it, else Refused as well.
    """
    _proposal(point) if proposed else hold(point)
    if point.version != version:
        raise Refused(_("Somebody changed this point meanwhile. Compare, then save again."))
    _set(point, wanted)
    point.version += 1
    touch(point.session)
    db.session.flush()


def accept(point: AgendaItem, *, by: Person | None = None) -> None:
    """Accept a proposal: onto its session's agenda, or onto the backlog; its proposer is told."""
    _proposal(point)
    point.status = PointStatus.SCHEDULED if point.session_id else PointStatus.WAITING
    touch(point.session)
    db.session.flush()
    tell_proposer(point, Told.ACCEPTED, by=by)


def decline(point: AgendaItem, reason: str, *, by: Person | None = None) -> None:
    """Decline a proposal with the reason that its proposer reads."""
    _proposal(point)
    point.status, point.answer = PointStatus.DECLINED, reason
    touch(point.session)
    db.session.flush()
    tell_proposer(point, Told.DECLINED, by=by)


def withdraw(point: AgendaItem, *, by: Person) -> None:
    """Take one's own proposal back; nobody sees it any more. `by` is the one who proposed it."""
    _proposal(point)
    record(
        "withdraw",
        "point",
        point.id,
        by=None if point.nameless else by,
        before=point.title,
        group=point.group_id,
        session=point.session_id,
    )
    point.status = PointStatus.WITHDRAWN
    touch(point.session)
    db.session.flush()


def give_name(point: AgendaItem, *, by: Person) -> None:
    """Put the name of its proposer to a point that had none; `by` is that proposer."""
    _lock_both(point)
    if not point.nameless:
        return
    point.proposed_by_id, point.nameless, point.nameless_by_id = by.id, False, None
    touch(point.session)
    db.session.flush()


def inherit_proposer(point: AgendaItem, earlier: AgendaItem) -> None:
    """Let a point that returns belong to the one who proposed it before, named or not."""
    hers = select(AgendaItem.nameless_by_id).where(AgendaItem.id == earlier.id)
    point.proposed_by_id, point.nameless = earlier.proposed_by_id, earlier.nameless
    point.nameless_by_id = db.session.scalar(hers)
    db.session.flush()


def drop(point: AgendaItem, reason: str) -> None:
    """Take a point off for good, with a word why; it stays readable in the record."""
    _planned(point)
    point.status, point.answer = PointStatus.DROPPED, reason
    touch(point.session)
    db.session.flush()


def to_backlog(point: AgendaItem) -> None:
    """Move a planned point from its agenda to the circle's backlog, before the session starts.

    Later there may be notes under it, which belong to the record of the session.
    """
    _planned(point)
    session = point.session
    if session and session.status is Status.IN_PROGRESS:
        raise Refused(_("The session is on. At its end the point can be parked: then it waits."))
    point.session_id, point.status = None, PointStatus.WAITING
    point.rank = _last_rank(point.group, None) + 1
    touch(session)
    db.session.flush()


def move_proposal(point: AgendaItem, to: Session | None) -> None:
    """Let a proposal wait on another agenda, or on the backlog, as it is; for whoever holds both.

    Who proposed it, by name or not, and what was said about it stay with it.
    """
    point.session_id = to.id if to else None
    point.rank = _last_rank(point.group, to) + 1
    touch(to)
    db.session.flush()


def schedule(point: AgendaItem, session: Session) -> None:
    """Take a point from the backlog onto the session's agenda."""
    _still_open(session)
    lock(point)
    if point.session_id is not None or point.group_id != session.group_id:
        raise Refused(_("This point is on an agenda already."))
    if point.status is not PointStatus.WAITING:
        raise Refused(_("This point is not waiting any more."))
    point.session_id, point.status = session.id, PointStatus.SCHEDULED
    point.answer, point.ask_on = "", None  # why it waited is told by the point that it came from
    point.rank = _last_rank(point.group, session) + 1
    touch(session)
    db.session.flush()


def _set(point: AgendaItem, wanted: PointText) -> None:
    rendered = text.render(wanted.source)
    point.title, point.kind, point.duration = wanted.title, wanted.kind, wanted.duration
    point.source, point.html = wanted.source, rendered.html
    point.renderer = text.RENDERER_VERSION
    point.presenter_id = wanted.presenter.id if wanted.presenter else None
    point.presenter_name = "" if wanted.presenter else wanted.presenter_name


def _still_open(session: Session | None) -> None:
    if session is None:
        return
    lock(session)
    if session.status in SETTLED:
        raise Refused(_("This session is over; its agenda stays as it is."))


def hold(point: AgendaItem) -> None:
    """Lock the session, then the point: always in this order, so that no one waits in a ring."""
    _still_open(point.session)
    _lock_both(point)


def _lock_both(point: AgendaItem) -> None:
    before = point.session_id
    if point.session is not None:
        lock(point.session)
    lock(point)
    if point.session_id != before:
        raise Refused(_("Somebody was faster: this point has moved. See where it stands now."))


def _proposal(point: AgendaItem) -> None:
    hold(point)
    if point.status is not PointStatus.PROPOSED:
        raise Refused(_("This proposal was answered already."))


def _planned(point: AgendaItem) -> None:
    hold(point)
    if point.status not in (PointStatus.SCHEDULED, PointStatus.WAITING):
        raise Refused(_("This point is not waiting any more."))


def touch(session: Session | None) -> None:
    """Count the change, so that pages which show the agenda notice it."""
    if session is not None:
        session.version += 1


def _last_rank(group: Group, session: Session | None) -> float:
    points = in_list(group, session).subquery()
    return db.session.scalar(select(func.max(points.c.rank))) or 0.0


def in_list(group: Group, session: Session | None) -> Select[AgendaItem]:
    place = AgendaItem.session_id == session.id if session else AgendaItem.session_id.is_(None)
    return select(AgendaItem).where(AgendaItem.group_id == group.id, place)
