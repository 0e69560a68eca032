"""Whether anybody has gone on with a point since it was made."""

from __future__ import annotations

from sqlalchemy import exists, or_, select

from cop.db import db
from cop.decisions.models import Decision
from cop.discussions.models import Post
from cop.followups.models import FollowUp
from cop.minutes.models import Information, MinutesPoint, Note
from cop.sessions.models import AgendaItem, ItemLink, Session

OUTCOMES = (Information, Decision, FollowUp, Note, MinutesPoint)


def is_untouched(point: AgendaItem) -> bool:
    """Say whether it was not changed, talked about, noted on, gone on with or turned to."""
    if point.version > 1 or point.spent or (point.session and _is_on(point, point.session)):
        return False
    written = [exists().where(Post.thread_id == point.thread_id)]
    written += [exists().where(kind.agenda_item_id == point.id) for kind in OUTCOMES]
    written += [exists().where(ItemLink.from_id == point.id)]
    return not db.session.scalar(select(or_(*written)))


def _is_on(point: AgendaItem, session: Session) -> bool:
    return session.current_point_id == point.id
