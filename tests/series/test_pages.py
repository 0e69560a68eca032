"""A circle's rhythm: begun by its moderators, with the dates to which it leads."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cop.groups.actions import set_status
from cop.groups.words import GroupStatus
from cop.series.queries import series_of
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from tests.bed.writing import own_unit

wall = datetime.fromisoformat
MORNING = {
    "repeats": "working-days",
    "first_day": "2026-12-21",
    "begins": "07:45",
    "tzid": "Asia/Jakarta",
    "duration": "30",
}
FRIDAY = datetime(2026, 12, 18, 12, tzinfo=UTC)
CHRISTMAS = date(2026, 12, 25)


@pytest.fixture(autouse=True)
def in_december(clock):
    """Let it be the Friday before Christmas."""
    clock.set(FRIDAY)


def address(group, *more):
    """Return the address of the circle's series."""
    return "/".join(["/groups", group.slug, "series", *more])


def dates(answer):
    """Return the lines of dates that the page shows."""
    return answer.all(".dates__one")


def test_a_moderator_begins_a_series(make, client_for):
    group = make.group()
    rina = client_for(make.rina)
    answer = rina.submit(address(group, "new"), address(group), **MORNING)
    assert answer.status_code == 303
    (series,) = series_of(make.rina, group)
    assert series.rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
    page = rina.get(address(group))
    assert "Every working day at 07:45 WIB" in page.says
    assert dates(page)[0] == "Monday 21 December 07:45–08:15 WIB"


def test_the_rule_is_said_in_the_readers_language(make, client_for):
    group = make.group()
    make.series(group)
    wati = make.person("Wati", locale="id")
    page = client_for(wati, "id").get(address(group))
    assert "Setiap hari kerja pukul 07.45 WIB" in page.says


@pytest.mark.parametrize(
    ("sent", "said", "first"),
    [
        (
            {"repeats": "weekly", "days": ["1", "3"]},
            "Every Tuesday and Thursday at 07:45 WIB",
            "Tuesday 22 December",
        ),
        (
            {"repeats": "weekly", "days": ["1"], "every": "2"},
            "Every 2 weeks on Tuesday at 07:45 WIB",
            "Tuesday 22 December",
        ),
        (
            {"repeats": "monthly-day", "day": "31"},
            "On day 31 of every month at 07:45 WIB",
            "Thursday 31 December",
        ),
        (
            {"repeats": "monthly-day", "day": "-1"},
            "On the last day of every month at 07:45 WIB",
            "Thursday 31 December",
        ),
        (
            {"repeats": "monthly-weekday", "nth": "2", "weekday": "1"},
            "On the second Tuesday of every month at 07:45 WIB",
            "Tuesday 12 January 2027",
        ),
        (
            {"repeats": "monthly-weekday", "nth": "-1", "weekday": "4"},
            "On the last Friday of every month at 07:45 WIB",
            "Friday 25 December",
        ),
        (
            {"ends": "until", "until": "2026-12-30"},
            "Every working day at 07:45 WIB, until 30 December 2026",
            "Monday 21 December",
        ),
        (
            {"ends": "count", "count": "3"},
            "Every working day at 07:45 WIB, 3 times",
            "Monday 21 December",
        ),
    ],
)
def test_every_kind_of_rule_can_be_chosen_and_is_said_in_words(make, client_for, sent, said, first):
    group = make.group()
    rina = client_for(make.rina)
    rina.submit(address(group, "new"), address(group), **{**MORNING, **sent})
    page = rina.get(address(group))
    assert said in page.says
    assert dates(page)[0].startswith(first)


