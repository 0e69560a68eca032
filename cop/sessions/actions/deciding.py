"""What becomes of a point: said for each one, until its session is closed."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from cop.db.unit import lock
from cop.kit.problems import Refused
from cop.sessions.actions.states import step_off
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PLANNED, PointStatus, Status

OPEN_FATES = (
    PointStatus.SCHEDULED,
    PointStatus.RESOLVED,
    PointStatus.CARRIED,
    PointStatus.PARKED,
    PointStatus.DROPPED,
)  # a point in one of these may still be given another


def settle_point(
    session: Session,
    point: AgendaItem,
    fate: PointStatus,
    *,
    reason: str = "",
    ask_on: date | None = None,
) -> None:
    """Set what became of a point of a session that was started and is not closed yet.

    `ask_on` is the local day on which a parked point is to be asked about again. Refused where
    the session is closed, or the point went elsewhere meanwhile.
    """
    lock(session)
    if session.status in (*PLANNED, Status.CLOSED, Status.CANCELLED):
        raise Refused(_("This is said from the start of a session until it is closed."))
    lock(point)
    if point.session_id != session.id or point.status not in OPEN_FATES:
        raise Refused(_("Somebody was faster: this point has moved. See where it stands now."))
    point.status, point.answer, point.ask_on = fate, reason, ask_on
    step_off(session, point)
