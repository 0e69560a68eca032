"""When a series meets: a rule, written as an RRULE, and the moments that follow from it.

Everything is counted in the local wall time of the series' zone and given in UTC. A local time
that does not exist, because the clocks go forward, is read with the distance from UTC that held
before: it comes later by as much as the clocks went. One that exists twice means the first
(RFC 5545, section 3.3.5). Two dates that meet in one moment, where a zone left a day out, are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from dateutil import rrule

from cop.series.words import Repeats, Shift

MOST = 200  # starts that are given at once unless told
MOST_WEEKS = 52
MOST_COUNT = 999
WORKING_DAYS = (0, 1, 2, 3, 4)
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
STAMP = "%Y%m%dT%H%M%SZ"
A_DAY = timedelta(days=1)
WIDEST_SHIFT = timedelta(days=2)  # no zone ever moved its clocks by more


@dataclass(frozen=True)
class Rule:
    """How a series comes back: `every` so many weeks on `days` (0 is Monday); or each month on
    the `day` (-1 is the last), or on the `nth` (-1 is the last) of the first of `days`.

    `until` is the last moment, aware; `count` is how many, those on closed days included.
    """

    repeats: Repeats
    days: tuple[int, ...] = ()
    every: int = 1
    day: int = 1
    nth: int = 1
    until: datetime | None = None
    count: int | None = None

    @property
    def text(self) -> str:
        """Return the rule as the value of an RRULE property, UNTIL in UTC."""
        parts = self._parts()
        if self.until:
            parts["UNTIL"] = self.until.astimezone(UTC).strftime(STAMP)
        if self.count:
            parts["COUNT"] = str(self.count)
        return ";".join(f"{name}={value}" for name, value in parts.items())

    @property
    def is_often(self) -> bool:
        """Say whether it comes back several times a week."""
        weekly = self.repeats is Repeats.WEEKLY and self.every == 1 and len(self.days) > 1
        return weekly or self.repeats is Repeats.WORKING_DAYS

    def _parts(self) -> dict[str, str]:
        if self.repeats is Repeats.MONTHLY_DAY:
            return {"FREQ": "MONTHLY", "BYMONTHDAY": str(self.day)}
        if self.repeats is Repeats.MONTHLY_WEEKDAY:
            return {"FREQ": "MONTHLY", "BYDAY": f"{self.nth}{DAYS[self.days[0]]}"}
        days = WORKING_DAYS if self.repeats is Repeats.WORKING_DAYS else self.days
        parts = {"FREQ": "WEEKLY", "BYDAY": ",".join(DAYS[day] for day in sorted(days))}
        return parts | ({"INTERVAL": str(self.every)} if self.every > 1 else {})


@dataclass(frozen=True)
class Start:
    """One start of a series: the moment in UTC, the wall time that was meant, what a change of
    the clocks did to it."""

    at: datetime
    local: datetime
    shift: Shift | None


def read_rule(text: str) -> Rule:
    """Return the rule that `Rule.text` wrote; raises KeyError or ValueError for another text."""
    parts = dict(part.split("=", 1) for part in text.split(";"))
    until, count = parts.get("UNTIL"), parts.get("COUNT")
    return replace(
        _pattern(parts),
        until=datetime.strptime(until, STAMP).replace(tzinfo=UTC) if until else None,
        count=int(count) if count else None,
    )


def starts(
    rule: Rule, first: datetime, tzid: str, *, after: datetime, most: int = MOST
) -> list[Start]:
    """Return so many of `starts_from`, 200 unless told."""
    return list(islice(starts_from(rule, first, tzid, after=after), most))


def starts_from(rule: Rule, first: datetime, tzid: str, *, after: datetime) -> Iterator[Start]:
    """Give the starts from the moment `after` on, the earliest one first, each when it is asked.

    `first` is the first start in wall time, naive; nothing comes before it.
    """
    return (start for start in _all(rule, first, tzid, after) if start.at >= after)


def is_start(rule: Rule, first: datetime, tzid: str, moment: datetime) -> bool:
    """Say whether the series starts at this very moment."""
    return [start.at for start in starts(rule, first, tzid, after=moment, most=1)] == [moment]


def first_start(rule: Rule, first: datetime, tzid: str) -> Start | None:
    """Return the very first start, or None where the rule is over before it meets a day."""
    early = first.replace(tzinfo=UTC) - WIDEST_SHIFT
    return next(iter(starts(rule, first, tzid, after=early, most=1)), None)


def first_match(rule: Rule, first: datetime) -> datetime:
    """Return the first wall time from `first` on that the rule meets; weeks count from there."""
    return next(_walls(replace(rule, count=None, every=1), first, first.date()), first)


def settled(rule: Rule, first: datetime, earliest: datetime) -> tuple[Rule, datetime]:
    """Return the rule as it is kept, with its first wall time, which is not before `earliest`.

    Weeks and COUNT go from the first match from `first` on: what comes before `earliest` is only
    left out. A COUNT that is used up by then is 0, and the rule meets no day.
    """
    walls = _walls(rule, first_match(rule, first), earliest.date())
    for passed, wall in enumerate(walls):
        if wall >= earliest:
            return replace(rule, count=rule.count and rule.count - passed), wall
    return replace(rule, count=0), earliest


def rest(rule: Rule, first: datetime, tzid: str, moment: datetime) -> Rule:
    """Return the rule for what is left from the moment on: one that counts, counts less."""
    if rule.count is None:
        return rule
    passed = sum(1 for wall in _walls(rule, first, first.date()) if _moment(wall, tzid) < moment)
    return replace(rule, count=max(rule.count - passed, 0))


def last_moment(day: date, tzid: str) -> datetime:
    """Return the last second of the day in the zone, in UTC."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(tzid)).astimezone(UTC)


