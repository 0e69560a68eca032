"""Parts of a point become one again, while nothing was written on them."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select

from cop.audit.actions import record
from cop.chain.actions.untouched import is_untouched
from cop.db import db
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions import put_together
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.words import LinkKind, PointStatus

AS_SPLIT = (PointStatus.SCHEDULED, PointStatus.CARRIED, PointStatus.PARKED)


def merge_back(session: Session, point: AgendaItem, *, by: Person) -> None:
    """Undo a split; Refused once a part was changed, talked about, noted on or settled."""
    parts = _parts_of(point)
    if not parts or not all(map(_is_as_split, parts)):
        raise Refused(_("Something was done with a part already, so the parts stay."))
    titles = " · ".join(part.title for part in parts)
    record("merge", "point", point.id, by=by, before=titles, session=session.id)
    put_together(session, point, parts)


def _parts_of(point: AgendaItem) -> Sequence[AgendaItem]:
    return db.session.scalars(
        select(AgendaItem)
        .join(ItemLink, ItemLink.to_id == AgendaItem.id)
        .where(ItemLink.from_id == point.id, ItemLink.kind == LinkKind.SPLIT)
        .order_by(AgendaItem.rank)
    ).all()


def _is_as_split(part: AgendaItem) -> bool:
    return part.status in AS_SPLIT and is_untouched(part)