def test_the_dates_are_shown_before_anything_is_kept(make, client_for):
    group = make.group()
    rina = client_for(make.rina)
    page = rina.get(address(group, "new"))
    form = {"csrf_token": page.page.query_one("input[name=csrf_token]").attrs["value"], **MORNING}
    whole = rina.post(address(group, "preview"), **form)
    part = rina.post(address(group, "preview"), htmx=True, **form)
    assert len(dates(whole)) == len(dates(part)) == 10
    assert dates(part)[0] == "Monday 21 December 07:45 WIB"
    assert "07:45" in whole.page.query_one("#begins").attrs["value"]
    assert not series_of(make.rina, group)


def test_closed_days_are_skipped_and_said_so(make, client_for):
    library, other = make.library(), make.library("Perpustakaan Lain")
    group = make.group(library=library)
    make.closure(CHRISTMAS)
    make.closure(date(2026, 12, 28), "Inventarisasi", library=library)
    make.closure(date(2026, 12, 29), "Pindahan", library=other)
    make.series(group, first=wall("2026-12-24 07:45"))
    page = client_for(make.sari).get(address(group))
    assert [line.split(" 07:45")[0] for line in dates(page)] == [
        "Thursday 24 December",
        "Friday 25 December",
        "Monday 28 December",
        "Tuesday 29 December",
        "Wednesday 30 December",
        "Thursday 31 December",
        "Friday 1 January 2027",
    ]
    assert page.all(".dates__one--skipped .tag") == [
        "skipped: Hari Raya Natal",
        "skipped: Inventarisasi",
    ]


def preview(client, group, **sent):
    """Return the fragment with the dates to which the form leads."""
    page = client.get(address(group, "new"))
    token = page.page.query_one("input[name=csrf_token]").attrs["value"]
    given = {"csrf_token": token, **MORNING, **sent}
    return client.post(address(group, "preview"), htmx=True, **given)


def test_the_dates_that_are_shown_are_those_that_are_kept(make, client_for):
    group, rina = make.group(), client_for(make.rina)
    sent = {"repeats": "weekly", "days": ["1"], "every": "2", "first_day": "2026-12-23"}
    shown = dates(preview(rina, group, **sent))
    rina.submit(address(group, "new"), address(group), **{**MORNING, **sent})
    kept = [line.split(" 07:45")[0] for line in dates(rina.get(address(group)))]
    assert kept == [line.split(" 07:45")[0] for line in shown[: len(kept)]]
    assert kept[:2] == ["Tuesday 29 December", "Tuesday 12 January 2027"]


def test_a_last_day_in_a_far_year_is_refused_with_what_was_typed(make, client_for):
    group, rina = make.group(), client_for(make.rina)
    sent = {**MORNING, "ends": "until", "until": "9999-12-31", "tzid": "America/New_York"}
    answer = rina.submit(address(group, "new"), address(group), **sent)
    assert answer.status_code == 422
    assert "Please check the year." in answer.says
    assert answer.page.query_one("#until").attrs["value"] == "9999-12-31"


def test_a_day_that_is_sent_often_counts_once(make, client_for):
    group, rina = make.group(), client_for(make.rina)
    sent = {**MORNING, "repeats": "weekly", "days": ["1"] * 100}
    rina.submit(address(group, "new"), address(group), **sent)
    assert series_of(make.rina, group)[0].rule == "FREQ=WEEKLY;BYDAY=TU"


def test_each_date_stands_in_the_zone_of_every_member_library(make, client_for):
    group = make.group()
    make.library("Perpustakaan Timur", time_zone="Asia/Jayapura")
    tina = make.person("Tina", library="Perpustakaan Timur")
    make.join(group, tina)
    shown = preview(client_for(make.rina), group)
    assert dates(shown)[0] == "Monday 21 December 07:45 WIB 09:45 WIT"


def test_a_change_of_the_clocks_is_marked(make, client_for):
    group = make.group()
    make.library("Stadtbibliothek", time_zone="Europe/Berlin")
    make.join(group, make.person("Anna", library="Stadtbibliothek"))
    sent = {"first_day": "2027-03-24", "begins": "15:00"}
    shown = preview(client_for(make.rina), group, **sent)
    lines = dates(shown)
    assert lines[2] == "Friday 26 March 2027 15:00 WIB 09:00 CET"
    assert "10:00 CEST The clocks were moved since the date before." in lines[3]
    assert len(shown.all(".dates__changed")) == 1


