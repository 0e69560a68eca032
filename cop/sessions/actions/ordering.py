"""The order of points, on an agenda and on the backlog."""

from __future__ import annotations

from flask_babel import gettext as _

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Refused
from cop.sessions.actions.agenda import hold, in_list, touch
from cop.sessions.models import AgendaItem
from cop.sessions.words import PointStatus

CLOSEST = 1e-6  # ranks nearer than this are spread out again


def move(point: AgendaItem, *, up: bool) -> None:
    """Move a point one place up or down; at the edge nothing changes."""
    _hold_list(point)
    order = _order(point)
    here = order.index(point)
    there = here - 1 if up else here + 1
    if not 0 <= there < len(order):
        return
    order.insert(there, order.pop(here))
    _rank(order, there)
    touch(point.session)
    db.session.flush()


def move_before(point: AgendaItem, following: int | None, *, version: int | None = None) -> None:
    """Move a point to stand before the one with the id `following`, or to the end.

    `version` is that of the session as the person saw it: Refused where somebody changed the
    agenda since, or where the other point is not in the list any more.
    """
    _hold_list(point)
    if version is not None and point.session and point.session.version != version:
        raise Refused(_("Somebody changed the agenda meanwhile. See how it stands now."))
    others = [one for one in _order(point, dropped=True) if one is not point]
    place = next((n for n, one in enumerate(others) if one.id == following), None)
    if following is not None and place is None:
        raise Refused(_("Somebody changed the agenda meanwhile. See how it stands now."))
    place = len(others) if place is None else place
    if not others:
        return
    others.insert(place, point)
    _rank(others, place)
    touch(point.session)
    db.session.flush()


def make_room(point: AgendaItem, others: list[AgendaItem]) -> None:
    """Rank the others, in their order, directly after the point; the caller holds the list."""
    order = [one for one in _order(point) if one not in others]
    place = order.index(point) + 1
    for one in others:
        order.insert(place, one)
        _rank(order, place)
        place += 1
    db.session.flush()


def _hold_list(point: AgendaItem) -> None:
    """Lock what the point is ordered in: its session's agenda, or the circle's backlog."""
    if point.session is None:
        lock(point.group)
    hold(point)


def _order(point: AgendaItem, *, dropped: bool = False) -> list[AgendaItem]:
    """Return the points among which this one has its place, as they are ordered now.

    Those that were dropped are passed over by the buttons, and stand in the list that is dragged.
    """
    aside = [PointStatus.DECLINED, PointStatus.WITHDRAWN, PointStatus.PROPOSED]
    answered = aside if dropped else [*aside, PointStatus.DROPPED]
    among = in_list(point.group, point.session).where(AgendaItem.status.not_in(answered))
    others = db.session.scalars(among.order_by(AgendaItem.rank, AgendaItem.id)).all()
    return list(others) if point in others else [*others, point]


def _rank(order: list[AgendaItem], place: int) -> None:
    """Rank the point at the place between its neighbours, or all anew where they are too near."""
    before = order[place - 1].rank if place else order[place + 1].rank - 2
    beyond = order[place + 1].rank if place + 1 < len(order) else before + 2
    order[place].rank = (before + beyond) / 2
    if beyond - before < CLOSEST:
        for number, one in enumerate(order, start=1):
            one.rank = float(number)
