"""One sitting as it goes: planned, held, closed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from cop.chain import actions as chain
from cop.chain.words import Way
from cop.demo.agenda import Agenda
from cop.demo.conversation import Conversation
from cop.demo.notation import Point, Sitting
from cop.demo.record import Record
from cop.demo.reviewing import Reviewing
from cop.demo.stage import Stage
from cop.demo.timeline import ZONE
from cop.demo.works import start_work
from cop.kit.meeting import Mode
from cop.people.models import Person
from cop.sessions import actions as sessions
from cop.sessions.models import Session
from cop.sessions.words import PLANNED, Presence, Status

A_MINUTE = timedelta(minutes=1)
A_MOMENT = timedelta(seconds=20)
FOREWORD = 2 * A_MINUTE  # until the first point begins


class Scene:
    """Plays one sitting; `session` and `agenda` are there once it is planned."""

    session: Session
    agenda: Agenda

    def __init__(self, stage: Stage, sitting: Sitting, before: Scene | None) -> None:
        self.stage, self.sitting = stage, sitting
        self._follows = before.held if before else None
        self._starts = stage.days.moment(sitting.day, sitting.at or stage.circle.at)
        self._minutes = sitting.minutes or stage.group.format.duration
        self._made = before.over + 2 * A_MINUTE if before else self._starts - timedelta(days=1)
        self._record = Record(self)

    @property
    def held(self) -> Scene | None:
        """Return this scene, or the nearest one before it that was not called off."""
        return self._follows if self.sitting.called_off else self

    @property
    def over(self) -> datetime:
        """Return when it ended or was called off."""
        if self.sitting.called_off:
            return self.moment(self.sitting.called_off[0])
        return self._starts + timedelta(minutes=self._minutes + 1)

    @property
    def leader(self) -> Person:
        """Return who leads the sitting."""
        return self.stage.person(self.sitting.leads)

    @property
    def scribe(self) -> Person:
        """Return who writes."""
        return self.stage.person(self.sitting.writes or self.sitting.leads)

    def play(self) -> None:
        """Let everything happen in its time."""
        self.then(self._made, self._plan)
        if self.sitting.called_off:
            self.then(self.over, self._call_off, self.sitting.called_off[1])
        elif self.sitting.until not in PLANNED:
            self._hold()
        Conversation(self).go_on()
        Reviewing(self).go_on()
        for work in self.sitting.works:
            self.then(work.when, start_work, self, work)

    def moment(self, when: str) -> datetime:
        """Return the moment of a `when` of the sitting."""
        return self.stage.days.moment(self.sitting.day, when)

    def then(self, when: datetime | str, act: Callable[..., object], *given: object) -> None:
        """Let it happen at the moment."""
        self.stage.then(self.moment(when) if isinstance(when, str) else when, act, *given)

    def words(self, text: str) -> str:
        """Return the text with the days that it names."""
        return self.stage.words(text, self.sitting.day)

    def _plan(self) -> None:
        self.session = self._made_now()
        version, by = self.session.version, self.stage.moderator
        sessions.replan(self.session, self._planned(), version=version, by=by)
        self.agenda = Agenda(self.stage, self.sitting, self.session)
        self.agenda.put_together()
        if self.session.status is Status.DRAFT and self.sitting.until is not Status.DRAFT:
            sessions.open_session(self.session, by=self.stage.moderator)

    def _made_now(self) -> Session:
        stage, by = self.stage, self.stage.moderator
        if stage.series:
            at = stage.days.moment(self.sitting.day, stage.circle.at)
            if in_series := chain.prepare_next(stage.series, after=at, by=by):
                return in_series
        return self._next(self._follows) if self._follows else self._first()

    def _next(self, before: Scene) -> Session:
        return chain.next_session(before.session, by=self.stage.moderator)

    def _first(self) -> Session:
        session = sessions.plan(self.stage.group, self._planned(), by=self.stage.moderator)
        sessions.add_standing_points(session, by=self.stage.moderator)
        return session

    def _planned(self) -> sessions.Plan:
        circle, place = self.stage.circle, self.sitting.place
        where = {"place": circle.place if place is None else place, "link": circle.link}
        return sessions.Plan(
            starts_at=self._starts,
            tzid=ZONE,
            duration=self._open // A_MINUTE,
            title=self.sitting.title,
            facilitator=self.leader,
            scribe=self.scribe,
            **({"mode": Mode.IN_WRITING} if self.sitting.closes else where),
        )

    @property
    def _open(self) -> timedelta:
        """Return how long it is planned for; in writing until its closing."""
        closes = self.sitting.closes
        return self.moment(closes) - self._starts if closes else self._minutes * A_MINUTE

    def _call_off(self, reason: str) -> None:
        chain.cancel(self.session, by=self.stage.moderator, reason=reason)

    def _hold(self) -> None:
        self.then(self._starts - 4 * A_MINUTE, lambda: self.agenda.order())
        self.then(self._starts, lambda: sessions.start(self.session, by=self.leader))
        if not self.sitting.closes:
            self._gather()
        for point, following, begins, lasts in self._course():
            self._record.of(point, begins, lasts)
            if following is not None and not self.sitting.closes:
                self.then(begins + lasts, self._go_on, point, following)
        if self.sitting.until is not Status.IN_PROGRESS:
            self._finish()

    def _gather(self) -> None:
        everybody, sitting = self.stage.everybody, self.sitting
        coming = [(person, Presence.ON_SITE) for person in everybody(sitting.here)]
        coming += [(person, Presence.REMOTE) for person in everybody(sitting.remote)]
        for place, (person, how) in enumerate(coming, start=1):
            self.then(self._starts + place * A_MOMENT, self._check_in, person, how)
        self.then(self._starts + 5 * A_MINUTE, self._write_down_the_others)

    def _check_in(self, person: Person, how: Presence) -> None:
        sessions.check_in(self.session, person, how)

    def _write_down_the_others(self) -> None:
        for person in self.stage.everybody(self.sitting.excused):
            sessions.record_person(self.session, person, Presence.EXCUSED)
        for name in self.sitting.guests:
            sessions.record_guest(self.session, name, Presence.ON_SITE)

    def _course(self) -> Iterator[tuple[Point, Point | None, datetime, timedelta]]:
        """Give each point that was talked about, the next one, when it began, how long it took."""
        told = [point for point in self.sitting.points if point.note]
        lasts = (timedelta(minutes=self._minutes) - FOREWORD) / max(len(told), 1)
        for place, point in enumerate(told):
            following = told[place + 1] if place + 1 < len(told) else None
            yield point, following, self._starts + FOREWORD + place * lasts, lasts

    def _go_on(self, point: Point, following: Point) -> None:
        here, there = self.agenda.item(point), self.agenda.item(following)
        if here is not None and point.fate is None:
            sessions.advance(self.session, leaving=here.id)
        if there is not None and self.session.current_point_id != there.id:
            sessions.go_to(self.session, there)

    def _finish(self) -> None:
        if self.sitting.summary:
            self.then(self.over - A_MINUTE, self._record.sum_up, self.sitting.summary)
        for point in self.sitting.points:
            if point.goes_on_as:
                self.then(self.over - A_MINUTE, self._let_go_on, point)
        if self.sitting.no_output:
            self.then(self.over - A_MINUTE, self._say_why_nothing_came_out)
        self.then(self.over, self._end)
        if self.sitting.adopted:
            self.then(self.sitting.adopted, self._settle, chain.adopt)
        if self.sitting.closed:
            self.then(self.sitting.closed, self._settle, chain.close)

    def _say_why_nothing_came_out(self) -> None:
        chain.give_reason_for_no_output(self.session, self.sitting.no_output)

    def _let_go_on(self, point: Point) -> None:
        decided = chain.Decided(Way.POINT, title=point.goes_on_as)
        item = self.agenda.item(point)
        if item is not None:
            chain.decide(self.session, item, decided, by=self.stage.moderator)

    def _end(self) -> None:
        told = ((self.agenda.item(point), point.fate) for point in self.sitting.points)
        fates = {item.id: fate for item, fate in told if item is not None and fate is not None}
        chain.end_session(self.stage.part(self.leader, self.session), self.session, fates=fates)

    def _settle(self, step: Callable[..., object]) -> None:
        step(self.stage.part(self.stage.moderator, self.session), self.session)