def test_a_time_that_does_not_exist_is_told(make, client_for):
    sent = {"repeats": "weekly", "days": ["6"], "tzid": "Europe/Berlin"}
    sent |= {"first_day": "2027-03-28", "begins": "02:30"}
    shown = preview(client_for(make.rina), make.group(), **sent)
    assert "this time does not exist that day" in dates(shown)[0]


def test_what_clashes_with_another_session_is_marked(make, client_for):
    group = make.group()
    make.session(group, starts_at=datetime(2026, 12, 22, 1, tzinfo=UTC), title="Rapat")
    make.series(
        group,
        title="Klub buku",
        rule=Rule(Repeats.WEEKLY, (2,)),
        first=wall("2026-12-23 08:00"),
    )
    shown = preview(client_for(make.rina), group)
    assert shown.all(".dates__one .tag--late")[:2] == [
        "clashes with Rapat",
        "clashes with Klub buku",
    ]


def test_bad_input_comes_back_with_what_was_typed(make, client_for):
    group = make.group()
    wrong = {"repeats": "weekly", "begins": "pagi", "place": "Ruang baca 2", "duration": "3"}
    wrong |= {"ends": "until", "until": "2026-12-01"}
    answer = client_for(make.rina).submit(
        address(group, "new"), address(group), **{**MORNING, **wrong}
    )
    assert answer.status_code == 422
    assert answer.all(".field__error") == [
        "Please choose at least one day of the week.",
        "Please give a time, such as 07:45.",
        "A session takes from 5 minutes to a day.",
        "The last day is before the first.",
    ]
    assert answer.page.query_one("#place").attrs["value"] == "Ruang baca 2"


def test_a_series_without_a_day_is_refused(make, client_for):
    sent = {"repeats": "monthly-day", "day": "31", "ends": "until", "until": "2026-12-30"}
    group = make.group()
    answer = client_for(make.rina).submit(
        address(group, "new"), address(group), **{**MORNING, **sent}
    )
    assert answer.status_code == 422
    assert "there is no such day" in answer.says


def test_a_form_that_ends_says_when(make, client_for):
    rina, group = client_for(make.rina), make.group()
    for ends, words in (("until", "choose the last day"), ("count", "say how many sessions")):
        answer = rina.submit(address(group, "new"), address(group), **{**MORNING, "ends": ends})
        assert answer.status_code == 422
        assert words in answer.says


def test_only_moderators_begin_a_series(make, client_for):
    group = make.group(visibility="members")
    assert client_for(make.sari).get(address(group, "new")).status_code == 403
    assert client_for(make.maya).get(address(group, "new")).status_code == 404
    assert client_for(make.maya).get(address(group)).status_code == 404
    assert client_for(None).get(address(group)).status_code == 303


def test_a_circle_that_rests_begins_no_series(make, client_for):
    group = make.group()
    rina = client_for(make.rina)
    with own_unit():
        set_status(group, GroupStatus.DORMANT, by=make.rina, reason="Libur.")
    assert rina.get(address(group, "new")).status_code == 409


def test_a_press_that_comes_twice_begins_one_series(make, client_for):
    group = make.group()
    rina = client_for(make.rina)
    page = rina.get(address(group, "new")).page
    hidden = {
        name: page.query_one(f"#series-form input[name={name}]").attrs["value"]
        for name in ("csrf_token", "once")
    }
    for _ in range(2):
        assert rina.post(address(group), **hidden, **MORNING).status_code == 303
    assert len(series_of(make.rina, group)) == 1


def test_the_address_of_a_calendar_is_never_two_times_the_same(make):
    group = make.group()
    uids = {make.series(group).uid for _ in range(3)}
    assert len(uids) == 3
