"""A series changes: all that is to come, or from one session on; what was held never does."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from cop.chain import actions as chain
from cop.db import db
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.series.addresses import stamp
from cop.series.queries import series_of
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions.models import Session
from cop.sessions.queries import planned_in
from cop.sessions.words import Status
from tests.bed.writing import own_unit

WIB = ZoneInfo("Asia/Jakarta")
wall = datetime.fromisoformat
MONDAY = datetime(2026, 12, 21, 7, 45, tzinfo=WIB)
TUESDAY, WEDNESDAY, THURSDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 3))
FRIDAY = datetime(2026, 12, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_december(clock):
    """Let it be the Friday before Christmas."""
    clock.set(FRIDAY)


@pytest.fixture
def series(make):
    """Give the series of a morning talk, from Monday on."""
    return make.series(first=wall("2026-12-21 07:45"), place="Ruang baca 2")


def address(series, *more):
    """Return the address of the series."""
    return "/".join(["/groups", series.group.slug, "series", str(series.id), *more])


def prepared(make, series, *moments):
    """Make the sessions of the series for the moments."""
    with own_unit():
        return [chain.session_at(series, at, by=make.rina) for at in moments]


def clock_of(session):
    """Return the session's day of the week and its time, where it is held."""
    return f"{session.starts_at.astimezone(WIB):%a %H:%M}"


def test_all_that_are_to_come_move_along(series, make, client_for):
    rows = prepared(make, series, MONDAY, TUESDAY)
    rina = client_for(make.rina)
    answer = rina.submit(address(series, "edit"), address(series), begins="09:00", place="Aula")
    assert answer.status_code == 303
    assert [clock_of(row) for row in rows] == ["Mon 09:00", "Tue 09:00"]
    assert [row.recurrence_id for row in rows] == [row.starts_at for row in rows]
    assert {(row.place, row.sequence) for row in rows} == {("Aula", 1)}
    assert (series.sequence, series.version) == (1, 2)
    planned = planned_in(make.rina, series.group, most=1)[0]
    assert planned.starts_at == WEDNESDAY.replace(hour=9, minute=0)


def test_another_title_is_no_change_of_time_or_place(series, make, client_for):
    (row,) = prepared(make, series, MONDAY)
    rina = client_for(make.rina)
    for title in ("Kopi pagi", "Teh pagi"):
        rina.submit(address(series, "edit"), address(series), title=title)
    assert (row.title, row.sequence) == ("Teh pagi", 0)
    rina.submit(address(series, "edit"), address(series), place="Aula")
    assert row.sequence == series.sequence == 3


def test_those_who_come_are_told_where_an_open_session_goes(series, make, client_for):
    (row,) = prepared(make, series, MONDAY)
    if row.status is Status.DRAFT:
        make.bring(row, Status.OPEN)
    prepared(make, series, TUESDAY)
    rina = client_for(make.rina)
    rina.submit(address(series, "edit"), address(series), begins="09:00", place="Aula")
    db.session.rollback()
    told = select(Notice.session_id, Notice.person_id).where(Notice.told == Told.MOVED)
    found = {tuple(row) for row in db.session.execute(told)}
    assert (row.id, make.sari.id) in found
    assert make.rina.id not in {person_id for _session_id, person_id in found}


def test_what_was_moved_by_hand_stays(series, make, client_for):
    moved, untouched = prepared(make, series, MONDAY, TUESDAY)
    at = f"/groups/{series.group.slug}/sessions/{moved.number}"
    rina = client_for(make.rina)
    rina.submit(f"{at}/edit", at, begins="15:00", place="Kebun")
    rina.submit(address(series, "edit"), address(series), begins="09:00", place="Aula")
    assert (clock_of(moved), moved.place) == ("Mon 15:00", "Kebun")
    assert moved.recurrence_id == MONDAY.replace(hour=9, minute=0)
    assert (clock_of(untouched), untouched.place) == ("Tue 09:00", "Aula")


def test_a_day_that_is_called_off_stays_called_off(series, make, client_for):
    (off,) = prepared(make, series, MONDAY)
    make.bring(off, Status.CANCELLED)
    client_for(make.rina).submit(address(series, "edit"), address(series), begins="09:00")
    planned = planned_in(make.rina, series.group, most=1)[0]
    assert planned.starts_at == TUESDAY.replace(hour=9, minute=0)
    assert off.starts_at == MONDAY


def test_past_sessions_never_change(series, make, client_for, clock):
    past, ahead = prepared(make, series, MONDAY, TUESDAY)
    clock.set(MONDAY)
    make.bring(past, Status.CLOSED)
    client_for(make.rina).submit(
        address(series, "edit"), address(series), begins="09:00", first_day="2026-12-21"
    )
    assert (past.starts_at, past.recurrence_id) == (MONDAY, MONDAY)
    assert clock_of(ahead) == "Tue 09:00"
    planned = planned_in(make.rina, series.group, most=1)[0]
    assert planned.starts_at == WEDNESDAY.replace(hour=9, minute=0)  # not Monday once more


