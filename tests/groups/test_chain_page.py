"""The whole chain of a circle."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cop.kit.clock import now
from cop.sessions.words import Status

CHAIN = "/groups/obrolan-pagi/sessions"


def test_sessions_stand_by_year_the_newest_first(make, client_for):
    group = make.group()
    for year in (2024, 2025, 2025):
        starts_at = datetime(year, 3, 4, 1, tzinfo=UTC)
        make.session(group, state=Status.CLOSED, title=f"Sesi {year}", starts_at=starts_at)
    page = client_for(make.maya).get(CHAIN)
    assert page.all("main h2") == ["2025", "2024"]
    assert page.all(".chain__title") == ["3 Sesi 2025", "2 Sesi 2025", "1 Sesi 2024"]
    assert "3 sessions since March 2024" in page.says


def test_the_year_is_that_of_the_place(make, client_for):
    group = make.group()
    make.session(group, starts_at=datetime(2025, 12, 31, 23, tzinfo=UTC))  # 6 o'clock in Jakarta
    assert client_for(make.maya).get(CHAIN).all("main h2") == ["2026"]


def test_a_session_says_what_came_out_or_why_nothing_did(make, client_for):
    group = make.group()
    session = make.session(group, state=Status.IN_PROGRESS)
    make.output(session, "Pedoman rak")
    page = client_for(make.sari).get(CHAIN)
    assert page.all(".chain__node .leaf") == ["Pedoman rak"]


def test_an_empty_chain_says_how_it_begins(make, client_for):
    make.group()
    assert client_for(make.rina).get(CHAIN).all("main .btn--main") == ["Plan the first session"]
    assert "A moderator plans it." in client_for(make.maya).get(CHAIN).says


def test_drafts_are_for_those_who_plan_them(make, client_for):
    make.session(state=Status.DRAFT, title="Belum terbit")
    assert "Belum terbit" in client_for(make.rina).get(CHAIN).says
    assert "Belum terbit" not in client_for(make.sari).get(CHAIN).says


def test_every_session_is_on_one_of_the_pages_once(make, client_for):
    group, moment = make.group(), now().replace(microsecond=0)
    for number in range(60):  # two and two at the same moment, also where one page ends
        starts_at = moment - timedelta(days=number // 2)
        make.session(group, points=["Rak"], title=f"S{number:02}", starts_at=starts_at)
    browser = client_for(make.maya)
    first = browser.get(CHAIN)
    second = browser.get(first.page.query_one("a[rel=next]").attrs["href"])
    titles = first.all(".chain__title") + second.all(".chain__title")
    assert len(titles) == len(set(titles)) == 60


@pytest.mark.parametrize(
    "before", ["x", "WyIyMDI2IiwxXQ", "WyIwMDAxLTAxLTAxVDAwOjAwKzE0OjAwIiwxXQ"]
)
def test_a_place_that_was_never_offered_is_the_beginning(make, client_for, before):
    make.session(title="Satu")
    page = client_for(make.maya).get(f"{CHAIN}?before={before}")
    assert page.all(".chain__title") == ["1 Satu"]


def test_a_visitor_is_sent_to_sign_in(make, client):
    make.group()
    assert client.get(CHAIN).location.startswith("/login")


def test_a_circle_that_is_not_there_has_no_chain(make, client_for):
    assert client_for(make.maya).get("/groups/nowhere/sessions").status_code == 404
