"""Whose turn it is, and who may change it; nothing here asks the database.

By turn means, in this order:

1. whoever had the duty in the session just before waits, where somebody else can;
2. whoever had it the fewest times among the last 20 sessions of the circle that are at most a
   year old, and those ahead, comes first; who joined since then counts as often as the one of the
   others who had it least, so that nobody has to make up for the time before;
3. then whoever had it longest ago in that year, or never;
4. then by name.

Left out is whoever does not take part (the informed, closed accounts), asked not to be suggested
for the duty in this circle, is away that day (in writing: on all of its days), said of the session
that they do not come, or has passed the duty on. What somebody answers to the session itself counts
more than the days on which they are away, and those more than what they answered to the whole
series. A second duty of the same session goes to somebody else where there is somebody. Only
moderators and those who trained before are suggested as trainers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from cop.sessions.rules import Part, may_lead, takes_part
from cop.sessions.words import PLANNED, Status

WINDOW = 20  # sessions whose duties are counted
A_YEAR = timedelta(days=365)  # what is older does not count
NEVER = datetime.min.replace(tzinfo=UTC)


class Missing(StrEnum):
    """Why somebody whose turn it might be is left out of one session."""

    AWAY = "away"
    DECLINED = "declined"
    PASSED = "passed"


@dataclass(frozen=True)
class Able:
    """Somebody who takes part in a circle, as the turn sees them in one session for one duty."""

    id: int
    name: str
    since: datetime  # they belong to the circle
    moderates: bool = False
    spared: bool = False  # asked not to be suggested
    missing: Missing | None = None
    until: date | None = None  # the last day away


@dataclass(frozen=True)
class Had:
    """A session of the circle: when, and who had the duty in it."""

    at: datetime
    person_id: int | None


@dataclass(frozen=True)
class Turn:
    """How often somebody had a duty in the sessions that count, and when last in the year."""

    one: Able
    times: int
    of: int  # sessions that count
    last: datetime | None


@dataclass(frozen=True)
class Suggestion:
    """Whose turn it is, with those who would have come before and cannot."""

    turn: Turn
    passed: tuple[Able, ...] = ()

    @property
    def id(self) -> int:
        """Return the id of the person."""
        return self.turn.one.id

    @property
    def name(self) -> str:
        """Return their name."""
        return self.turn.one.name


def suggested(
    people: Sequence[Able],
    past: Sequence[Had],
    *,
    at: datetime,
    taken: Collection[int] = (),
    trainer: bool = False,
) -> Suggestion | None:
    """Return whose turn it is in the session at the moment; None where nobody is left.

    `past`: the other sessions of the circle, before it and ahead; `taken`: who has another duty.
    """
    ordered = in_turn(people, past, at=at, trainer=trainer)
    here = [turn for turn in ordered if turn.one.missing is None]
    free = [turn for turn in here if turn.one.id not in taken] or here
    if not free:
        return None
    first = free[0]
    before = ordered[: ordered.index(first)]
    return Suggestion(first, tuple(turn.one for turn in before if turn.one.missing))


def in_turn(
    people: Sequence[Able], past: Sequence[Had], *, at: datetime, trainer: bool = False
) -> list[Turn]:
    """Return everybody who may be asked in the order of the turn, with those who are missing."""
    counted = counting(past, at=at)
    trained = {one.person_id for one in past}
    asked = [
        one
        for one in people
        if not one.spared and (not trainer or one.moderates or one.id in trained)
    ]
    turns = [_turn(one, past, counted, at) for one in asked]
    least = _least(turns, counted)
    just_before = _just_before(past, at)
    return sorted(
        turns,
        key=lambda turn: (
            turn.one.id == just_before,
            max(turn.times, least) if _is_new(turn.one, counted) else turn.times,
            turn.last or NEVER,
            turn.one.name.casefold(),
            turn.one.id,
        ),
    )


def counting(past: Sequence[Had], *, at: datetime) -> list[Had]:
    """Return the sessions that count for one at the moment: the last of a year, and those ahead."""
    ordered = sorted((one for one in past if one.at >= at - A_YEAR), key=lambda one: one.at)
    before = [one for one in ordered if one.at < at]
    return before[-WINDOW:] + [one for one in ordered if one.at >= at and one.person_id]


def may_give(part: Part, status: Status) -> bool:
    """Moderators and whoever leads give duties to others until the session ends."""
    return may_lead(part) and _is_ahead(status)


def may_take(part: Part, status: Status) -> bool:
    """Whoever belongs to the circle and takes part may take a duty that nobody has."""
    return takes_part(part) and not part.guest and status in (Status.OPEN, Status.IN_PROGRESS)


def may_pass_on(part: Part, status: Status) -> bool:
    """Whoever has a duty may pass it on until the session begins."""
    return (part.leads or part.writes) and status in PLANNED


def _is_ahead(status: Status) -> bool:
    return status in (*PLANNED, Status.IN_PROGRESS)


def _turn(one: Able, past: Sequence[Had], counted: Sequence[Had], at: datetime) -> Turn:
    times = sum(1 for had in counted if had.person_id == one.id)
    moments = [had.at for had in past if had.person_id == one.id and had.at >= at - A_YEAR]
    return Turn(one, times, len(counted), max(moments, default=None))


def _least(turns: Sequence[Turn], counted: Sequence[Had]) -> int:
    """Return how often the one had it who had it least, among those who were there all the time."""
    return min((turn.times for turn in turns if not _is_new(turn.one, counted)), default=0)


def _is_new(one: Able, counted: Sequence[Had]) -> bool:
    return bool(counted) and one.since > counted[0].at


def _just_before(past: Sequence[Had], at: datetime) -> int | None:
    before = [one for one in past if one.at < at]
    return max(before, key=lambda one: one.at).person_id if before else None
