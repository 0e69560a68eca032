"""Months and their weeks."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop.calendar.months import Month, month_of, read_month

UNHURRIED = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@UNHURRIED
@given(DAYS)
def test_a_month_holds_its_days_once_and_no_others(day: date) -> None:
    month = month_of(day)
    held = [one for week in month.weeks for one in week if one]
    assert held == [month.first + timedelta(days=n) for n in range(len(held))]
    assert held[-1] + timedelta(days=1) == month.after.first
    assert day in held


@UNHURRIED
@given(DAYS)
def test_a_week_begins_on_monday(day: date) -> None:
    for week in month_of(day).weeks:
        assert len(week) == 7
        assert all(one is None or one.weekday() == place for place, one in enumerate(week))


@UNHURRIED
@given(DAYS)
def test_an_address_means_the_month_that_wrote_it(day: date) -> None:
    month = month_of(day)
    assert read_month(str(month)) == month
    assert (month.after.before, month.before.after) == (month, month)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "2026",
        "2026-13",
        "2026-00",
        "2026-1",
        "0000-01",
        "0001-01",
        "9999-12",
        "9998-12",
        "٢٠٢٦-٠١",
        "x",
    ],
)
def test_what_is_no_month_is_none(written: str) -> None:
    assert read_month(written) is None


def test_a_month_spans_midnight_to_midnight_in_its_zone() -> None:
    starts, ends = Month(2026, 11).span("Asia/Jakarta")
    assert starts.astimezone(UTC).isoformat() == "2026-10-31T17:00:00+00:00"
    assert ends.astimezone(UTC).isoformat() == "2026-11-30T17:00:00+00:00"
