"""Days are closed on which sessions of series are made already: their moderators decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cop.db import db
from cop.groups.models import Group
from cop.groups.telling import MODERATORS
from cop.kit.clock import now
from cop.notices.words import Told
from cop.series.models import Closure
from cop.sessions.models import Session
from cop.sessions.telling import news_of, tell_all, when
from cop.sessions.words import PLANNED

A_DAY = timedelta(days=1)


def tell_of_closure(closure: Closure) -> None:
    """Tell moderators which sessions of their series fall on the closed days, and are held still.

    Each once for the same days; who closed them is told as well, where they moderate.
    """
    days = f"{closure.id}-{closure.first_day}-{closure.last_day}"
    for session in _made_on(closure):
        news = news_of(session, Told.CLOSED, days, when=when(session), reason=closure.name)
        tell_all(news, by=None, roles=MODERATORS)


def _made_on(closure: Closure) -> Sequence[Session]:
    """Return the planned sessions of series that begin on the days, where they are held."""
    near = (
        datetime.combine(closure.first_day - A_DAY, time.min, UTC),
        datetime.combine(closure.last_day + 2 * A_DAY, time.min, UTC),
    )
    wanted = (
        select(Session)
        .join(Session.group)
        .where(
            Session.series_id.is_not(None),
            Session.status.in_(PLANNED),
            Session.starts_at.between(*near),
            Session.starts_at > now(),
        )
    )
    if closure.library_id is not None:
        wanted = wanted.where(Group.library_id == closure.library_id)
    return [one for one in db.session.scalars(wanted.order_by(Session.id)) if _is_on(one, closure)]


def _is_on(session: Session, closure: Closure) -> bool:
    day = session.starts_at.astimezone(ZoneInfo(session.tzid)).date()
    return closure.first_day <= day <= closure.last_day
