"""Dates and hours as people write them."""

from __future__ import annotations

import datetime as dt

import pytest

from cop.importing.reading.dates import mentions, next_after, time_in


@pytest.mark.parametrize(
    "text",
    [
        "2018-05-14",
        "notulen_14-mei-2018",
        "20180514",
        "14 Mei 2018",
        "Senin, 14 Mei 2018",
        "May 14, 2018",
        "May 14th 2018",
        "14th of May 2018",
        "14/15 May 2018",
        "May 14-16, 2018",
        "14 s.d. 16 Mei 2018",
        "14/05/2018",
        "14.5.2018",
        "EC-minutes-2018-05-14-final",
        "2018/5/14",
    ],
)
def test_a_date_in_any_form_is_found(text):
    assert [one.date() for one in mentions(text)] == [dt.date(2018, 5, 14)]


@pytest.mark.parametrize(
    "text",
    [
        "04/05/2018",
        "31 February 2020",
        "we may 2 or 3",
        "12345678",
        "99/99/2018",
        "1.2.3",
        "p. 2018",
    ],
)
def test_what_is_no_certain_date_is_none(text):
    assert [one.date() for one in mentions(text) if one.year] == []


def test_where_the_day_is_known_to_stand_first_figures_are_read_so():
    assert mentions("04/05/2018", day_first=True)[0].date() == dt.date(2018, 5, 4)


def test_a_day_without_a_year_is_the_next_such_day():
    (mention,) = mentions("by January 15th")
    assert next_after(mention, dt.date(2026, 12, 20)) == dt.date(2027, 1, 15)
    assert next_after(mention, dt.date(2026, 1, 16)) is None


@pytest.mark.parametrize(
    ("text", "hour", "zone"),
    [
        ("pukul 09.00–10.30 WIB", dt.time(9), "Asia/Jakarta"),
        ("13:30 WITA", dt.time(13, 30), "Asia/Makassar"),
        ("UTC 22:00 (see your own)", dt.time(22), "UTC"),
        ("8:00am UTC", dt.time(8), "UTC"),
        ("7.30 pm", dt.time(19, 30), None),
        ("16:00 UTC+7", dt.time(16), "Etc/GMT-7"),
        ("jam 13.30", dt.time(13, 30), None),
        ("12 am", dt.time(0), None),
    ],
)
def test_an_hour_is_found_with_its_zone(text, hour, zone):
    assert time_in(text) == (hour, zone)


@pytest.mark.parametrize("text", ["10:00 EST", "09:00 CET", "version 2.10", "12 people", "3/4", ""])
def test_an_hour_in_a_zone_that_is_not_certain_is_none(text):
    assert time_in(text) is None
