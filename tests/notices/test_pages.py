"""The list of notices, what is unread on every page, and how much one is told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.db import db
from cop.notices.models import Notice
from cop.people.words import Digest
from cop.sessions.words import Status


@pytest.fixture
def told(make):
    """Give the sessions of which Sari was told: that three are open."""
    group = make.group()
    return [make.session(group) for _ in range(3)]


def ids(person):
    db.session.rollback()
    wanted = select(Notice.id).where(Notice.person_id == person.id).order_by(Notice.id)
    return list(db.session.scalars(wanted))


def test_every_page_says_how_many_are_unread(make, client_for, told):
    sari = client_for(make.sari)
    assert sari.get("/archive").all(".bar__unread") == ["3"]
    assert "3 unread notices" in sari.get("/archive").get_data(as_text=True)
    assert client_for(make.rina).get("/archive").all(".bar__unread") == []


def test_a_notice_leads_to_what_it_is_about_and_is_read_then(make, client_for, told):
    sari, first = client_for(make.sari), ids(make.sari)[0]
    answer = sari.get(f"/me/notices/{first}")
    assert answer.status_code == 303
    assert answer.location == "/groups/obrolan-pagi/sessions/1"
    assert sari.get("/me/notices").all(".bar__unread") == ["2"]


def test_one_and_all_can_be_marked_as_read(make, client_for, told):
    sari, (first, *_rest) = client_for(make.sari), ids(make.sari)
    answer = sari.submit("/me/notices", f"/me/notices/{first}/read")
    assert answer.location == f"/me/notices#notice-{first}"
    assert sari.get("/me/notices").all(".bar__unread") == ["2"]
    assert sari.submit("/me/notices", "/me/notices/read").location == "/me/notices"
    page = sari.get("/me/notices")
    assert page.all(".bar__unread") == []
    assert page.page.query_one('form[action="/me/notices/read"]') is None


def test_what_comes_while_one_reads_stays_unread(make, client_for, told):
    sari = client_for(make.sari)
    seen = max(ids(make.sari))
    make.session(told[0].group, state=Status.OPEN)
    sari.post("/me/notices/read", until=seen)
    assert sari.get("/me/notices").all(".bar__unread") == ["1"]
    for nonsense in ("", "x", "-1", "9" * 30):
        assert sari.post("/me/notices/read", until=nonsense).status_code == 303


def test_a_notice_of_somebody_else_is_not_there(make, client_for, told):
    first = ids(make.sari)[0]
    bayu = client_for(make.bayu)
    assert bayu.get(f"/me/notices/{first}").status_code == 404
    assert bayu.post(f"/me/notices/{first}/read").status_code == 404


def test_one_chooses_how_much_one_is_told(make, client_for, told):
    sari, group = client_for(make.sari), told[0].group
    page = sari.get("/me/notices/settings")
    assert "Obrolan Pagi" in page.says
    chosen = {"digest": "weekly", f"circle_{group.id}": "none"}
    assert sari.submit("/me/notices/settings", **chosen).status_code == 303
    db.session.rollback()
    assert make.sari.digest is Digest.WEEKLY
    make.session(group)
    assert len(ids(make.sari)) == 3


def test_a_choice_that_there_is_not_is_refused(make, client_for, told):
    answer = client_for(make.sari).post("/me/notices/settings", digest="hourly")
    assert answer.status_code == 422
    assert "Please choose one of these." in answer.says
