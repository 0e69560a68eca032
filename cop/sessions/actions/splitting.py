"""A point that is really two or more: the whole stays as the record, its parts go on."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions.agenda import PointText, add_point, inherit_proposer, touch
from cop.sessions.actions.ordering import make_room
from cop.sessions.actions.timing import put_on
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.words import LinkKind, PointStatus, Status

SPLITTABLE = (PointStatus.SCHEDULED, PointStatus.CARRIED, PointStatus.PARKED)


def split(
    session: Session, point: AgendaItem, parts: Sequence[PointText], *, by: Person
) -> list[AgendaItem]:
    """Put the parts on the agenda where the point stands; they take over its state.

    The point that is on is followed by its first part. Refused with fewer than two parts, or
    where the point went elsewhere meanwhile.
    """
    _hold(session, point, *SPLITTABLE)
    if len(parts) < 2:
        raise Refused(_("Split a point into two or more."))
    made = [add_point(session.group, session, part, status=point.status, by=by) for part in parts]
    for one in made:
        if point.proposed_by_id or point.nameless:
            inherit_proposer(one, point)
        one.answer, one.ask_on = point.answer, point.ask_on
        db.session.add(ItemLink(from_id=point.id, to_id=one.id, kind=LinkKind.SPLIT))
    make_room(point, made)
    point.status = PointStatus.SPLIT
    if session.current_point_id == point.id:
        put_on(session, made[0])
    touch(session)
    db.session.flush()
    return made


def put_together(session: Session, point: AgendaItem, parts: Sequence[AgendaItem]) -> None:
    """Take the parts off again and let the whole stand in their place.

    The caller has made sure that nothing was written on the parts.
    """
    _hold(session, point, PointStatus.SPLIT)
    point.status = parts[0].status
    if session.current_point_id in [part.id for part in parts]:
        put_on(session, point)
    db.session.flush()
    threads = [part.thread for part in parts]
    for row in (*parts, *threads):
        db.session.delete(row)
        db.session.flush()
    touch(session)
    db.session.flush()


def _hold(session: Session, point: AgendaItem, *allowed: PointStatus) -> None:
    """Lock the session, then the point, and go on if it is there in one of the states."""
    lock(session)
    if session.status in (Status.CLOSED, Status.CANCELLED):
        raise Refused(_("This session is over; its agenda stays as it is."))
    lock(point)
    if point.session_id != session.id or point.status not in allowed:
        raise Refused(_("Somebody was faster: this point has moved. See where it stands now."))
