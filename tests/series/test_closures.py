"""The list of closed days is kept by administrators."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from cop.chain import actions as chain
from cop.db import db
from cop.kit.clock import now
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.notices.words import Told
from cop.series.queries import closures_listed
from cop.sessions.words import Status
from tests.bed.writing import own_unit

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


def told(person):
    """Return what the person was told of closed days."""
    db.session.rollback()
    mine = Notice.person_id == person.id, Notice.told == Told.CLOSED
    found = db.session.scalars(select(Notice).where(*mine).order_by(Notice.id))
    return [sentence(one, person.time_zone) for one in found]


def test_an_administrator_changes_closed_days(make, client_for):
    library = make.library()
    closure = make.closure(date(2026, 12, 25))
    dewi, place = client_for(make.dewi), f"{PAGE}/{closure.id}"
    assert dewi.get(PAGE).page.query(f'a[href="{place}/edit"]')
    wrong = dewi.submit(f"{place}/edit", place, name="Natal", last_day="2026-12-01")
    assert wrong.status_code == 422
    assert wrong.page.query_one("#name").attrs["value"] == "Natal"
    given = {"name": "Natal", "last_day": "2026-12-26", "library": library.name}
    assert dewi.submit(f"{place}/edit", place, **given).status_code == 303
    db.session.rollback()
    (kept,) = closures_listed(START)
    assert (kept.name, kept.last_day, kept.library_id) == ("Natal", date(2026, 12, 26), library.id)
    assert "Closed days changed" in dewi.get("/admin/audit").says
    assert dewi.get(f"{PAGE}/999/edit").status_code == 404


def test_moderators_decide_of_sessions_that_were_made_before(make, client_for):
    library = make.library()
    group = make.group(library=library)
    series = make.series(group, first=datetime.fromisoformat("2026-12-21 07:45"))
    with own_unit():
        made = chain.prepare_next(series, after=now(), by=None)
    dewi = client_for(make.dewi)
    days = {"first_day": "2026-12-21", "last_day": "2026-12-22"}
    answer = dewi.submit(PAGE, PAGE, name="Lain", library=make.library("Lain").name, **days)
    assert told(make.rina) == []
    answer = dewi.submit(PAGE, PAGE, name="Cuti bersama", **days)
    assert "their moderators are told" in dewi.follow(answer).says
    words = f"{made.name}, Monday 21 December, 07:45 WIB, falls on closed days: Cuti bersama."
    assert told(make.rina) == [f"{words} It is held unless you cancel it."]
    assert told(make.sari) == []
    db.session.refresh(made)
    assert made.status is Status.OPEN
    there = f"{PAGE}/{_of('Cuti bersama')}"
    assert dewi.submit(f"{there}/edit", there, name="Cuti").status_code == 303
    assert len(told(make.rina)) == 1  # the days are the same


def _of(name):
    return next(one.id for one in closures_listed(START) if one.name == name)
