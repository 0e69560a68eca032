"""Moments in the reader's zone and words, quick for long lists: each day is put in words once."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from flask_babel import get_timezone

from cop.kit.dates import clock_time, exact, near_day


class Said(NamedTuple):
    """A moment for machines (ISO, UTC), as people say it, and in full for a hover."""

    at: str
    near: str
    exact: str


class Moments:
    """Says moments as the functions of `cop.kit.dates` do, for one answer to one reader."""

    def __init__(self) -> None:
        self._zone = ZoneInfo(str(get_timezone()))
        self._days: dict[tuple[date, timedelta | None], tuple[str, ...]] = {}

    def said(self, moment: datetime) -> Said:
        """Return “yesterday, 07:52” with its exact form; takes an aware moment."""
        local = moment.astimezone(self._zone)
        key = (local.date(), local.utcoffset())
        if key not in self._days:
            self._days[key] = self._words(moment)
        near, colon, before, after = self._days[key]
        clock = f"{local.hour:02}{colon}{local.minute:02}"
        at = moment.isoformat(timespec="seconds")
        return Said(at, f"{near}, {clock}", f"{before}{clock}{after}")

    def _words(self, moment: datetime) -> tuple[str, ...]:
        """Return what all moments of the day share: its name, and what stands around the clock."""
        clock = clock_time(moment)
        before, _, after = exact(moment).partition(clock)
        return near_day(moment), clock[2:-2], before, after
