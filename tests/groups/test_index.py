"""The list of circles."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cop.groups import actions
from cop.groups.words import Joining, Kind, Visibility
from cop.kit.clock import now
from cop.sessions.words import Status


def test_a_member_finds_the_own_circles_before_the_others(make, client_for):
    make.group("Zikir katalog", members=[make.sari])
    make.group("Arsip daerah", members=[])
    page = client_for(make.sari).get("/groups")
    assert page.all("main h2") == ["My circles", "Other circles"]
    assert page.all(".circle__name") == ["Zikir katalog", "Arsip daerah"]


def test_a_row_says_what_the_circle_is(make, client_for):
    charter = "## Tujuan\n\nMembaca **RDA** bersama.\n\nDua minggu sekali."
    melati = make.library("Perpustakaan Melati")
    make.group("Studi RDA", kind=Kind.STUDY_GROUP, library=melati, charter=charter)
    row = client_for(make.maya).get("/groups").all(".circle")[0]
    for words in ("Study group", "Perpustakaan Melati", "3 members", "Anybody may join"):
        assert words in row
    assert "Membaca RDA bersama." in row
    assert "Tujuan" not in row


def test_the_circles_of_one_library_are_shown_alone(make, client_for):
    melati, kenanga = make.library("Melati"), make.library("Kenanga")
    make.group("Satu", library=melati, members=[make.sari])
    make.group("Dua", library=melati)
    make.group("Tiga", library=kenanga)
    make.group("Empat", library=kenanga, visibility=Visibility.MEMBERS)
    client = client_for(make.sari)
    assert client.get("/groups?library=melati").all(".circle__name") == ["Dua", "Satu"]
    page = client_for(make.maya).get("/groups?library=kenanga")
    assert page.all(".circle__name") == ["Tiga"]
    assert page.all("#circles-library option") == ["All libraries", "Kenanga", "Melati"]
    assert len(client.get("/groups?library=nowhere").all(".circle__name")) == 4


def test_a_row_says_when_the_next_session_is(make, client_for):
    group = make.group()
    make.session(group, starts_at=now() + timedelta(days=1))
    assert "tomorrow" in client_for(make.sari).get("/groups").all(".circle")[0]


def test_a_row_says_that_a_session_is_on(make, client_for):
    make.session(state=Status.IN_PROGRESS)
    assert "on now" in client_for(make.sari).get("/groups").all(".circle")[0]


def test_a_row_says_what_the_reader_is_to_the_circle(make, client_for):
    group = make.group(joining=Joining.ASK, informed=[make.andi])
    actions.ask_to_join(group, make.maya, "")
    for person, words in (
        (make.rina, "You moderate"),
        (make.sari, "You are a member"),
        (make.andi, "You get the minutes"),
        (make.maya, "You asked to join"),
        (make.dewi, "Joining is by asking"),
    ):
        assert words in client_for(person).get("/groups").all(".circle")[0]


def test_a_visitor_is_sent_to_sign_in(make, client):
    answer = client.get("/groups")
    assert answer.status_code == 303
    assert answer.location.startswith("/login")


def test_a_visitor_of_a_public_site_sees_public_circles_only(make, client, app, monkeypatch):
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    make.group("Terbuka", visibility=Visibility.PUBLIC)
    make.group("Untuk pustakawan")
    make.group("Tertutup", visibility=Visibility.MEMBERS)
    assert client.get("/groups").all(".circle__name") == ["Terbuka"]


def test_an_empty_list_offers_to_make_the_first_circle(make, client_for):
    page = client_for(make.maya).get("/groups")
    assert "There are no circles here yet" in page.says
    assert page.page.query_one('main a[href="/groups/new"]') is not None


@pytest.mark.parametrize("after", ["x", "!!", "W10", "WzEsMl0", "%F0%9F%92%A5", "9" * 5000])
def test_a_page_that_was_never_offered_is_the_first_page(make, client_for, after):
    make.group()
    page = client_for(make.maya).get(f"/groups?after={after}")
    assert page.status_code == 200
    assert page.all(".circle__name") == ["Obrolan Pagi"]


def test_every_circle_is_on_one_of_the_pages_once(make, client_for):
    names = [f"Lingkar {number:02}" for number in range(55)]
    for name in names:
        make.group(name, members=[])
    browser = client_for(make.maya)
    first = browser.get("/groups")
    older = first.page.query_one("a[rel=next]").attrs["href"]
    second = browser.get(older)
    assert first.all(".circle__name") + second.all(".circle__name") == names
    assert second.page.query_one("a[rel=next]") is None
