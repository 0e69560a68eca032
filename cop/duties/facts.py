"""What the turn is reckoned from in one circle: three questions, for any number of sessions.

They are put about a circle that was found, by what fills its duties or for who takes part in it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import Select, String, and_, cast, func, literal, null, or_, select, union_all

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.duties.models import PassedDuty
from cop.duties.rules import A_YEAR, Able, Had, Missing, Suggestion, Turn, in_turn, suggested
from cop.duties.words import Duty, duties_in
from cop.groups.formats import Format
from cop.groups.models import Group, Membership
from cop.groups.words import MemberRole
from cop.kit.clock import now
from cop.kit.meeting import Mode, days_of
from cop.people.absences import Days, days_away, days_in
from cop.people.models import Person
from cop.series.models import Series
from cop.sessions.models import Rsvp, Session
from cop.sessions.words import AFTERGLOW, PLANNED, Reply, Status

MOST_MEMBERS = 500
MOST_SESSIONS = 500
A_DAY = timedelta(days=1)
COMES = (Reply.ACCEPTED, Reply.TENTATIVE)


class Member(NamedTuple):
    """Somebody who takes part in the circle."""

    id: int
    login: str
    name: str
    role: MemberRole
    since: datetime
    spared: frozenset[Duty]
    away: tuple[Days, ...]


class Line(NamedTuple):
    """A session of the circle with who has its duties."""

    id: int
    number: int
    title: str
    starts_at: datetime
    time_known: bool
    tzid: str
    status: Status
    series_id: int | None
    lead: int | None
    write: int | None
    mode: Mode
    duration: int | None

    def has(self, duty: Duty) -> int | None:
        """Return the id of who has the duty."""
        return self.lead if duty is Duty.LEAD else self.write


@dataclass(frozen=True)
class Spot:
    """A session for which somebody is looked for, made or only planned."""

    at: datetime
    tzid: str
    session_id: int | None = None
    series_id: int | None = None
    mode: Mode = Mode.ON_SITE
    duration: int | None = None

    @property
    def days(self) -> Days:
        """Return the days on which it is held, where it is held: one, but in writing."""
        return Days(*days_of(self.at, self.tzid, self.mode, self.duration))


def spot_of(session: Session) -> Spot:
    """Return the spot of a session; one that was moved is not where its series planned it."""
    as_planned = session.recurrence_id == session.starts_at
    series_id = session.series_id if as_planned else None
    how = session.mode, session.duration
    return Spot(session.starts_at, session.tzid, session.id, series_id, *how)


@dataclass(frozen=True)
class Facts:
    """What is known of a circle's members, sessions, replies and of who passed a duty on."""

    works: Format
    members: Sequence[Member]
    lines: Sequence[Line]
    replies: Mapping[tuple[int, int | None, int | None], Reply]  # person, session, series
    passed: Collection[tuple[int, int | None, Duty]] = field(default_factory=frozenset)

    def member(self, person_id: int | None) -> Member | None:
        """Return the member with the id, None for somebody who does not take part."""
        return next((one for one in self.members if one.id == person_id), None)

    def missing(self, one: Member, spot: Spot) -> tuple[Missing | None, date | None]:
        """Return why somebody is not there, and until when they are away."""
        said = self.replies.get((one.id, spot.session_id, None)) if spot.session_id else None
        if said in COMES:
            return None, None
        away = [days.last for days in one.away if days.hold(spot.days)]
        if away:
            return Missing.AWAY, max(away)
        as_rule = self.replies.get((one.id, None, spot.series_id)) if spot.series_id else None
        declined = Reply.DECLINED in (said, None if said else as_rule)
        return (Missing.DECLINED, None) if declined else (None, None)

    def able(self, duty: Duty, spot: Spot, *, spared: bool = True) -> list[Able]:
        """Return those who take part as the turn sees them in one session.

        `spared`: whether it counts that somebody asked not to be suggested.
        """
        found = [self._able(one, duty, spot) for one in self.members]
        return found if spared else [replace(one, spared=False) for one in found]

    def suggestion(
        self, duty: Duty, spot: Spot, *, taken: Collection[int] = ()
    ) -> Suggestion | None:
        """Return whose turn it is, None where nobody is left."""
        people, past = self.able(duty, spot), self.past(duty, spot)
        return suggested(people, past, at=spot.at, taken=taken, trainer=self._trains(duty))

    def order(self, duty: Duty, spot: Spot) -> list[Turn]:
        """Return everybody who may be asked, in the order of the turn."""
        people, past = self.able(duty, spot), self.past(duty, spot)
        return in_turn(people, past, at=spot.at, trainer=self._trains(duty))

    def suggestions(self, spot: Spot) -> dict[Duty, Suggestion]:
        """Return whose turn it is for each duty of the format, different people where possible."""
        found: dict[Duty, Suggestion] = {}
        for duty in duties_in(self.works):
            if one := self.suggestion(duty, spot, taken=[two.id for two in found.values()]):
                found[duty] = one
        return found

    def past(self, duty: Duty, spot: Spot) -> list[Had]:
        """Return who had or has the duty in the other sessions."""
        others = (line for line in self.lines if line.id != spot.session_id)
        return [Had(line.starts_at, line.has(duty)) for line in others]

    def filled(self, line: Line) -> Facts:
        """Return the same as if this session stood among the others, to reckon on."""
        return replace(self, lines=[*self.lines, line])

    def without_drafts(self, person: Person) -> Facts:
        """Return the same without drafts, but those in which the person has a duty."""
        seen = [
            line
            for line in self.lines
            if line.status is not Status.DRAFT or person.id in (line.lead, line.write)
        ]
        return replace(self, lines=seen)

    def _able(self, one: Member, duty: Duty, spot: Spot) -> Able:
        why, until = self.missing(one, spot)
        if why is None and (one.id, spot.session_id, duty) in self.passed:
            why = Missing.PASSED
        moderates, spared = one.role is MemberRole.MODERATOR, duty in one.spared
        return Able(one.id, one.name, one.since, moderates, spared, why, until)

    def _trains(self, duty: Duty) -> bool:
        return self.works.trainer and duty is Duty.LEAD


