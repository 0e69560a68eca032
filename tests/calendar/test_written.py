"""What is open in writing over some days stands on each of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cop.calendar.queries import happenings
from cop.calendar.wanted import Wanted
from cop.kit.meeting import Mode
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions.words import Status

MONDAY = datetime(2026, 11, 30, 1, tzinfo=UTC)
FOUR_DAYS = 4 * 24 * 60 + 9 * 60  # minutes, until Friday 17:00


def test_it_stands_on_each_of_its_days_also_in_the_next_month(make, client_for, clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))
    group = make.group()
    make.session(group, title="Putaran", mode=Mode.IN_WRITING, starts_at=MONDAY, duration=FOUR_DAYS)
    make.session(group, title="Tatap muka", starts_at=MONDAY)
    sari = client_for(make.sari)
    november = sari.get("/calendar?month=2026-11&view=list").all(".entry__title")
    december = sari.get("/calendar?month=2026-12&view=list").all(".entry__title")
    assert sorted(november) == ["Putaran", "Tatap muka"]
    assert december == ["Putaran"] * 4


def test_today_names_the_next_meeting_before_what_is_open_in_writing(make, client_for, clock):
    clock.set(MONDAY)
    group = make.group()
    written = {"mode": Mode.IN_WRITING, "duration": FOUR_DAYS, "starts_at": MONDAY}
    make.session(group, title="Putaran", state=Status.IN_PROGRESS, **written)
    make.session(group, title="Tatap muka")
    page = client_for(make.sari).get("/")
    assert page.all(".next h2") == ["Tatap muka"]
    assert "open until 4 Dec, 17:00" in page.says.replace("\u00a0", " ")


def test_what_closes_at_midnight_does_not_stand_on_the_day_after(make, client_for, clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))
    midnight = 2 * 24 * 60 - 8 * 60  # minutes, until Tuesday is over
    make.session(title="Putaran", mode=Mode.IN_WRITING, starts_at=MONDAY, duration=midnight)
    december = client_for(make.sari).get("/calendar?month=2026-12&view=list")
    assert december.all(".entry__title") == ["Putaran"]


def test_what_a_series_plans_at_the_end_of_a_month_stands_in_the_next_one(make, client_for, clock):
    clock.set(datetime(2026, 11, 20, 3, tzinfo=UTC))
    written = {"mode": Mode.IN_WRITING, "duration": FOUR_DAYS, "title": "Putaran"}
    last_day = Rule(Repeats.MONTHLY_DAY, day=30)
    make.series(rule=last_day, first=datetime.fromisoformat("2026-11-30 08:00"), **written)
    december = client_for(make.sari).get("/calendar?month=2026-12&view=list")
    assert december.all(".entry__title") == ["Putaran"] * 6  # until 4 December, then on 30 and 31


def test_what_closed_before_the_month_takes_no_place_in_it(make, clock):
    clock.set(datetime(2026, 11, 2, 3, tzinfo=UTC))
    group = make.group()
    written = {"mode": Mode.IN_WRITING, "duration": 24 * 60}
    make.session(group, title="Putaran", starts_at=MONDAY - timedelta(days=20), **written)
    make.session(group, title="Tatap muka", starts_at=MONDAY + timedelta(days=2))
    span = datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    found = happenings(make.sari, Wanted(), span, most=1)
    assert [one.session.name for one in found.items] == ["Tatap muka"]
    assert not found.more
