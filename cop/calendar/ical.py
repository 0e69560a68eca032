"""Sessions as iCalendar (RFC 5545, RFC 7986), which every calendar program reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cop.calendar.events import Event
from cop.kit.meeting import Mode, where

if TYPE_CHECKING:
    import icalendar

MAKER = "-//Lingkar//Lingkar//ID"
LOOK_AGAIN = timedelta(hours=1)  # so often a program that subscribes should ask
NO_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")  # control characters, which RFC 5545 forbids


def feed(name: str, events: Sequence[Event], *, base: str) -> bytes:
    """Return a calendar that is read again and again: CRLF, lines of at most 75 octets.

    `base` is the address of the site, without a slash at its end.
    """
    made = new_calendar()
    made.add("name", _text(name))
    made.add("x-wr-calname", _text(name))
    made.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", _duration(LOOK_AGAIN))
    for event in events:
        made.add_component(vevent(event, base=base, stamp=event.changed_at))
    return written(made, [event.starts_at for event in events])


def new_calendar() -> icalendar.Calendar:
    """Return an empty calendar."""
    from icalendar import Calendar  # slow to load, and the start of the site need not wait

    made = Calendar()
    for name, value in (("version", "2.0"), ("prodid", MAKER), ("calscale", "GREGORIAN")):
        made.add(name, value)
    return made


def vevent(event: Event, *, base: str, stamp: datetime) -> icalendar.Event:
    """Return the session as an event; `stamp` says as of when it is told."""
    from icalendar import Event as Component

    made, address = Component(), f"{base}{event.path}" if event.path else ""
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", _in_seconds(stamp))
    made.add("last-modified", _in_seconds(event.changed_at))
    for name, moment in _times(event):
        made.add(name, moment)
    made.add("summary", as_text(event.title))
    made.add("description", as_text(_description(event, address)))
    if held := event.place or event.link or where(event.mode, ""):
        made.add("location", as_text(held))
    if event.link:
        made.add("conference", _conference(event.link), encode=False)
    if event.mode is Mode.IN_WRITING:
        made.add("transp", "TRANSPARENT")  # it takes some days, and nobody's time
    if address:
        made.add("url", address)
    made.add("categories", [as_text(event.circle)])
    made.add("status", event.status)
    return made


def written(made: icalendar.Calendar, moments: Iterable[datetime]) -> bytes:
    """Return the calendar as it is sent, with the time zones that it names at these moments."""
    years = [moment.year for moment in moments]
    if years:
        made.add_missing_timezones(date(min(years) - 1, 1, 1), date(max(years) + 2, 1, 1))
    return bytes(made.to_ical())


def as_text(words: str) -> str:
    """Return the words without what no calendar may hold; line breaks are kept."""
    return NO_TEXT.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))


def _times(event: Event) -> Iterable[tuple[str, date | datetime]]:
    """Give start and end in the session's zone; only the day where the time is not known."""
    starts = event.starts_at.astimezone(ZoneInfo(event.tzid))
    if not event.time_known:
        yield "dtstart", starts.date()
        return
    yield "dtstart", starts
    if event.duration:
        ends = event.starts_at + timedelta(minutes=event.duration)
        yield "dtend", ends.astimezone(ZoneInfo(event.tzid))


def _description(event: Event, address: str) -> str:
    agenda = "\n".join(f"{place}. {title}" for place, title in enumerate(event.agenda, 1))
    return "\n\n".join(part for part in (agenda, event.link, address) if part)


def _conference(link: str) -> icalendar.vUri:
    from icalendar import vUri

    return vUri(link, params={"VALUE": "URI", "FEATURE": ["AUDIO", "VIDEO"]})


def _in_seconds(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(microsecond=0)


def _text(words: str) -> icalendar.vText:
    """Return the words as they are escaped, also in properties that the library does not know."""
    from icalendar import vText

    return vText(as_text(words))


def _duration(length: timedelta) -> icalendar.vDuration:
    from icalendar import vDuration

    return vDuration(length)