def test_this_and_the_following_go_on_as_another_series(series, make, client_for):
    before, after = prepared(make, series, TUESDAY, THURSDAY)
    at = f"{address(series, 'edit')}?from={stamp(WEDNESDAY)}"
    answer = client_for(make.rina).submit(at, address(series), begins="10:00")
    assert answer.status_code == 303
    following, old = series_of(make.rina, series.group)
    assert (old.id, following.continues_id) == (series.id, series.id)
    assert old.rule.endswith(";UNTIL=20261223T004459Z")
    assert (clock_of(before), before.series_id) == ("Tue 07:45", old.id)
    assert (clock_of(after), after.series_id) == ("Thu 10:00", following.id)
    planned = planned_in(make.rina, series.group, most=2)
    assert [one.starts_at for one in planned][:2] == [
        MONDAY,
        WEDNESDAY.replace(hour=10, minute=0),
    ]
    (first_of_it,) = prepared(make, following, WEDNESDAY.replace(hour=10, minute=0))
    assert first_of_it.follows_id == before.id


def test_other_days_take_the_sessions_along(series, make, client_for):
    rows = prepared(make, series, MONDAY, TUESDAY, WEDNESDAY)
    tuesdays = {"repeats": "weekly", "days": ["1"]}
    answer = client_for(make.rina).submit(address(series, "edit"), address(series), **tuesdays)
    assert answer.status_code == 303
    days = [f"{row.starts_at.astimezone(WIB):%d %b}" for row in rows]
    assert days == ["29 Dec", "22 Dec", "05 Jan"]


def test_who_finds_no_place_stays_as_a_session_of_its_own(series, make, client_for):
    rows = prepared(make, series, MONDAY, TUESDAY, WEDNESDAY)
    rina = client_for(make.rina)
    rina.submit(address(series, "edit"), address(series), ends="until", until="2026-12-22")
    assert [row.series_id for row in rows] == [series.id, series.id, None]
    assert "One session has no place in the new rhythm" in rina.get("/").get_data(as_text=True)


def test_a_count_goes_on_counting(make, client_for):
    series = make.series(rule=Rule(Repeats.WORKING_DAYS, count=5), first=wall("2026-12-21 07:45"))
    at = f"{address(series, 'edit')}?from={stamp(WEDNESDAY)}"
    page = client_for(make.rina).get(at)
    assert page.page.query_one("#count").attrs["value"] == "3"


FORTNIGHTLY = Rule(Repeats.WEEKLY, (1,), 2)


@pytest.mark.parametrize("count", [None, 3])
def test_weeks_and_counts_go_on_where_a_session_was_held_early(make, client_for, clock, count):
    rule = replace(FORTNIGHTLY, count=count)
    series = make.series(rule=rule, first=wall("2026-12-22 07:45"))
    held, ahead = prepared(make, series, TUESDAY, TUESDAY + timedelta(weeks=2))
    clock.set(MONDAY)
    make.bring(held, Status.CLOSED)
    rina = client_for(make.rina)
    answer = rina.submit(address(series, "edit"), address(series), title="Klub buku")
    assert answer.status_code == 303
    assert (ahead.title, ahead.starts_at) == ("Klub buku", TUESDAY + timedelta(weeks=2))
    assert (series.first_day, series.parsed) == (
        date(2027, 1, 5),
        replace(rule, count=count and count - 1),
    )


def test_a_change_after_the_last_session_of_a_count_is_not_kept(make, client_for, clock):
    rule = replace(FORTNIGHTLY, count=1)
    series = make.series(rule=rule, first=wall("2026-12-22 07:45"))
    (held,) = prepared(make, series, TUESDAY)
    clock.set(MONDAY)
    make.bring(held, Status.CLOSED)
    answer = client_for(make.rina).submit(address(series, "edit"), address(series), title="Klub")
    assert answer.status_code == 422
    assert "In this time there is no such day." in answer.says


def test_a_change_leads_to_the_dates_that_were_shown(make, client_for, clock):
    series = make.series(rule=FORTNIGHTLY, first=wall("2026-12-22 07:45"))
    (held,) = prepared(make, series, TUESDAY)
    clock.set(MONDAY)
    make.bring(held, Status.CLOSED)
    rina = client_for(make.rina)
    page = rina.get(address(series, "edit")).page
    token = page.query_one("#series-form input[name=csrf_token]").attrs["value"]
    sent = {"repeats": "weekly", "days": ["1"], "every": "2", "ends": "never", "version": "1"}
    sent |= {"first_day": "2026-12-22", "begins": "08:00", "duration": "30", "csrf_token": token}
    sent |= {"tzid": "Asia/Jakarta"}
    shown = rina.post(address(series, "preview"), htmx=True, **sent)
    assert rina.post(address(series), **sent).status_code == 303
    kept = rina.get(f"/groups/{series.group.slug}/series").all(".dates__one")
    assert shown.all(".dates__one")[0].startswith("Tuesday 5 January 2027 08:00")
    assert kept[0].startswith("Tuesday 5 January 2027 08:00")