def _pattern(parts: dict[str, str]) -> Rule:
    if "BYMONTHDAY" in parts:
        return Rule(Repeats.MONTHLY_DAY, day=int(parts["BYMONTHDAY"]))
    days = parts["BYDAY"].split(",")
    if parts["FREQ"] == "MONTHLY":
        nth, day = days[0][:-2], DAYS.index(days[0][-2:])
        return Rule(Repeats.MONTHLY_WEEKDAY, (day,), nth=int(nth))
    every, chosen = int(parts.get("INTERVAL", "1")), tuple(DAYS.index(day) for day in days)
    if chosen == WORKING_DAYS and every == 1:
        return Rule(Repeats.WORKING_DAYS, chosen)
    return Rule(Repeats.WEEKLY, chosen, every)


def _all(rule: Rule, first: datetime, tzid: str, after: datetime) -> Iterator[Start]:
    """Give the starts in order, beginning somewhat before `after`."""
    near = after.astimezone(ZoneInfo(tzid)).date() - WIDEST_SHIFT
    latest = datetime.min.replace(tzinfo=UTC)
    for wall in _walls(rule, first, near):
        at = _moment(wall, tzid)
        if rule.until and at > rule.until:
            return
        if at > latest:
            latest = at
            yield Start(at, wall, _shift(wall, tzid))


def _walls(rule: Rule, first: datetime, near: date) -> Iterator[datetime]:
    """Give the wall times of the rule from `first` on; those long before `near` may be left out."""
    if rule.count is not None and rule.count < 1:
        return iter(())
    begin = first if rule.count is not None else _forward(rule, first, near)
    weekdays = [rrule.weekday(day) for day in rule.days]
    if rule.repeats is Repeats.MONTHLY_DAY:
        made = rrule.rrule(rrule.MONTHLY, begin, bymonthday=rule.day, count=rule.count)
    elif rule.repeats is Repeats.MONTHLY_WEEKDAY:
        made = rrule.rrule(rrule.MONTHLY, begin, byweekday=weekdays[0](rule.nth), count=rule.count)
    else:
        days = WORKING_DAYS if rule.repeats is Repeats.WORKING_DAYS else rule.days
        made = rrule.rrule(rrule.WEEKLY, begin, rule.every, byweekday=days, count=rule.count)
    return iter(made)


def _forward(rule: Rule, first: datetime, near: date) -> datetime:
    """Return a later beginning that leads to the same wall times from `near` on."""
    if near <= first.date():
        return first
    if rule.repeats in (Repeats.MONTHLY_DAY, Repeats.MONTHLY_WEEKDAY):
        return max(first, datetime.combine(near.replace(day=1), first.time()))
    monday = first - first.weekday() * A_DAY
    weeks = (near - monday.date()).days // 7 // rule.every * rule.every
    return monday + weeks * 7 * A_DAY if weeks else first


def _moment(wall: datetime, tzid: str) -> datetime:
    return wall.replace(tzinfo=ZoneInfo(tzid), fold=0).astimezone(UTC)


def _shift(wall: datetime, tzid: str) -> Shift | None:
    zone = ZoneInfo(tzid)
    once, again = wall.replace(tzinfo=zone, fold=0), wall.replace(tzinfo=zone, fold=1)
    if once.utcoffset() == again.utcoffset():
        return None
    exists = once.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall
    return Shift.TWICE if exists else Shift.MISSING
