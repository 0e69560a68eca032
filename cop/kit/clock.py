"""The one clock of the site."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_offset = timedelta(0)


def now() -> datetime:
    """Return the present moment, aware, in UTC."""
    return datetime.now(UTC) + _offset


def today(tzid: str) -> date:
    """Return the date that people in the time zone have now."""
    return now().astimezone(ZoneInfo(tzid)).date()


def offset() -> float:
    """Return by how many seconds the clock is ahead of the machine's."""
    return _offset.total_seconds()


def set_offset(seconds: float) -> None:
    """Move the clock by so many seconds from the machine's; for demonstrations and tests."""
    global _offset
    _offset = timedelta(seconds=seconds)