def test_two_moderators_at_once_see_both(series, make, client_for):
    rina = client_for(make.rina)
    page = rina.get(address(series, "edit")).page
    form = {
        name: page.query_one(f"#series-form input[name={name}]").attrs["value"]
        for name in ("csrf_token", "version", "first_day", "duration")
    }
    sent = {"repeats": "working-days", "ends": "never", "tzid": "Asia/Jakarta"}
    rina.submit(address(series, "edit"), address(series), begins="09:00")
    stale = rina.post(address(series), **form, **sent, begins="10:30", place="Kebun")
    assert stale.status_code == 409
    assert "Somebody changed this series meanwhile." in stale.says
    assert "Every working day at 09:00 WIB" in stale.says
    assert stale.page.query_one("#begins").attrs["value"].startswith("10:30")
    assert stale.page.query_one("#place").attrs["value"] == "Kebun"


def test_the_dates_of_the_change_do_not_clash_with_the_series_itself(series, make, client_for):
    prepared(make, series, MONDAY)
    rina = client_for(make.rina)
    page = rina.get(address(series, "edit")).page
    token = page.query_one("#series-form input[name=csrf_token]").attrs["value"]
    sent = {"repeats": "working-days", "ends": "never", "tzid": "Asia/Jakarta"}
    sent |= {"first_day": "2026-12-21", "begins": "08:00", "duration": "30", "csrf_token": token}
    shown = rina.post(address(series, "preview"), htmx=True, **sent)
    assert shown.all(".dates__one")[0] == "Monday 21 December 08:00 WIB"


def test_a_series_ends_and_what_is_made_stays(series, make, client_for):
    (session,) = prepared(make, series, MONDAY)
    rina = client_for(make.rina)
    answer = rina.submit(address(series, "end"), address(series, "end"))
    assert answer.status_code == 303
    assert session.status is Status.OPEN
    assert not planned_in(make.rina, series.group, most=1)
    assert "Over" in rina.get(f"/groups/{series.group.slug}/series").says
    assert rina.post(address(series, "end"), version="1").status_code in (303, 400)
    assert db.session.scalars(select(Session)).all() == [session]


def test_bad_input_comes_back_with_what_was_typed(series, make, client_for):
    answer = client_for(make.rina).submit(
        address(series, "edit"), address(series), begins="pagi", place="Kebun"
    )
    assert answer.status_code == 422
    assert answer.page.query_one("#place").attrs["value"] == "Kebun"


def test_only_moderators_change_a_series(series, make, client_for):
    for person, status in ((make.sari, 403), (make.maya, 403), (None, 303)):
        assert client_for(person).get(address(series, "edit")).status_code == status
        assert client_for(person).get(address(series, "end")).status_code == status


@pytest.mark.parametrize("first_day", ["2026-12-14", "2026-12-21", "2026-12-23"])
def test_two_series_never_plan_for_the_same_time(series, make, client_for, first_day):
    rina, start = client_for(make.rina), stamp(WEDNESDAY)
    form = address(series, f"edit?from={start}")
    answer = rina.submit(form, address(series), first_day=first_day, begins="08:00")
    assert answer.status_code == 303
    days = [one.starts_at.astimezone(WIB) for one in planned_in(make.rina, series.group, most=6)]
    assert len({day.date() for day in days}) == len(days)
    assert [f"{day:%a %H:%M}" for day in sorted(days)[:3]] == [
        "Mon 07:45",
        "Tue 07:45",
        "Wed 08:00",
    ]


def test_another_way_of_meeting_goes_along_as_a_whole_or_not_at_all(series, make, client_for):
    changed, same = prepared(make, series, MONDAY, TUESDAY)
    changed.place = "Aula"
    db.session.commit()
    typed = {"mode": "online", "place": "", "link": "https://temu.example/a", "title": "Jarak jauh"}
    rina = client_for(make.rina)
    assert rina.submit(address(series, "edit"), address(series), **typed).status_code == 303
    db.session.expire_all()
    assert (same.mode, same.place, same.link) == ("online", "", typed["link"])
    assert (changed.mode, changed.place, changed.link) == ("on-site", "Aula", "")
    assert {changed.title, same.title} == {"Jarak jauh"}
