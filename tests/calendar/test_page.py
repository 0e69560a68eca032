"""The calendar as a page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cop.groups.words import Kind, Visibility
from cop.people import actions as people
from cop.sessions.actions import let_in
from cop.sessions.words import Status

PAGE = "/calendar?month=2026-11"
LIST, MONTH = f"{PAGE}&view=list", f"{PAGE}&view=month"
TUESDAY = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)  # 07:45 in Jakarta


@pytest.fixture(autouse=True)
def _in_november(clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))


def titles(answer):
    return answer.all(".calendar__list .entry__title")


def test_a_member_sees_the_sessions_of_their_circles(make, client_for):
    make.session(starts_at=TUESDAY, title="Rak kosong")
    make.session(make.group("Lain", moderator=make.maya, members=[]), title="Jauh")
    page = client_for(make.sari).get(LIST)
    assert titles(page) == ["Rak kosong"]
    assert page.all(".days__name") == ["Tuesday 24 November"]
    assert page.all(".entry__time") == ["07:45–08:15 WIB"]


def test_all_circles_are_those_that_one_sees(make, client_for):
    make.session(starts_at=TUESDAY, title="Rak kosong")
    secret = make.group("Tertutup", visibility=Visibility.MEMBERS)
    make.session(secret, starts_at=TUESDAY, title="Rahasia")
    client = client_for(make.maya)
    assert titles(client.get(LIST)) == []
    everywhere = client.get(f"{LIST}&whose=all")
    assert titles(everywhere) == ["Rak kosong"]
    assert "Tertutup" not in everywhere.says
    assert client.get(f"{LIST}&circle=tertutup").status_code == 404


def test_a_draft_is_seen_by_those_who_plan_it(make, client_for):
    make.session(starts_at=TUESDAY, title="Rencana", state=Status.DRAFT)
    assert titles(client_for(make.rina).get(LIST)) == ["Rencana"]
    assert titles(client_for(make.sari).get(LIST)) == []


def test_a_guest_sees_the_session_into_which_they_were_let(make, client_for):
    session = make.session(make.group(visibility=Visibility.MEMBERS), starts_at=TUESDAY)
    let_in(session, make.maya)
    assert titles(client_for(make.maya).get(LIST)) == [session.name]


def test_visitors_sign_in_first(client):
    assert client.get("/calendar").status_code == 303


def test_one_circle_and_one_library_narrow(make, client_for):
    here, there = make.library("Cempaka"), make.library("Melati")
    for library in (here, there):
        group = make.group(f"Lingkar {library.name}", library=library)
        make.session(group, starts_at=TUESDAY, title=f"Di {library.name}")
    client = client_for(make.sari)
    assert titles(client.get(f"{LIST}&library=melati")) == ["Di Melati"]
    page = client.get(f"{LIST}&circle=lingkar-cempaka")
    assert titles(page) == ["Di Cempaka"]
    assert page.page.query_one("#calendar-circle option[selected]").attrs["value"] == (
        "lingkar-cempaka"
    )
    assert all("library=melati" in a for a in _links(client.get(f"{LIST}&library=melati")))


def _links(answer):
    found = answer.page.query(".switch__one, nav a[rel]")
    return [one.attrs["href"] for one in found]


def test_times_are_those_of_the_reader_and_the_sessions_own_are_said(make, client_for):
    make.session(starts_at=TUESDAY, title="Jauh", tzid="Asia/Makassar")
    page = client_for(make.sari).get(LIST)
    assert page.all(".entry__time") == ["07:45–08:15 WIB 08:45–09:15 WITA"]


def test_a_session_stands_on_the_day_that_it_is_for_the_reader(make, client_for):
    late = datetime(2026, 11, 24, 16, 30, tzinfo=UTC)  # 23:30 in Jakarta, 01:30 in Jayapura
    make.session(starts_at=late)
    assert client_for(make.sari).get(LIST).all(".days__name") == ["Tuesday 24 November"]
    person = make.bayu
    people.update_profile(person, name=person.name, locale="en", time_zone="Asia/Jayapura")
    assert client_for(person).get(LIST).all(".days__name") == ["Wednesday 25 November"]


def test_what_has_only_a_date_keeps_it_everywhere(make, client_for):
    midnight = datetime(2026, 10, 31, 17, tzinfo=UTC)  # 1 November in Jakarta
    make.session(starts_at=midnight, time_known=False, title="Tanpa jam")
    person = make.bayu
    people.update_profile(person, name=person.name, locale="en", time_zone="America/Lima")
    client = client_for(person)
    page = client.get(MONTH)
    assert page.all(".days__name") == ["Sunday 1 November"]
    assert page.all(".entry__time") == ["no time given"]
    assert titles(client.get("/calendar?month=2026-10&view=list")) == []


def test_a_session_of_another_month_is_not_in_this_one(make, client_for):
    make.session(starts_at=datetime(2026, 11, 30, 17, tzinfo=UTC), title="Besok")  # 1 December
    make.session(starts_at=datetime(2026, 11, 30, 16, 59, tzinfo=UTC), title="Hari ini")
    client = client_for(make.sari)
    assert titles(client.get(LIST)) == ["Hari ini"]
    assert titles(client.get("/calendar?month=2026-12&view=list")) == ["Besok"]


def test_a_cancelled_session_is_struck_and_said(make, client_for):
    make.session(starts_at=TUESDAY, title="Batal", state=Status.CANCELLED)
    page = client_for(make.sari).get(MONTH)
    assert page.all(".calendar__list .entry--cancelled .entry__title") == ["Batal"]
    assert page.all(".calendar__list .tag") == ["cancelled"]
    assert page.all(".month .entry--cancelled .entry__state") == ["cancelled"]


def test_the_grid_has_headings_weeks_and_today(make, client_for):
    make.session(starts_at=TUESDAY, title="Rak kosong")
    page = client_for(make.sari).get(MONTH)
    assert page.all(".month th[scope=col] .vh")[0] == "Monday"
    today = page.all('.month [aria-current="date"]')
    assert len(today) == 1
    assert today[0].startswith("20 today")
    assert page.all(".month .entry__title") == ["Rak kosong"]
    assert len(page.page.query(".month tbody tr")) == 6
    assert page.page.query('.month a[href="#day-2026-11-24"]')
    assert page.page.query("#day-2026-11-24")


def test_a_full_day_is_counted_in_the_grid_and_whole_in_the_list(make, client_for):
    group = make.group()
    for hour in range(6):
        make.session(group, starts_at=TUESDAY + timedelta(hours=hour))
    page = client_for(make.sari).get(MONTH)
    assert len(page.page.query(".month .entry")) == 4
    assert "and 2 more" in page.says
    assert page.page.query('a[href="/calendar?month=2026-11&view=list#day-2026-11-24"]')
    assert len(titles(page)) == 6


def test_the_three_marks_stand_on_each(make, client_for):
    make.session(starts_at=TUESDAY)
    page = client_for(make.sari).get(LIST)
    assert page.all(".entry .dots .vh") == ["agenda: done, notes: not yet, output: not yet"]


def test_what_is_behind_is_folded_away_in_the_list_of_the_present_month(make, client_for):
    make.session(starts_at=datetime(2026, 11, 3, 1, tzinfo=UTC), title="Lama")
    make.session(starts_at=TUESDAY, title="Baru")
    client = client_for(make.sari)
    page = client.get("/calendar")
    assert page.all(".calendar__list > .days__one .entry__title") == ["Baru"]
    assert page.all(".calendar__list details .entry__title") == ["Lama"]
    assert titles(client.get(LIST)) == ["Lama", "Baru"]
    for whole in (LIST, "/calendar?view=month"):
        assert not client.get(whole).page.query(".calendar__list details")


def test_an_empty_month_says_so(make, client_for):
    make.group()
    client = client_for(make.sari)
    assert "Nothing is planned in November 2026" in client.get(PAGE).says
    assert "Nothing was held in October 2025" in client.get("/calendar?month=2025-10").says


@pytest.mark.parametrize("wrong", ["month=2026-13", "month=", "view=x", "whose=x", "library=x"])
def test_an_address_that_means_nothing_shows_the_present_month(make, client_for, wrong):
    page = client_for(make.sari).get(f"/calendar?{wrong}")
    assert page.status_code == 200
    assert page.all("h1") == ["Calendar, November 2026"]


def test_the_ways_from_month_to_month_keep_what_was_chosen(make, client_for):
    make.group(kind=Kind.STUDY_GROUP)
    client = client_for(make.sari)
    for address in _links(client.get(f"{LIST}&circle=obrolan-pagi"))[:1]:
        assert client.get(address).status_code == 200
    earlier, later = _links(client.get(f"{LIST}&circle=obrolan-pagi"))[:2]
    assert earlier == "/calendar?month=2026-10&view=list&circle=obrolan-pagi"
    assert later == "/calendar?month=2026-12&view=list&circle=obrolan-pagi"


def test_today_and_circles_lead_to_the_calendar(make, client_for):
    make.session()
    client = client_for(make.sari)
    assert client.get("/").page.query('main a[href="/calendar"]')
    assert client.get("/groups/obrolan-pagi").page.query('a[href="/calendar?circle=obrolan-pagi"]')