def facts_of(group: Group, *, works: Format | None = None) -> Facts:
    """Return what is known of the circle now; `works` where a session keeps an older format."""
    since, oldest = now() - A_YEAR, now() - AFTERGLOW
    said = db.session.execute(*_said(group.id, oldest)).all()
    return Facts(
        works=works or group.format,
        members=[_member(row) for row in rows(*_members(group.id, now().date() - A_DAY))],
        lines=[Line._make(row) for row in rows(*_lines(group.id, since, oldest))][::-1],
        replies={(row[0], row[1], row[2]): Reply(row[3]) for row in said if row[3]},
        passed={(row[0], row[1], Duty(row[4])) for row in said if row[4]},
    )


def member_in(group: Group, person_id: int) -> Member | None:
    """Return the person as a member of the circle, None where they do not take part in it."""
    asked = _who_takes_part(group.id, now().date() - A_DAY).where(Person.id == person_id)
    row = db.session.execute(asked).first()
    return _member(row) if row else None


@prepared
def _members(group_id: int, day: date) -> Select[*tuple[Any, ...]]:
    ordered = _who_takes_part(group_id, day).order_by(func.lower(Person.name), Person.id)
    return ordered.limit(MOST_MEMBERS)


def _who_takes_part(group_id: int, day: date) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Person.id,
            Person.login,
            Person.name,
            Membership.role,
            Membership.since,
            Membership.leads_by_turn,
            Membership.writes_by_turn,
            days_away(day),
        )
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.group_id == group_id,
            Membership.role != MemberRole.INFORMED,
            Person.deactivated_at.is_(None),
        )
    )


@prepared
def _lines(group_id: int, since: datetime, oldest: datetime) -> Select[*tuple[Any, ...]]:
    """Return the sessions that were held, are on or come; not what nobody started or held."""
    forgotten = and_(Session.status.in_(PLANNED), Session.starts_at < oldest)
    return (
        select(
            Session.id,
            Session.number,
            Session.title,
            Session.starts_at,
            Session.time_known,
            Session.tzid,
            Session.status,
            Session.series_id,
            Session.facilitator_id,
            Session.scribe_id,
            Session.mode,
            Session.duration,
        )
        .where(
            Session.group_id == group_id,
            Session.starts_at >= since,
            Session.status != Status.CANCELLED,
            ~forgotten,
        )
        .order_by(Session.starts_at.desc(), Session.id.desc())
        .limit(MOST_SESSIONS)
    )


@prepared
def _said(group_id: int, oldest: datetime) -> Any:
    """Return replies and passed duties of what is ahead, in one list."""
    ahead = select(Session.id).where(
        Session.group_id == group_id,
        or_(Session.starts_at >= oldest, Session.status == Status.IN_PROGRESS),
    )
    series = select(Series.id).where(Series.group_id == group_id)
    nothing = cast(null(), String)
    return union_all(
        select(
            Rsvp.person_id,
            Rsvp.session_id,
            Rsvp.series_id,
            cast(Rsvp.answer, String).label("answer"),
            cast(literal(""), String).label("duty"),
        ).where(~Rsvp.stale, or_(Rsvp.session_id.in_(ahead), Rsvp.series_id.in_(series))),
        select(
            PassedDuty.person_id,
            PassedDuty.session_id,
            null(),
            nothing,
            cast(PassedDuty.duty, String),
        ).where(PassedDuty.session_id.in_(ahead)),
    )


def _member(row: Any) -> Member:
    by_turn = {Duty.LEAD: row[5], Duty.WRITE: row[6]}
    spared = frozenset(duty for duty, asked in by_turn.items() if not asked)
    return Member(row[0], row[1], row[2], row[3], row[4], spared, tuple(days_in(row[7])))
