"""The list of closed days is kept by administrators."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from cop.series.queries import closures_listed

PAGE = "/admin/closures"
START = date(2026, 12, 1)


@pytest.fixture(autouse=True)
def in_december(clock):
    """Let it be December."""
    clock.set(datetime(2026, 12, 18, 12, tzinfo=UTC))


def test_an_administrator_keeps_the_list(make, client_for):
    make.library()
    dewi = client_for(make.dewi)
    dewi.submit(PAGE, PAGE, name="Hari Raya Natal", first_day="2026-12-25")
    cempaka = {"library": "perpustakaan daerah cempaka", "last_day": "2026-12-30"}
    dewi.submit(PAGE, PAGE, name="Inventarisasi", first_day="2026-12-28", **cempaka)
    page = dewi.get(PAGE)
    assert page.all("main h2") == ["All libraries", "Perpustakaan Daerah Cempaka"]
    assert page.all("main li .sub") == [
        "Friday 25 December 2026",
        "Monday 28 December 2026 – Wednesday 30 December 2026",
    ]
    first = closures_listed(START)[0]
    dewi.submit(PAGE, f"{PAGE}/{first.id}/remove")
    assert [one.name for one in closures_listed(START)] == ["Inventarisasi"]
    assert "Closed days removed" in dewi.get("/admin/audit").says


def test_bad_input_comes_back_with_what_was_typed(make, client_for):
    wrong = {"name": "Pindahan", "first_day": "2026-12-28", "last_day": "2026-12-01"}
    answer = client_for(make.dewi).submit(PAGE, PAGE, library="Tidak ada", **wrong)
    assert answer.status_code == 422
    assert answer.page.query_one("#name").attrs["value"] == "Pindahan"
    assert answer.all(".field__error") == [
        "The last day is before the first.",
        "There is no library of this name. Choose one of the list.",
    ]
    assert not closures_listed(START)


def test_what_is_long_over_is_not_listed(make, client_for):
    make.closure(date(2026, 8, 17), "Hari Kemerdekaan")
    page = client_for(make.dewi).get(PAGE)
    assert "Hari Kemerdekaan" not in page.says
    assert "No closed day is known yet" in page.says


def test_others_do_not_see_the_list(make, client_for):
    assert client_for(make.rina).get(PAGE).status_code == 403
    assert client_for(None).get(PAGE).status_code == 303
