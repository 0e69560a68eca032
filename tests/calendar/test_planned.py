"""What series have planned stands on the calendar before it is made."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from cop.calendar import actions as calendars
from cop.chain.actions.occurring import session_at
from cop.chain.actions.rhythm import change_all
from cop.groups.actions import set_status
from cop.groups.words import GroupStatus, Visibility
from cop.series.actions import SeriesText
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from tests.bed.rfc5545 import checked
from tests.bed.writing import own_unit

LIST = "/calendar?month=2026-11&view=list"
MONDAY = datetime(2026, 11, 23, 7, 45)  # noqa: DTZ001 - wall time
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _in_november(clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))


def days(answer):
    return answer.all(".days__name")


def test_every_date_of_a_series_stands_on_its_day(make, client_for):
    series = make.series(first=MONDAY)
    page = client_for(make.sari).get(LIST)
    assert days(page) == [
        f"{day} November"
        for day in ("Monday 23", "Tuesday 24", "Wednesday 25", "Thursday 26", "Friday 27")
    ] + ["Monday 30 November"]
    assert set(page.all(".calendar__list .tag")) == {"planned"}
    first = page.page.query(".calendar__list .entry__title")[0].attrs["href"]
    assert first == f"/groups/obrolan-pagi/series/{series.id}/20261123T004500Z"
    assert client_for(make.sari).get(first).status_code == 200


def test_what_is_made_stands_there_once(make, client_for):
    series = make.series(first=MONDAY)
    made = make.session(series.group, starts_at=datetime(2026, 11, 24, 2, tzinfo=UTC))
    made.series_id = series.id
    made.recurrence_id = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)
    page = client_for(make.sari).get(LIST)
    assert len(page.all("#day-2026-11-24 .entry")) == 1
    assert page.all("#day-2026-11-24 .entry__time") == ["09:00–09:30 WIB"]


def test_closed_days_are_left_out(make, client_for):
    make.series(first=MONDAY)
    make.closure(date(2026, 11, 25), last_day=date(2026, 11, 27))
    page = client_for(make.sari).get(LIST)
    assert [day.split()[1] for day in days(page)] == ["23", "24", "30"]


def test_only_what_one_sees_and_wants(make, client_for):
    make.series(make.group("Tertutup", visibility=Visibility.MEMBERS), first=MONDAY)
    make.series(make.group("Terbuka"), first=MONDAY)
    assert not days(client_for(make.maya).get(LIST))
    assert len(client_for(make.maya).get(f"{LIST}&whose=all").all("#day-2026-11-23 .entry")) == 1
    member = client_for(make.sari)
    assert len(member.get(LIST).all("#day-2026-11-23 .entry")) == 2
    assert len(member.get(f"{LIST}&circle=terbuka").all("#day-2026-11-23 .entry")) == 1


def test_a_circle_that_rests_has_nothing_planned(make, client_for):
    series = make.series(first=MONDAY)
    set_status(series.group, GroupStatus.DORMANT, by=make.rina, reason="Libur")
    assert not days(client_for(make.sari).get(LIST))


def test_what_is_over_is_not_planned_any_more(make, client_for, clock):
    make.series(first=MONDAY)
    clock.set(datetime(2026, 11, 26, 3, tzinfo=UTC))
    assert [day.split()[1] for day in days(client_for(make.sari).get(LIST))] == ["27", "30"]


def told(answer):
    return checked(answer.get_data()).all("VEVENT")


def test_feeds_tell_what_is_planned_and_a_uid_stays_when_it_is_made(make, client_for):
    series = make.series(first=MONDAY)
    client = client_for(make.sari)
    before = told(client.get("/groups/obrolan-pagi/calendar.ics"))
    assert before[0].value("DTSTART") == "20261123T074500"
    assert before[0].value("URL").endswith(f"/series/{series.id}/20261123T004500Z")
    made = session_at(series, datetime(2026, 11, 23, 0, 45, tzinfo=UTC), by=make.rina)
    after = told(client.get("/groups/obrolan-pagi/calendar.ics"))
    assert [one.value("UID") for one in after] == [one.value("UID") for one in before]
    assert after[0].value("URL").endswith(f"/sessions/{made.number}")


def test_the_feed_of_a_person_tells_what_their_circles_plan(make, client_for, client):
    make.series(first=MONDAY)
    make.series(make.group("Lain", moderator=make.maya, members=[]), first=MONDAY)
    token = calendars.renew(make.sari)
    circles = {one.value("CATEGORIES") for one in told(client.get(f"/calendar/{token}.ics"))}
    assert circles == {"Obrolan Pagi"}


def test_a_session_that_moves_with_its_series_tells_so(make):
    series = make.series(first=MONDAY)
    made = session_at(series, datetime(2026, 11, 23, 0, 45, tzinfo=UTC), by=make.rina)
    uid = made.uid
    said = SeriesText(
        series.parsed,
        datetime(2026, 11, 23, 9),  # noqa: DTZ001 - wall time
        series.tzid,
        30,
    )
    change_all(series, said, version=series.version, by=make.rina)
    assert made.starts_at == datetime(2026, 11, 23, 2, tzinfo=UTC)
    assert (made.uid, made.sequence) == (uid, 1)


def test_what_is_made_of_a_changed_series_is_not_older_than_what_was_planned(make, client_for):
    series = make.series(first=MONDAY)
    early = session_at(series, datetime(2026, 11, 23, 0, 45, tzinfo=UTC), by=make.rina)
    said = SeriesText(series.parsed, MONDAY, series.tzid, 30)
    for _ in range(2):
        change_all(series, said, version=series.version, by=make.rina)
    assert early.sequence == 0  # nothing of it changed
    feed = "/groups/obrolan-pagi/calendar.ics"
    before = told(client_for(make.sari).get(feed))[1]
    made = session_at(series, datetime(2026, 11, 24, 0, 45, tzinfo=UTC), by=make.rina)
    assert before.value("UID") == made.uid
    assert before.value("SEQUENCE") == str(made.sequence) == "2"


def test_what_is_planned_tells_when_its_series_changed(make, client_for, clock):
    series = make.series(first=MONDAY)
    clock.set(datetime(2026, 11, 21, 3, tzinfo=UTC))
    said = SeriesText(series.parsed, MONDAY, series.tzid, 30, title="Obrolan")
    with own_unit():
        change_all(series, said, version=series.version, by=make.rina)
    event = told(client_for(make.sari).get("/groups/obrolan-pagi/calendar.ics"))[0]
    assert event.value("LAST-MODIFIED") == event.value("DTSTAMP")
    assert event.value("LAST-MODIFIED").startswith("20261121T0300")


def test_two_sessions_never_have_one_uid(make, client_for):
    series = make.series(rule=Rule(Repeats.WEEKLY, (1,)), first=TUESDAY)
    at = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)
    moved = session_at(series, at, by=make.rina)
    for day in (3, 1):
        rule = Rule(Repeats.WEEKLY, (day,))
        said = SeriesText(rule, TUESDAY, series.tzid, 30)
        change_all(series, said, version=series.version, by=make.rina)
    assert moved.recurrence_id == at + timedelta(weeks=1)
    client, feed = client_for(make.sari), "/groups/obrolan-pagi/calendar.ics"
    before = {one.value("DTSTART"): one.value("UID") for one in told(client.get(feed))}
    assert "20261124T074500" in before
    assert len(set(before.values())) == len(before)
    made = session_at(series, at, by=make.rina)
    assert made.uid == before["20261124T074500"] != moved.uid


def test_a_series_is_told_until_the_end_of_a_feed(make, client_for):
    make.series(rule=Rule(Repeats.WEEKLY, tuple(range(7))), first=MONDAY)
    last = told(client_for(make.sari).get("/groups/obrolan-pagi/calendar.ics"))[-1]
    assert last.value("DTSTART") > "20271120"


@pytest.mark.parametrize("month", ["9998-12", "2199-12"])
def test_a_far_month_is_shown_or_left_out(make, client_for, month):
    make.series(first=MONDAY, tzid="America/New_York")
    assert client_for(make.sari).get(f"/calendar?month={month}").status_code == 200


def test_the_feed_of_a_series_tells_its_own_sessions_only(make, client_for):
    group = make.group()
    series, _ = make.series(group, first=MONDAY), make.series(group, first=MONDAY)
    make.session(group)
    session_at(series, datetime(2026, 11, 23, 0, 45, tzinfo=UTC), by=make.rina)
    client = client_for(make.sari)
    feed = told(client.get(f"/groups/obrolan-pagi/series/{series.id}.ics"))
    assert [one.value("DTSTART")[:8] for one in feed[:3]] == ["20261123", "20261124", "20261125"]
    assert client.get("/groups/obrolan-pagi/series").page.query(
        f'a[href="/groups/obrolan-pagi/series/{series.id}.ics"]'
    )
    assert client.get(f"/groups/lain/series/{series.id}.ics").status_code == 404
