"""The story's days: counted from the next morning talk, whatever day and hour it is told."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cop.demo.timeline import ZONE, Days, Timeline, at
from cop.kit import clock

WIB = ZoneInfo(ZONE)


@pytest.mark.parametrize(
    ("moment", "following"),
    [
        ("20 6:0", date(2026, 11, 20)),  # a Friday before the doors open
        ("20 8:29", date(2026, 11, 20)),
        ("20 8:31", date(2026, 11, 23)),
        ("21 12:0", date(2026, 11, 23)),
        ("22 23:59", date(2026, 11, 23)),
    ],
)
def test_the_next_talk_is_on_the_next_working_morning(moment, following):
    local = datetime.strptime(f"2026-11-{moment} +0700", "%Y-%m-%d %H:%M %z")
    assert Days.around(local).next == following


def test_days_are_counted_without_weekends():
    days = Days.around(datetime(2026, 11, 21, 12, tzinfo=WIB))
    assert [days.day(number) for number in (-1, 0, 5)] == [
        date(2026, 11, 20),
        date(2026, 11, 23),
        date(2026, 11, 30),
    ]
    assert days.moment(-1, "+1 07.45") == datetime(2026, 11, 23, 7, 45, tzinfo=WIB)


def test_things_happen_in_the_order_of_their_moments_and_none_in_the_future(clock):
    now = datetime(2026, 11, 20, 9, tzinfo=UTC)
    clock.set(now)
    timeline, told = Timeline(until=now), []
    for hour in (8, 7, 10):
        timeline.then(now.replace(hour=hour), told.append, hour)
    timeline.run()
    assert told == [7, 8]


def test_the_clock_is_put_back_even_after_a_fault():
    before = clock.offset()
    with pytest.raises(ZeroDivisionError):
        _fail_in(2020)
    assert clock.offset() == before


def _fail_in(year):
    with at(datetime(year, 2, 20, tzinfo=UTC)):
        assert clock.now().year == year
        raise ZeroDivisionError
