"""Mails end by a link in them, and come again by another."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from cop.db import db
from cop.groups.queries import own_levels
from cop.jobs.sweeping import sweep
from cop.notices.words import Level
from cop.people.words import Digest
from cop.sessions import actions as sessions
from cop.sessions.words import Status
from tests.bed.writing import own_unit

EVENING = datetime(2027, 3, 1, 11, 0, tzinfo=UTC)  # Monday, 18:00 in Jakarta
STOP = re.compile(r"^<http://[^/]+(/mail/stop/\S+)>$")


@pytest.fixture
def session(make, clock):
    """Give a session next week, opened on a Monday evening."""
    clock.set(EVENING)
    return make.session(starts_at=EVENING + timedelta(days=7))


def to(mailbox, person):
    return [mail for mail in mailbox.mails if person.email in mail["to"]]


def text_of(mail):
    said = mail.get_body(("plain",)).get_content()
    return said.replace("\r\n", "\n").replace("\xa0", " ")


def test_a_guest_ends_mails_of_the_circle(make, session, mailbox, client, clock):
    with own_unit():
        sessions.let_in(session, make.maya)
    make.bring(session, Status.CANCELLED)
    sweep()
    link = STOP.match(to(mailbox, make.maya)[0]["list-unsubscribe"])[1]
    assert client.send("POST", link).status_code == 200
    assert client.send("POST", link).status_code == 200  # again changes nothing
    other = make.session(session.group, starts_at=EVENING + timedelta(days=8))
    elsewhere = make.session(make.group("Lain"), starts_at=EVENING + timedelta(days=8))
    with own_unit():
        sessions.let_in(other, make.maya)
        sessions.let_in(elsewhere, make.maya)
    make.bring(other, Status.CANCELLED)
    make.bring(elsewhere, Status.CANCELLED)
    clock.move(minutes=2)
    sweep()
    assert [mail["subject"] for mail in to(mailbox, make.maya)] == [
        "Obrolan Pagi: invitation to Obrolan Pagi 1",
        "Obrolan Pagi: Obrolan Pagi 1 is cancelled",
        "Lain: invitation to Lain 1",
        "Lain: Lain 1 is cancelled",
    ]
    clock.move(days=1)
    sweep()
    assert "Obrolan Pagi 2 is cancelled" in text_of(to(mailbox, make.maya)[-1])


def test_a_link_in_the_mail_ends_mails_without_signing_in(make, session, mailbox, client):
    make.bring(session, Status.CANCELLED)
    sweep()
    link = STOP.match(to(mailbox, make.sari)[0]["list-unsubscribe"])[1]
    page = client.get(link)
    assert "No more of these mails?" in page.says
    assert "Obrolan Pagi" in page.says
    answer = client.send("POST", link, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert "You get no more of these mails" in answer.says
    db.session.rollback()
    assert {one.name: one.level for one in own_levels(make.sari)} == {"Obrolan Pagi": Level.DIGEST}
    client.send("POST", link)
    assert client.get(link[:-3] + "abc").status_code == 404
    assert client.send("POST", "/mail/stop/WzEsMF0.x").status_code == 404


def test_a_link_in_the_summary_ends_summaries(make, session, mailbox, client, clock):
    clock.move(days=1)
    sweep()
    link = STOP.match(to(mailbox, make.sari)[0]["list-unsubscribe"])[1]
    client.submit(link, link)
    db.session.rollback()
    assert make.sari.digest is Digest.NEVER


def ended(session, mailbox, person):
    sweep()
    return STOP.match(to(mailbox, person)[-1]["list-unsubscribe"])[1]


def test_a_guest_takes_it_back_on_the_same_page(make, session, mailbox, client, clock):
    with own_unit():
        sessions.let_in(session, make.maya)
    link = ended(session, mailbox, make.maya)
    client.submit(link, link)
    assert "You get no more of these mails" in client.get(link).says
    answer = client.submit(link, f"{link}/take-back")
    assert "You get these mails again" in answer.says
    assert "No more of these mails?" in client.get(link).says
    make.bring(session, Status.CANCELLED)
    clock.move(minutes=2)
    sweep()
    assert to(mailbox, make.maya)[-1]["subject"] == "Obrolan Pagi: Obrolan Pagi 1 is cancelled"


def test_a_member_and_who_ended_summaries_take_it_back(make, session, mailbox, client, clock):
    make.bring(session, Status.CANCELLED)
    link = ended(session, mailbox, make.sari)
    client.submit(link, link)
    client.submit(link, f"{link}/take-back")
    db.session.rollback()
    assert [one.level for one in own_levels(make.sari)] == [Level.SESSIONS]
    clock.move(days=1)
    link = ended(session, mailbox, make.bayu)
    client.submit(link, link)
    client.submit(link, f"{link}/take-back")
    db.session.rollback()
    assert make.bayu.digest is Digest.DAILY
    assert client.send("POST", "/mail/stop/WzEsMF0.x/take-back").status_code in (400, 404)
