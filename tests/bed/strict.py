"""Reads calendars by a parser that shares nothing with the one that writes them, and is strict."""

from __future__ import annotations

from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream

from tests.bed.rfc5545 import checked


def strictly(data: bytes) -> Calendar:
    """Return the calendar; raises where a line, a value or the whole breaks RFC 5545."""
    checked(data)
    calendar = IcsCalendarStream.calendar_from_ics(data.decode("utf-8"))
    known = {"x-wr-calname", "x-published-ttl", "calscale"}
    assert {extra.name.lower() for extra in calendar.extras} <= known
    for event in calendar.events:
        assert not event.extras, f"properties that nobody knows: {event.extras}"
    return calendar
