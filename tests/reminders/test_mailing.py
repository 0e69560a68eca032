"""Notices leave by mail: at once what cannot wait, all else once a day or a week at seven."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import current_app
from sqlalchemy import select

from cop.db import db
from cop.groups import actions as groups
from cop.groups.actions import choose_levels
from cop.groups.words import Visibility
from cop.jobs.models import OutboxMail
from cop.jobs.sending import send_due
from cop.jobs.sweeping import sweep
from cop.notices.words import Level
from cop.people.actions import choose_digest
from cop.people.words import Digest
from cop.reminders.mailing import mail_at_once, mail_summaries, may_leave
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


def test_what_cannot_wait_is_mailed_at_once(make, session, mailbox):
    make.bring(session, Status.CANCELLED)
    sweep()
    (mail,) = to(mailbox, make.sari)
    assert mail["subject"] == "Obrolan Pagi: Obrolan Pagi 1 is cancelled"
    assert "Obrolan Pagi 1 is cancelled. Semua sedang dinas luar." in text_of(mail)
    assert mail["list-id"] == "<obrolan-pagi.circles.127.0.0.1>"
    assert mail["in-reply-to"] == mail["references"] == f"<session-{session.id}@127.0.0.1>"
    assert mail["list-unsubscribe-post"] == "List-Unsubscribe=One-Click"
    assert STOP.match(mail["list-unsubscribe"])
    assert to(mailbox, make.rina) == []  # she did it


def test_the_summary_comes_at_seven_on_ones_own_clock_once(make, session, mailbox, clock):
    clock.set(datetime(2027, 3, 1, 23, 59, tzinfo=UTC))  # 06:59
    sweep()
    assert to(mailbox, make.sari) == []
    clock.move(minutes=2)
    sweep()
    clock.move(minutes=2)
    sweep()
    (mail,) = to(mailbox, make.sari)
    assert mail["subject"] == "Your circles, Tuesday 2 March"
    assert "- Obrolan Pagi 1 is open: read the agenda and propose points." in text_of(mail)
    assert "OBROLAN PAGI" in text_of(mail)
    clock.move(days=1)
    sweep()
    assert len(to(mailbox, make.sari)) == 1  # nothing new, no mail


def test_what_comes_after_seven_waits_for_the_next_morning(make, session, mailbox, clock):
    clock.set(datetime(2027, 3, 2, 1, 0, tzinfo=UTC))
    sweep()
    make.session(session.group, starts_at=EVENING + timedelta(days=7))
    clock.move(hours=1)
    sweep()
    assert len(to(mailbox, make.sari)) == 1
    clock.move(days=1)
    sweep()
    assert len(to(mailbox, make.sari)) == 2
    assert "Obrolan Pagi 1" not in text_of(to(mailbox, make.sari)[1])


def test_what_was_read_is_in_no_summary(make, session, mailbox, clock, client_for):
    client_for(make.sari).submit("/me/notices", "/me/notices/read")
    clock.move(days=1)
    sweep()
    assert to(mailbox, make.sari) == []
    assert len(to(mailbox, make.bayu)) == 1


def test_a_weekly_summary_comes_on_monday_and_none_to_who_wants_none(make, session, mailbox, clock):
    with own_unit():
        choose_digest(make.sari, Digest.WEEKLY)
        choose_digest(make.bayu, Digest.NEVER)
    for _day in range(6):
        clock.move(days=1)
        sweep()
    assert to(mailbox, make.sari) == []
    clock.set(datetime(2027, 3, 8, 0, 1, tzinfo=UTC))  # Monday, 07:01
    sweep()
    assert len(to(mailbox, make.sari)) == 1
    assert to(mailbox, make.bayu) == []


def test_who_wants_a_circle_in_the_summary_alone_gets_no_mail_at_once(
    make, session, mailbox, clock
):
    with own_unit():
        choose_levels(make.sari, {session.group_id: Level.DIGEST})
    make.bring(session, Status.CANCELLED)
    sweep()
    assert to(mailbox, make.sari) == []
    clock.move(days=1)
    sweep()
    (mail,) = to(mailbox, make.sari)
    assert "is cancelled" in text_of(mail)


def test_what_one_may_no_longer_see_is_in_no_mail(make, mailbox, clock):
    clock.set(EVENING)
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    session = make.session(group, starts_at=EVENING + timedelta(days=7))
    make.bring(session, Status.CANCELLED)
    with own_unit():
        groups.leave(group, make.sari)
    sweep()
    clock.move(days=1)
    sweep()
    assert to(mailbox, make.sari) == []
    assert len(to(mailbox, make.bayu)) == 2


def test_a_mail_that_waits_is_taken_back_when_its_receiver_sees_no_more_what_it_tells(
    make, mailbox, clock
):
    clock.set(EVENING)
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    make.session(group, starts_at=EVENING + timedelta(days=7))
    mailbox.verdict = "451 later"
    clock.move(hours=14)
    sweep()
    with own_unit():
        groups.leave(group, make.sari)
    mailbox.verdict = ""
    clock.move(hours=1)
    sweep()
    assert to(mailbox, make.sari) == []
    assert len(to(mailbox, make.bayu)) == 1
    db.session.rollback()
    key = OutboxMail.key.startswith(f"digest-{make.sari.id}-")
    mail = db.session.scalars(select(OutboxMail).where(key)).one()
    assert (mail.delivery, mail.text) == ("failed", "")


def test_no_mail_leaves_about_what_is_seen_no_more_however_many_wait(
    make, session, mailbox, monkeypatch
):
    monkeypatch.setattr("cop.jobs.sending.MOST", 2)
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    closed = make.session(group, starts_at=EVENING + timedelta(days=7))
    make.bring(closed, Status.CANCELLED)
    mail_at_once()
    make.bring(session, Status.CANCELLED)
    mail_at_once()
    with own_unit():
        groups.leave(group, make.sari)
    for _again in range(3):
        send_due()
    assert [mail["subject"] for mail in to(mailbox, make.sari)] == [
        "Obrolan Pagi: Obrolan Pagi 1 is cancelled"
    ]
    assert len(to(mailbox, make.bayu)) == 2


def test_waiting_mails_are_looked_at_once_each(make, session, mailbox, monkeypatch):
    looked = []

    def look(mail):
        looked.append(mail.key)
        return may_leave(mail)

    monkeypatch.setitem(current_app.extensions, "last_looks", {"notice": look})
    make.bring(session, Status.CANCELLED)
    sweep()
    assert len(looked) == len(set(looked)) == len(mailbox.mails) == 2


def test_a_summary_speaks_the_language_and_the_zone_of_its_receiver(make, clock, mailbox):
    clock.set(EVENING)
    wayan = make.person("Wayan Sudiarta", locale="id", time_zone="Asia/Makassar")
    session = make.session(make.group(members=[wayan]), starts_at=EVENING + timedelta(days=7))
    make.bring(session, Status.OPEN)
    clock.set(datetime(2027, 3, 1, 23, 1, tzinfo=UTC))  # 07:01 in Makassar
    sweep()
    (mail,) = to(mailbox, wayan)
    assert mail["subject"] == "Lingkar Anda, Selasa, 2 Maret"
    assert "1 Mar, 19.00" in text_of(mail)


def test_without_a_server_summaries_are_kept_and_written_once(make, session, clock):
    clock.move(days=1)
    assert mail_summaries() == 2
    assert mail_summaries() == 0


def test_a_worker_that_starts_at_night_waits_for_the_morning(make, session, clock, mailbox):
    clock.set(datetime(2027, 3, 2, 22, 0, tzinfo=UTC))  # Wednesday, 05:00
    sweep()
    assert to(mailbox, make.sari) == []
    clock.set(datetime(2027, 3, 3, 0, 5, tzinfo=UTC))
    sweep()
    (mail,) = to(mailbox, make.sari)
    assert mail["subject"] == "Your circles, Wednesday 3 March"
