"""What is written as iCalendar, for any title and any time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop.calendar.events import Event
from cop.calendar.ical import as_text, feed
from tests.bed.rfc5545 import checked

BASE = "https://lingkar.example"
MOMENT = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)
UNHURRIED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORDS = st.text(max_size=200)
HOSTILE = (
    "Rak, kosong; dan\\lain: “kutipan” \"'",
    "baris\nEND:VEVENT\r\nBEGIN:VALARM",
    "📚" * 60,
    "peminjaman antarperpustakaan — ñáñ " * 8,
    "bunyi\x07 dan\x00 nol",
    "\\n bukan baris baru \\, \\;",
    " ",
)


def event(title: str = "Obrolan Pagi 7", **changes: object) -> Event:
    told = Event(
        uid="a-1", sequence=0, changed_at=MOMENT, path="/groups/obrolan-pagi/sessions/7",
        title=title, circle="Obrolan Pagi", starts_at=MOMENT, time_known=True,
        tzid="Asia/Jakarta", duration=30, place="", status="CONFIRMED",
    )  # fmt: skip
    return told._replace(**changes)


def read(*events: Event, name: str = "Lingkar"):
    """Return the events as the raw lines say them, and as the library does."""
    data = feed(name, events, base=BASE)
    parsed = icalendar.Calendar.from_ical(data)
    assert not parsed.errors
    for component in parsed.walk():
        assert not component.errors
    raw = checked(data)
    return raw, parsed


@pytest.mark.parametrize("title", HOSTILE)
def test_a_hostile_title_stays_a_title(title: str) -> None:
    raw, parsed = read(event(title, agenda=(title,), place=title), name=title)
    (one,), (same,) = raw.all("VEVENT"), parsed.events
    said = as_text(title)
    assert one.one("SUMMARY").text == said == str(same["SUMMARY"])
    assert one.one("DESCRIPTION").text.startswith(f"1. {as_text(title)}")
    assert not one.inside


@UNHURRIED
@given(WORDS, WORDS, st.lists(WORDS, max_size=4))
def test_any_words_come_back_as_they_were(title: str, place: str, agenda: list[str]) -> None:
    raw, parsed = read(event(title, place=place, agenda=tuple(agenda)), name=title)
    (one,), (same,) = raw.all("VEVENT"), parsed.events
    assert one.one("SUMMARY").text == str(same["SUMMARY"])
    assert one.one("SUMMARY").text == as_text(title)
    if place:
        assert one.one("LOCATION").text == as_text(place)


@UNHURRIED
@given(
    st.integers(0, 2_800_000_000).map(lambda n: datetime.fromtimestamp(n, UTC)),
    st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "UTC", "Europe/Berlin", "America/St_Johns"]),
    st.integers(5, 1440),
)
def test_any_time_is_the_same_moment_for_a_reader(starts: datetime, tzid: str, minutes: int):
    starts = starts.replace(microsecond=0)
    _, parsed = read(event(starts_at=starts, tzid=tzid, duration=minutes))
    (same,) = parsed.events
    assert same.start.astimezone(UTC) == starts
    assert same.end.astimezone(UTC) == starts + timedelta(minutes=minutes)


def test_the_times_name_their_zone_and_the_zone_is_told() -> None:
    raw, _ = read(event(), event(tzid="Asia/Makassar"), event(tzid="UTC"))
    first, second, third = raw.all("VEVENT")
    assert first.one("DTSTART").parameters == {"TZID": "Asia/Jakarta"}
    assert first.value("DTSTART") == "20261124T074500"
    assert first.value("DTEND") == "20261124T081500"
    assert second.value("DTSTART") == "20261124T084500"
    assert third.value("DTSTART") == "20261124T004500Z"
    zones = {zone.value("TZID") for zone in raw.all("VTIMEZONE")}
    assert zones == {"Asia/Jakarta", "Asia/Makassar"}


def test_a_date_without_a_time_is_a_day() -> None:
    midnight = datetime(2026, 11, 23, 17, tzinfo=UTC)  # 24 November in Jakarta
    raw, parsed = read(event(starts_at=midnight, time_known=False, duration=None))
    (one,) = raw.all("VEVENT")
    assert one.one("DTSTART").parameters == {"VALUE": "DATE"}
    assert one.value("DTSTART") == "20261124"
    assert "DTEND" not in one.properties
    assert parsed.events[0].start.isoformat() == "2026-11-24"


def test_a_feed_says_its_name_and_when_to_look_again() -> None:
    raw, _ = read(event(), name="Obrolan, Pagi")
    assert raw.one("NAME").text == raw.one("X-WR-CALNAME").text == "Obrolan, Pagi"
    assert raw.one("REFRESH-INTERVAL").parameters == {"VALUE": "DURATION"}
    assert raw.value("REFRESH-INTERVAL") == raw.value("X-PUBLISHED-TTL") == "PT1H"
    assert "METHOD" not in raw.properties


def test_what_there_is_to_talk_about_and_the_address_are_told() -> None:
    link = "https://rapat.example/a,b;c"
    raw, _ = read(event(agenda=("Rak kosong", "Buku hilang"), link=link))
    (one,) = raw.all("VEVENT")
    address = f"{BASE}/groups/obrolan-pagi/sessions/7"
    assert one.value("URL") == address
    assert one.one("DESCRIPTION").text == f"1. Rak kosong\n2. Buku hilang\n\n{link}\n\n{address}"
    assert one.one("LOCATION").text == link


def test_a_feed_without_sessions_is_a_calendar() -> None:
    assert not checked(feed("Kosong", [], base=BASE)).all("VEVENT")
