"""Every feed is read by an independent, strict parser, and shows what the month page shows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cop.calendar import actions as calendars
from cop.chain import actions as chain
from cop.kit.clock import now
from cop.sessions import actions as sessions
from cop.sessions.words import Status
from tests.bed.strict import strictly
from tests.bed.writing import own_unit

WIB = ZoneInfo("Asia/Jakarta")
HOSTILE = (
    'Rapat; "x", y: \\n BEGIN:VEVENT\tEND',
    "Ñusta дом 図書館 " * 10,
    "📚👩‍💻🇮🇩" * 16,
    "END:VCALENDAR",
    "a\\,b\\;c\\\\",
)
FEEDS = (
    "/groups/obrolan-pagi/calendar.ics",
    "/groups/obrolan-pagi/series/{series}.ics",
    "/libraries/cempaka/calendar.ics",
    "/groups/obrolan-pagi/sessions/1.ics",
    "{secret}",
)


@pytest.fixture
def world(make, clock):
    """Give a circle whose November has one of everything that a calendar can hold."""
    clock.set(datetime(2026, 11, 1, 3, tzinfo=UTC))
    group = make.group(library=make.library("Cempaka"))
    for number, title in enumerate(HOSTILE, 2):
        zone = ("Asia/Tokyo", "America/New_York", "Australia/Lord_Howe")[number % 3]
        at = datetime(2026, 11, number, 22, 30, tzinfo=UTC)
        make.session(group, starts_at=at, title=title, tzid=zone, place=title, points=(title,))
    a_day = datetime(2026, 11, 14, 17, 0, tzinfo=UTC)
    make.session(group, starts_at=a_day, time_known=False, duration=None, title="Sehari")
    make.session(group, starts_at=a_day + timedelta(days=1), state=Status.CANCELLED, title="Batal")
    make.session(group, starts_at=a_day - timedelta(days=30), duration=None, title="Dulu")
    return group, make.series(group, first=datetime.fromisoformat("2026-11-16 07:45"))


def moved(make, series):
    """Let the first session of the series be held at another time, and the second called off."""
    with own_unit():
        first = chain.prepare_next(series, after=now(), by=make.rina)
        later = first.starts_at + timedelta(minutes=75)
        plan = sessions.Plan(later, first.tzid, first.duration, place="Aula, lt. 2; ruang “B”")
        sessions.replan(first, plan, version=first.version)
        second = chain.session_at(series, first.recurrence_id + timedelta(days=1), by=make.rina)
        chain.cancel(second, by=make.rina, reason="Libur\nbersama; ya")


def shown_by(calendar):
    """Return what the feed has in November: the day in Jakarta, the time, whether it is off."""
    found = []
    for event in calendar.events:
        start = event.dtstart
        timed = isinstance(start, datetime)
        local = start.astimezone(WIB) if timed else start
        day = local.date() if timed else local
        hour = f"{local:%H:%M}" if timed else ""
        if (day.year, day.month) == (2026, 11):
            found.append((day, hour, event.status.value == "CANCELLED"))
    return sorted(found)


def shown_on(answer):
    """Return the same of the page."""
    found = []
    for section in answer.page.query(".days__one"):
        day = date.fromisoformat(section.attrs["id"].removeprefix("day-"))
        for entry in section.query(".entry"):
            stamps = entry.query(".entry__time time")
            hour = stamps[0].to_text().strip()[:5] if stamps else ""
            found.append((day, hour, "entry--cancelled" in entry.attrs["class"]))
    return sorted(found)


def test_every_feed_is_sound_and_shows_what_the_month_shows(world, make, client_for):
    _group, series = world
    moved(make, series)
    with own_unit():
        token = calendars.renew(make.sari)
    sari = client_for(make.sari)
    month = shown_on(sari.get("/calendar?month=2026-11&view=list&circle=obrolan-pagi"))
    assert len(month) == len(HOSTILE) + 2 + 11  # and eleven working days from the 16th on
    assert sum(off for _day, _hour, off in month) == 2
    assert ("09:00", False) in [(hour, off) for day, hour, off in month if day.day == 16]
    feeds = {
        place: strictly(
            sari.get(place.format(series=series.id, secret=f"/calendar/{token}.ics")).get_data()
        )
        for place in FEEDS
    }
    for place in (FEEDS[0], FEEDS[2], FEEDS[4]):
        assert shown_by(feeds[place]) == month
    of_series = shown_by(feeds[FEEDS[1]])
    assert of_series == [one for one in month if one[0].day >= 16 and one[1] != "00:00"]
    assert len(feeds[FEEDS[3]].events) == 1


def test_hostile_words_come_back_as_they_were_written(world, make, client_for):
    calendar = strictly(client_for(make.sari).get(FEEDS[0]).get_data())
    said = {event.summary for event in calendar.events}
    for title in HOSTILE:
        assert f"Obrolan Pagi: {' '.join(title.split())}" in {" ".join(one.split()) for one in said}
    assert len({event.uid for event in calendar.events}) == len(calendar.events)
    places = {" ".join((event.location or "").split()) for event in calendar.events}
    assert {" ".join(title.split()) for title in HOSTILE} <= places


def test_times_are_those_of_the_sessions_own_zone(world, make, client_for):
    calendar = strictly(client_for(make.sari).get(FEEDS[0]).get_data())
    zones = {str(e.dtstart.tzinfo) for e in calendar.events if isinstance(e.dtstart, datetime)}
    assert zones == {"Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Asia/Jakarta"}
    (whole_day,) = [e for e in calendar.events if not isinstance(e.dtstart, datetime)]
    assert (whole_day.dtstart, whole_day.summary) == (date(2026, 11, 15), "Obrolan Pagi: Sehari")
