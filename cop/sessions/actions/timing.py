"""The clock of the point that is on: it starts with the point, and more time can be given."""

from __future__ import annotations

from flask_babel import gettext as _

from cop.db import db
from cop.db.unit import lock
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.sessions.models import AgendaItem, Session
from cop.sessions.timing import time_of
from cop.sessions.words import Status

MORE = 5 * 60  # seconds that one press gives


def put_on(session: Session, point: AgendaItem | None) -> None:
    """Let the point be on from now; the one before keeps how long it was. None: no point is on.

    A point that is on already goes on. The caller holds the session's lock.
    """
    if point is not None and point.id == session.current_point_id:
        return
    left = db.session.get(AgendaItem, session.current_point_id or 0)
    if left is not None and session.point_since is not None:
        left.spent += max(0, int((now() - session.point_since).total_seconds()))
    session.current_point_id = point.id if point else None
    session.point_since = now() if point else None


def extend(session: Session, point: AgendaItem, *, seen: int) -> None:
    """Give the point that is on five minutes more; where its time is over, five from now.

    `seen` is the extra time that the person saw: two who press at once give it once. Refused
    where another point is on by now.
    """
    lock(session)
    lock(point)
    if session.status is not Status.IN_PROGRESS or session.current_point_id != point.id:
        raise Refused(_("Somebody was faster: another point is on by now."))
    if point.extra != seen or point.duration is None:
        return
    clock = time_of(session, point)
    over = max(0, -clock.left) if clock is not None and clock.left is not None else 0
    point.extra += MORE + over
    session.version += 1
    db.session.flush()
