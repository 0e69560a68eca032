"""Days, months and years as people type them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

_SIGN = "[-/.]"
_YEAR_FIRST = re.compile(rf"(\d{{4}})(?:{_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{1,2}}))?)?", re.ASCII)
_DAY_FIRST = re.compile(rf"(\d{{1,2}}){_SIGN}(\d{{1,2}}){_SIGN}(\d{{4}})", re.ASCII)


class Days(NamedTuple):
    """A day, or all days of a month or year; `following` is the first that is none of them."""

    first: date
    following: date

    @property
    def last(self) -> date:
        """Return the last of them."""
        return self.following - timedelta(days=1)


def days_named(typed: str) -> Days | None:
    """Return the days meant by “2026”, “2026-01”, “2026-01-31” or “31.1.2026”, or None."""
    if match := _DAY_FIRST.fullmatch(typed):
        day, month, year = match.groups()
    elif match := _YEAR_FIRST.fullmatch(typed):
        year, month, day = match.groups()
    else:
        return None
    try:
        return _days(int(year), month, day)
    except (ValueError, OverflowError):
        return None


def _days(year: int, month: str | None, day: str | None) -> Days:
    first = date(year, int(month or 1), int(day or 1))
    if day:
        return Days(first, first + timedelta(days=1))
    if month and first.month < 12:
        return Days(first, first.replace(month=first.month + 1))
    return Days(first, date(first.year + 1, 1, 1))
