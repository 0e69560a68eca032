"""The next sessions of a circle with who leads and writes them, or would by turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from cop.duties.facts import Facts, Line, Member, Spot
from cop.duties.rules import Missing, Suggestion, Turn, in_turn
from cop.duties.words import Duty, duties_in
from cop.kit.clock import now
from cop.series.addresses import stamp
from cop.sessions.queries.planned import Planned
from cop.sessions.words import AFTERGLOW, PLANNED, Status

ROWS = 8  # sessions that the roster shows
AHEAD = (*PLANNED, Status.IN_PROGRESS)
UNMADE = 0  # the id of a session that is only planned


@dataclass(frozen=True)
class Place:
    """One duty of one session: who has it, or whose turn it would be."""

    duty: Duty
    holder_id: int | None
    holder: Member | None  # None also for somebody who does not take part any more
    missing: Missing | None
    suggestion: Suggestion | None


@dataclass(frozen=True)
class Row:
    """One session that comes, made or only planned: then it has a stamp instead of a number."""

    title: str
    at: datetime
    time_known: bool
    tzid: str
    number: int
    status: Status | None
    series_id: int | None
    stamp: str
    places: Sequence[Place]


@dataclass(frozen=True)
class Tally:
    """How often a member had each duty lately."""

    member: Member
    turns: dict[Duty, Turn]


def roster_of(facts: Facts, planned: Sequence[Planned]) -> list[Row]:
    """Return the next sessions in the order of time; each is reckoned with those before it."""
    made = [line for line in facts.lines if line.status in AHEAD and _is_to_come(line)]
    coming = [*made, *(_as_line(one) for one in planned)]
    stamps = {(one.series_id, one.starts_at): stamp(one.starts_at) for one in planned}
    found = []
    for line in sorted(coming, key=lambda one: (one.starts_at, one.number))[:ROWS]:
        places = _places(facts, line)
        key = "" if line.id else stamps[(line.series_id or 0, line.starts_at)]
        found.append(_row(line, key, places))
        facts = _with(facts, line, places)
    return found


def without_answers(rows: Sequence[Row]) -> list[Row]:
    """Return the same for those who do not read who declined a session or passed a duty on."""
    return [replace(row, places=[_without_answers(one) for one in row.places]) for row in rows]


def tallies_of(facts: Facts) -> list[Tally]:
    """Return how often each member had the duties, by name."""
    here, found = Spot(now(), "UTC"), {}
    for duty in duties_in(facts.works):
        turns = in_turn(facts.able(duty, here, spared=False), facts.past(duty, here), at=here.at)
        found[duty] = {turn.one.id: turn for turn in turns}
    return [
        Tally(one, {duty: turns[one.id] for duty, turns in found.items()}) for one in facts.members
    ]


def _is_to_come(line: Line) -> bool:
    return line.status is Status.IN_PROGRESS or line.starts_at >= now() - AFTERGLOW


def _as_line(one: Planned) -> Line:
    nobody, known = (None, None), (one.title, one.starts_at, True, one.tzid, Status.OPEN)
    return Line(UNMADE, 0, *known, one.series_id, *nobody, one.mode, one.duration)


def _spot(line: Line) -> Spot:
    known = line.id or None, line.series_id
    return Spot(line.starts_at, line.tzid, *known, line.mode, line.duration)


def _places(facts: Facts, line: Line) -> list[Place]:
    """Return who has the duties; those that nobody has are reckoned, one after the other."""
    spot, places = _spot(line), []
    taken = [who for duty in duties_in(facts.works) if (who := line.has(duty))]
    for duty in duties_in(facts.works):
        place = _place(facts, line, spot, duty, [one for one in taken if one != line.has(duty)])
        taken += [place.suggestion.id] if place.suggestion else []
        places.append(place)
    return places


def _place(facts: Facts, line: Line, spot: Spot, duty: Duty, taken: Sequence[int]) -> Place:
    holder_id, holder = line.has(duty), facts.member(line.has(duty))
    missing = facts.missing(holder, spot)[0] if holder and line.status in PLANNED else None
    if holder is not None and missing is None:
        return Place(duty, holder_id, holder, None, None)
    found = facts.suggestion(duty, spot, taken=taken) if line.status in PLANNED else None
    return Place(duty, holder_id, holder, missing, None if _is_same(found, holder_id) else found)


def _without_answers(place: Place) -> Place:
    if place.missing is Missing.DECLINED:  # who is suggested beside the holder would tell it
        return replace(place, missing=None, suggestion=None)
    if place.suggestion is None:
        return place
    away = tuple(one for one in place.suggestion.passed if one.missing is Missing.AWAY)
    return replace(place, suggestion=replace(place.suggestion, passed=away))


def _is_same(found: Suggestion | None, holder_id: int | None) -> bool:
    return found is not None and found.id == holder_id


def _with(facts: Facts, line: Line, places: Sequence[Place]) -> Facts:
    """Return the facts as if whoever is suggested had the duties of the session."""
    has = {one.duty: one.suggestion.id if one.suggestion else one.holder_id for one in places}
    return facts.filled(line._replace(lead=has.get(Duty.LEAD), write=has.get(Duty.WRITE)))


def _row(line: Line, key: str, places: Sequence[Place]) -> Row:
    return Row(
        title=line.title,
        at=line.starts_at,
        time_known=line.time_known,
        tzid=line.tzid,
        number=line.number,
        status=line.status if line.id else None,
        series_id=line.series_id,
        stamp=key,
        places=places,
    )
