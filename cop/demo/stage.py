"""A circle of the story with all that its scenes need."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from cop.demo.notation import Circle, Due, Point
from cop.demo.timeline import Days, Timeline
from cop.groups.models import Group
from cop.groups.queries import role_in
from cop.people.models import Person
from cop.series.models import Series
from cop.sessions.actions import PointText
from cop.sessions.models import Session
from cop.sessions.rules import Part, part_in

_DAY = re.compile(r"\{([+-]\d+)\}")


@dataclass
class Stage:
    """Knows the circle, its people and the days, and lets things happen at their moments."""

    circle: Circle
    group: Group
    people: Mapping[str, Person]
    days: Days
    timeline: Timeline
    series: Series | None = None

    @property
    def moderator(self) -> Person:
        """Return who moderates the circle."""
        return self.people[self.circle.moderator]

    def person(self, login: str) -> Person:
        """Return the person with the login; without one the moderator."""
        return self.people[login or self.circle.moderator]

    def everybody(self, logins: str) -> list[Person]:
        """Return the people with the logins, which have spaces between them."""
        return [self.people[login] for login in logins.split()]

    def part(self, person: Person, session: Session) -> Part:
        """Return what the person is to the session."""
        return part_in(person, role_in(person, self.group), session)

    def then(
        self, moment: datetime | tuple[int, str], act: Callable[..., object], *given: object
    ) -> None:
        """Let it happen at the moment, or at the clock time of a day."""
        if isinstance(moment, tuple):
            moment = self.days.moment(*moment)
        self.timeline.then(moment, act, *given)

    def words(self, text: str, day: int) -> str:
        """Return the text with the days that it names, counted from the day."""
        return _DAY.sub(lambda found: self.days.named(day + int(found[1])), text)

    def due(self, due: int | Due | None, day: int) -> date | None:
        """Return the date by which something is due that was noted on the day."""
        if due is Due.TODAY:
            return self.days.today
        return None if due is None else self.days.day(day + due)

    def wanted(self, point: Point, day: int) -> PointText:
        """Return what a point of a sitting on the day says."""
        return PointText(
            title=point.title,
            kind=point.kind,
            source=self.words(point.text, day),
            duration=point.minutes,
            presenter=self.people.get(point.presenter),
            presenter_name=point.presenter,
        )
