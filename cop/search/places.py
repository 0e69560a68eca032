"""The place of a text in time as one number, which is its id: the newest have the highest."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date
from zlib import crc32

_WITHIN_A_DAY = 20  # bits: a million texts of one day
OF_A_DAY = 1 << _WITHIN_A_DAY


def place_of(day: date | None, name: str) -> int:
    """Return a place on the day for the text with this name; without a day before all others."""
    ordinal = day.toordinal() if day else 0
    return (ordinal << _WITHIN_A_DAY) + crc32(name.encode()) % OF_A_DAY


def next_to(place: int) -> int:
    """Return another place of the same day."""
    return place - place % OF_A_DAY + (place + 1) % OF_A_DAY


def day_number(place: int) -> int:
    """Return the day's number in the calendar (as `date.toordinal`), 0 where there is none."""
    return place >> _WITHIN_A_DAY


def year_of(place: int) -> int | None:
    """Return the year, None where there is none."""
    return year_of_day(day_number(place))


def year_of_day(number: int) -> int | None:
    """Return the year of a day by its number in the calendar, None for 0."""
    return date.fromordinal(number).year if number else None


def begin_of(day: date) -> int:
    """Return the first place of the day."""
    return day.toordinal() << _WITHIN_A_DAY


def first_of(year: int) -> int:
    """Return where the year begins; one that no calendar has is before or after all others."""
    if not MINYEAR <= year <= MAXYEAR:
        return OF_A_DAY if year < MINYEAR else place_of(date.max, "") * 2
    return begin_of(date(year, 1, 1))
