"""Months as a wall calendar has them: weeks that begin on Monday."""

from __future__ import annotations

import re
from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

WRITTEN = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])", re.ASCII)
MONDAY = 0
YEARS = range(1900, 2200)  # in which libraries meet


@dataclass(frozen=True, order=True)
class Month:
    """One month of a year; `str()` writes it as an address has it: 2026-11."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first(self) -> date:
        """Return its first day."""
        return date(self.year, self.number, 1)

    @property
    def weeks(self) -> list[list[date | None]]:
        """Return its weeks, each of seven days; None where a day belongs to another month."""
        weeks = Calendar(MONDAY).monthdayscalendar(self.year, self.number)
        return [[self.first.replace(day=day) if day else None for day in week] for week in weeks]

    @property
    def before(self) -> Month:
        """Return the month before it."""
        return month_of(self.first - timedelta(days=1))

    @property
    def after(self) -> Month:
        """Return the month after it."""
        return month_of(self.first + timedelta(days=31))

    def span(self, tzid: str) -> tuple[datetime, datetime]:
        """Return when it begins in the zone, and when the next one does."""
        zone = ZoneInfo(tzid)
        begins, ends = self.first, self.after.first
        return datetime.combine(begins, time.min, zone), datetime.combine(ends, time.min, zone)


def month_of(day: date) -> Month:
    """Return the month in which the day lies."""
    return Month(day.year, day.month)


def read_month(written: str) -> Month | None:
    """Return the month of an address, or None for what is none, or in a far year."""
    match = WRITTEN.fullmatch(written)
    month = Month(int(match[1]), int(match[2])) if match else None
    return month if month and month.year in YEARS else None
