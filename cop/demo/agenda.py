"""How the agenda of a sitting comes about: asked for, answered, taken from the backlog, ordered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from cop.demo.notation import Point, Sitting
from cop.demo.stage import Stage
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import PointStatus

THOUGHT_BETTER = "07.05"
ANSWERED = "07.31"  # the moderator looks at what was proposed before the talk begins
SHORT = 5  # minutes for a standing point where there are points beside them


class Agenda:
    """The points of one sitting, told and real."""

    def __init__(self, stage: Stage, sitting: Sitting, session: Session) -> None:
        self._stage, self._sitting, self._session = stage, sitting, session
        self._known: dict[str | int, AgendaItem] = {}

    def put_together(self) -> None:
        """Let the moderator put the points there, and the others ask for theirs in time."""
        for point in self._sitting.points:
            if point.by:
                self._then(point.asked, self._ask, point)
            elif point.place is None:
                self._put(point)
        self._shorten()
        self.order()

    def order(self) -> None:
        """Move the points up until they stand as they are told."""
        items = [item for point in self._sitting.points if (item := self.item(point))]
        items = [item for item in items if item.session_id == self._session.id]
        for place, item in enumerate(items):
            while sorted(items, key=lambda one: (one.rank, one.id)).index(item) > place:
                sessions.move(item, up=True)

    def item(self, point: Point) -> AgendaItem | None:
        """Return the real point, or None where it was never on the agenda or was declined."""
        return self.item_called(point.title if point.place is None else point.place)

    def item_called(self, name: str | int) -> AgendaItem | None:
        """Return the real point by its title, or by its place among the standing ones."""
        if name not in self._known:
            items = self._items()
            standing = sorted((item for item in items if item.standing), key=lambda one: one.id)
            self._known |= dict(enumerate(standing)) | {item.title: item for item in items}
        return self._known.get(name)

    def _ask(self, point: Point) -> None:
        wanted = self._stage.wanted(point, self._sitting.day)
        by = self._stage.person(point.by)
        item = sessions.propose(
            self._stage.group,
            self._session,
            wanted,
            by=by,
            accepted=False,
            nameless=point.nameless,
        )
        if point.withdrawn:
            self._then(THOUGHT_BETTER, partial(sessions.withdraw, item, by=by))
        elif point.declined:
            self._then(ANSWERED, sessions.decline, item, point.declined)
        elif not point.waits:
            self._then(ANSWERED, sessions.accept, item)

    def _put(self, point: Point) -> None:
        item = self.item(point) or self._taken_from_backlog(point) or self._new(point)
        if point.dropped:
            self._then("-1 16.05", sessions.drop, item, point.dropped)
        elif point.put_off:
            self._then("-1 16.10", sessions.to_backlog, item)

    def _taken_from_backlog(self, point: Point) -> AgendaItem | None:
        waiting = backlog_of(self._stage.moderator, self._stage.group)
        item = next((item for item in waiting if item.title == point.title), None)
        if item is not None:
            sessions.schedule(item, self._session)
        return item

    def _new(self, point: Point) -> AgendaItem:
        if point.part_of:
            return self._part(point)
        return self._proposed(self._stage.wanted(point, self._sitting.day))

    def _part(self, point: Point) -> AgendaItem:
        """Split what was put there first, and drop the other part."""
        wanted = self._stage.wanted(point, self._sitting.day)
        whole = self._proposed(replace(wanted, title=point.part_of))
        parts = [wanted, sessions.PointText(title=point.other_part, duration=wanted.duration)]
        made = sessions.split(self._session, whole, parts, by=self._stage.moderator)
        self._then("-1 16.05", sessions.drop, made[1], point.other_dropped)
        return made[0]

    def _proposed(self, wanted: sessions.PointText) -> AgendaItem:
        return sessions.propose(
            self._stage.group, self._session, wanted, by=self._stage.moderator, accepted=True
        )

    def _shorten(self) -> None:
        """Give the standing points the time and the presenter that the sitting gives them."""
        beside = any(point.place is None for point in self._sitting.points)
        for point in self._sitting.points:
            item = self.item(point) if point.place is not None else None
            if item is not None:
                minutes = point.minutes or (SHORT if beside else item.duration)
                told = replace(point, title=item.title, minutes=minutes)
                wanted = self._stage.wanted(told, self._sitting.day)
                sessions.change_point(item, wanted, version=item.version)

    def _items(self) -> list[AgendaItem]:
        answered = (PointStatus.DECLINED, PointStatus.DROPPED, PointStatus.WITHDRAWN)
        items = points_of(self._stage.moderator, self._session)
        return [item for item in items if item.status not in answered]

    def _then(self, when: str, act: Callable[..., object], *given: object) -> None:
        self._stage.then((self._sitting.day, when), act, *given)
