"""Rules lead to moments: in local wall time, through every change of the clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop.series.actions import SeriesText
from cop.series.occurrences import held
from cop.series.recurrence import (
    MOST,
    Rule,
    first_match,
    is_start,
    last_moment,
    read_rule,
    rest,
    starts,
)
from cop.series.words import Repeats, Shift

wall = datetime.fromisoformat
ZONES = (
    "Asia/Jakarta",
    "Asia/Jayapura",
    "Europe/Berlin",
    "America/New_York",
    "America/Sao_Paulo",  # once moved its clocks at midnight
    "Australia/Lord_Howe",  # moves them by half an hour
    "Pacific/Apia",  # left a whole day out in 2011
    "Asia/Kathmandu",
)
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
rules = st.one_of(
    st.just(Rule(Repeats.WORKING_DAYS)),
    st.builds(
        Rule,
        st.just(Repeats.WEEKLY),
        days=st.sets(st.integers(0, 6), min_size=1).map(lambda days: tuple(sorted(days))),
        every=st.integers(1, 6),
    ),
    st.builds(Rule, st.just(Repeats.MONTHLY_DAY), day=st.sampled_from([1, 15, 29, 30, 31, -1])),
    st.builds(
        Rule,
        st.just(Repeats.MONTHLY_WEEKDAY),
        days=st.integers(0, 6).map(lambda day: (day,)),
        nth=st.sampled_from([1, 2, 3, 4, -1]),
    ),
)
firsts = st.datetimes(wall("2008-01-01 00:00"), wall("2030-12-31 00:00")).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
zones = st.sampled_from(ZONES)


def days(rule: Rule, first: datetime, most: int) -> list[date]:
    """Return the local days of the first starts, in a zone without changes of the clocks."""
    return [one.local.date() for one in starts(rule, first, "Asia/Jakarta", after=LONG_AGO)][:most]


@given(rules, firsts, zones, st.integers(0, 2000))
@settings(max_examples=50, deadline=None)
def test_what_comes_later_does_not_depend_on_where_one_begins_to_look(rule, first, zone, distance):
    every = starts(rule, first, zone, after=LONG_AGO)
    after = first.replace(tzinfo=ZoneInfo(zone)) + timedelta(days=distance)
    expected = [one for one in every if one.at >= after]
    found = starts(rule, first, zone, after=after)
    assert found[: len(expected)] == expected


@given(rules, firsts, zones)
@settings(max_examples=50, deadline=None)
def test_starts_are_in_order_each_once_and_keep_their_wall_time(rule, first, zone):
    found = starts(rule, first, zone, after=LONG_AGO)
    assert len(found) == MOST
    assert all(one.at < two.at for one, two in pairwise(found))
    for one in found:
        wall = one.at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert one.local.time() == first.time()
        assert (wall == one.local) is (one.shift is not Shift.MISSING)


@given(rules, firsts, zones, st.integers(0, 40))
@settings(max_examples=40, deadline=None)
def test_a_start_is_known_again_by_its_moment(rule, first, zone, place):
    one = starts(rule, first, zone, after=LONG_AGO)[place]
    assert is_start(rule, first, zone, one.at)
    assert not is_start(rule, first, zone, one.at + timedelta(minutes=1))


@given(rules, st.one_of(st.none(), st.datetimes(timezones=st.just(UTC))), st.integers(0, 99))
@settings(deadline=None)
def test_a_rule_is_read_as_it_was_written(rule, until, count):
    until = until.replace(microsecond=0) if until and until.year >= 1000 else None
    written = Rule(**{**vars(rule), "until": until, "count": count or None})
    assert read_rule(written.text).text == written.text


@given(rules, firsts, zones, st.integers(1, 30), st.integers(0, 35))
@settings(max_examples=40, deadline=None)
def test_what_is_left_of_a_count_goes_on_where_it_was(rule, first, zone, count, place):
    counted = Rule(**{**vars(rule), "count": count})
    first = first_match(rule, first)
    every = starts(counted, first, zone, after=LONG_AGO)
    if zone != "Pacific/Apia":  # there two dates may be one
        assert len(every) == count
    at = every[place].at if place < len(every) else every[-1].at + timedelta(seconds=1)
    left = rest(counted, first, zone, at)
    assert left.count == count - min(place, count) or zone == "Pacific/Apia"


def test_a_time_that_does_not_exist_comes_later_by_as_much_as_the_clocks_went():
    (sunday,) = starts(
        Rule(Repeats.WEEKLY, (6,)),
        wall("2026-03-01 02:30"),
        "Europe/Berlin",
        after=datetime(2026, 3, 29, tzinfo=UTC),
        most=1,
    )
    assert sunday.shift is Shift.MISSING
    assert sunday.at.astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 30)


def test_a_time_that_exists_twice_means_the_first():
    (sunday,) = starts(
        Rule(Repeats.WEEKLY, (6,)),
        wall("2026-10-04 02:30"),
        "Europe/Berlin",
        after=datetime(2026, 10, 24, 12, tzinfo=UTC),
        most=1,
    )
    assert sunday.shift is Shift.TWICE
    assert sunday.at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_no_more_starts_are_counted_than_are_asked(monkeypatch):
    counted = []
    monkeypatch.setattr(
        "cop.series.recurrence._shift", lambda wall, tzid: counted.append(wall) or None
    )
    series = SeriesText(
        Rule(Repeats.WORKING_DAYS), wall("2026-03-02 07:45"), "Asia/Jakarta", duration=30
    )
    assert len(held(series, [], after=LONG_AGO, most=1)) == 1
    assert len(counted) == 1


def test_a_day_that_a_zone_left_out_makes_no_session_twice():
    found = starts(
        Rule(Repeats.WEEKLY, (4, 5)),
        wall("2011-12-02 07:45"),
        "Pacific/Apia",
        after=datetime(2011, 12, 26, tzinfo=UTC),
        most=2,
    )
    assert [one.at for one in found] == [
        datetime(2011, 12, 30, 17, 45, tzinfo=UTC),  # Friday, which was not: Saturday
        datetime(2012, 1, 5, 17, 45, tzinfo=UTC),
    ]


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(Repeats.WORKING_DAYS), [(11, 27), (11, 30), (12, 1)]),
        (Rule(Repeats.WEEKLY, (1, 3)), [(12, 1), (12, 3), (12, 8)]),
        (Rule(Repeats.WEEKLY, (1,), 2), [(12, 8), (12, 22), (1, 5)]),
        (Rule(Repeats.MONTHLY_DAY, day=31), [(12, 31), (1, 31), (3, 31)]),
        (Rule(Repeats.MONTHLY_DAY, day=-1), [(11, 30), (12, 31), (1, 31)]),
        (Rule(Repeats.MONTHLY_WEEKDAY, (1,), nth=2), [(12, 8), (1, 12), (2, 9)]),
        (Rule(Repeats.MONTHLY_WEEKDAY, (4,), nth=-1), [(11, 27), (12, 25), (1, 29)]),
    ],
)
def test_every_kind_of_rule_meets_its_days(rule, expected):
    found = days(rule, wall("2026-11-27 09:00"), 3)  # a Friday, the last of its month
    assert [(day.month, day.day) for day in found] == expected


def test_weeks_count_from_the_first_day_that_is_met():
    first = first_match(Rule(Repeats.WEEKLY, (1,), 2), wall("2026-11-27 09:00"))
    assert first == wall("2026-12-01 09:00")


def test_the_last_day_counts_in_the_zone_of_the_series():
    until = last_moment(date(2026, 12, 1), "Asia/Jakarta")
    rule = Rule(Repeats.WORKING_DAYS, until=until)
    assert rule.text == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20261201T165959Z"
    assert days(rule, wall("2026-11-30 22:00"), 9) == [date(2026, 11, 30), date(2026, 12, 1)]


def test_a_series_that_is_over_has_no_start():
    rule = Rule(Repeats.WORKING_DAYS, until=last_moment(date(2020, 1, 1), "Asia/Jakarta"))
    assert days(rule, wall("2026-11-30 08:00"), 9) == []
    assert days(Rule(Repeats.WORKING_DAYS, count=2), wall("2026-11-27 08:00"), 9) == [
        date(2026, 11, 27),
        date(2026, 11, 30),
    ]
