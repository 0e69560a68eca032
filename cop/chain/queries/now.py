"""What a session that is on shows to those who follow it: the point now, its clock, the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cop.chain.queries.whole import Outcomes, Whole, outcomes_of
from cop.decisions.queries import decisions_of
from cop.followups.models import FollowUp
from cop.followups.queries import FollowUpRow
from cop.followups.words import FollowUpStatus
from cop.minutes.models import Note
from cop.minutes.queries import NoteRow, notes_shown
from cop.sessions.models import Session
from cop.sessions.queries import PointRow, points_shown, presences_in
from cop.sessions.rows import PresenceRow
from cop.sessions.rules import Part
from cop.sessions.timing import Forecast, PointClock, forecast_of, time_of
from cop.sessions.words import HERE, PointStatus

ASIDE = (PointStatus.PROPOSED, PointStatus.DECLINED)


class PointNow(NamedTuple):
    """The point that is on: its place on the agenda, its notes, and what came out of it."""

    point: PointRow
    number: int
    note: Note | NoteRow | None
    outcomes: Outcomes


@dataclass(frozen=True)
class Now:
    """How a session that is on stands at this moment, as one person may see it."""

    session: Session
    part: Part
    shown: PointNow | None
    waiting: Sequence[PointRow]  # still to be taken, the next one first
    attendance: Sequence[PresenceRow]
    free: Sequence[FollowUp | FollowUpRow]  # follow-ups that nobody has taken yet
    clock: PointClock | None
    forecast: Forecast | None

    @property
    def here(self) -> tuple[PresenceRow, ...]:
        """Return those who are there, on site or remote."""
        return tuple(line for line in self.attendance if line.how in HERE)


def now_in(part: Part, session: Session) -> Now:
    """Return how the session stands, with less than the whole page asks for."""
    points = [one for one in points_shown(part.person, session) if one.status not in ASIDE]
    outcomes = outcomes_of(part, session, decisions_of(part.person, session))
    current = next((one for one in points if one.id == session.current_point_id), None)
    shown = None
    if current is not None:
        note = notes_shown(part, session).get(current.id)
        shown = PointNow(current, points.index(current) + 1, note, outcomes[current.id])
    attendance = presences_in(part.person, session)
    free = [task for one in outcomes.values() for task in _free(one)]
    return _now(session, part, shown, points, attendance, free)


def now_of(whole: Whole) -> Now:
    """Return the same of a session that was read whole."""
    points = [shown.point for shown in whole.points]
    now = next((one for one in whole.points if one.is_now), None)
    shown = PointNow(now.point, now.number, now.note, now.outcomes) if now else None
    free = [task for one in whole.points for task in _free(one.outcomes)]
    return _now(whole.session, whole.part, shown, points, whole.attendance, free)


def _now(
    session: Session,
    part: Part,
    shown: PointNow | None,
    points: Sequence[PointRow],
    attendance: Sequence[PresenceRow],
    free: Sequence[FollowUp | FollowUpRow],
) -> Now:
    current = shown.point if shown else None
    return Now(
        session=session,
        part=part,
        shown=shown,
        waiting=_waiting(current, points),
        attendance=attendance,
        free=sorted(free, key=lambda task: task.id),
        clock=time_of(session, current),
        forecast=forecast_of(session, points),
    )


def _waiting(current: PointRow | None, points: Sequence[PointRow]) -> list[PointRow]:
    """Return what is still to be taken in the order in which “next point” takes it."""
    place = points.index(current) + 1 if current in points else 0
    onward = [*points[place:], *points[:place]]
    return [one for one in onward if one.status is PointStatus.SCHEDULED and one is not current]


def _free(outcomes: Outcomes) -> list[FollowUp | FollowUpRow]:
    """Return the follow-ups that are open and that nobody takes yet."""
    tasks = outcomes.follow_ups
    return [one for one in tasks if not one.taken_by and one.status is FollowUpStatus.OPEN]
