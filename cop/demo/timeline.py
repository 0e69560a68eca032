"""The story's time: working days around now, and the one clock standing at each moment in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from zoneinfo import ZoneInfo

from cop.kit import clock
from cop.kit.dates import long_day

ZONE = "Asia/Jakarta"
LATEST_START = time(8, 30)  # after that the day's morning talk is over
SATURDAY = 5
A_DAY = timedelta(days=1)

Happening = tuple[datetime, int, Callable[[], object]]


@dataclass(frozen=True)
class Days:
    """Working days, counted from that of the next morning talk, which is 0; minus is before it."""

    next: date
    today: date

    @classmethod
    def around(cls, moment: datetime) -> Days:
        """Return the days as they are counted at the moment."""
        local = moment.astimezone(ZoneInfo(ZONE))
        over = local.time() > LATEST_START
        return cls(_working(local.date() + over * A_DAY, A_DAY), local.date())

    def day(self, number: int) -> date:
        """Return the date of the day with the number."""
        step = A_DAY if number > 0 else -A_DAY
        day = self.next
        for _ in range(abs(number)):
            day = _working(day + step, step)
        return day

    def moment(self, number: int, when: str) -> datetime:
        """Return the moment, aware: `when` is “07.45”, or “+1 07.45” for a working day later."""
        *days, clock_time = when.split()
        day = self.day(number + sum(int(more) for more in days))
        return datetime.combine(
            day, time.fromisoformat(clock_time.replace(".", ":")), ZoneInfo(ZONE)
        )

    def named(self, number: int) -> str:
        """Return the day as people say it."""
        return long_day(self.day(number))


@dataclass
class Timeline:
    """What happens, in the order of its moments; what would be later than `until` is left out."""

    until: datetime
    _ahead: list[Happening] = field(default_factory=list)
    _turn: count[int] = field(default_factory=count)

    def then(self, moment: datetime, act: Callable[..., object], *given: object) -> None:
        """Let it happen at the moment; of two at the same, what was told first comes first."""
        if moment <= self.until:
            happening: Happening = (moment, next(self._turn), partial(act, *given))
            heappush(self._ahead, happening)

    def run(self) -> None:
        """Let everything happen, with the clock at its moment."""
        while self._ahead:
            moment, _, act = heappop(self._ahead)
            with at(moment):
                act()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the one clock go on from the moment, and put it back at the end."""
    before = clock.offset()
    clock.set_offset(before + (moment - clock.now()).total_seconds())
    try:
        yield
    finally:
        clock.set_offset(before)


def _working(day: date, step: timedelta) -> date:
    while day.weekday() >= SATURDAY:
        day += step
    return day
