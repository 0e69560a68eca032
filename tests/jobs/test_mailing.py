"""What the site has to say by mail leaves it once, whatever happens to worker and server."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from sqlalchemy import select

from cop.config import ROOT, Unusable, read
from cop.db import db
from cop.jobs import outbox
from cop.jobs.letters import Newcomer
from cop.jobs.models import JobRun, OutboxMail
from cop.jobs.sending import CLAIM, send_due
from cop.jobs.sweeping import sweep
from cop.kit.clock import now
from tests.bed.mailbox import PATIENCE
from tests.bed.writing import own_unit
from tests.jobs.post import LETTER, kept, written

COMMAND = [sys.executable, "-m", "flask", "--app", "wsgi", "cop", "worker", "--once"]


def a_worker(mailbox):
    """Start a real worker that sweeps once; its table is emptied after the test."""
    with own_unit():
        db.session.merge(JobRun(name="rehearsal", at=now()))
    settings = {**os.environ, "COP_SMTP_URL": mailbox.url}
    return subprocess.Popen(COMMAND, env=settings, cwd=ROOT, stdout=subprocess.PIPE)


def test_a_mail_is_sent_once(make, mailbox):
    written(make.sari, headers={"List-Id": "Obrolan Pagi <obrolan-pagi.localhost>"})
    assert send_due() == 1
    assert send_due() == 0
    (mail,) = mailbox.mails
    assert mailbox.recipients == [["sari@pustaka.example"]]
    assert mail["to"] == "Sari Wulandari <sari@pustaka.example>"
    assert mail["subject"] == "Rak yang kosong"
    assert (mail["auto-submitted"], mail["content-language"]) == ("auto-generated", "en")
    assert mail["list-id"] == "Obrolan Pagi <obrolan-pagi.localhost>"
    text = mail.get_body(("plain",)).get_content().replace("\r\n", "\n")
    assert "Kapan: 09.00 WIB" in text
    assert "Buka:\nhttp://127.0.0.1:8000/x" in text
    assert "- Satu (kemarin)\n  http://127.0.0.1:8000/1" in text
    page = mail.get_body(("html",)).get_content()
    assert "&lt;b&gt;ulang&lt;/b&gt;" in page
    assert "<img" not in page
    assert "url(" not in page
    (row,) = kept()
    assert (row.delivery, row.tries, row.fault) == ("sent", 1, "")


def test_the_same_is_never_queued_twice(make):
    assert written(make.sari) is not None
    assert written(make.sari) is None
    assert len(kept()) == 1


def test_a_mail_belongs_to_the_unit_of_work_of_what_it_tells(make):
    def failing():
        with own_unit():
            outbox.post(LETTER, make.sari, key="test-1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert kept() == []


def test_without_a_server_mails_are_kept_and_an_administrator_reads_so(make, client_for):
    written(make.sari)
    assert send_due() == 0
    said = client_for(make.dewi).get("/admin/mails").says
    assert "No mail server is set" in said
    assert "Sari Wulandari sari@pustaka.example" in said
    assert "Rak yang kosong" not in said  # what a mail says is its receiver’s alone


def test_a_mail_that_cannot_be_handed_over_is_tried_later_and_given_up_after_a_day(
    make, mailbox, clock
):
    mailbox.verdict = "451 try later"
    written(make.sari)
    assert send_due() == 0
    (row,) = kept()
    assert (row.delivery, row.tries, row.fault) == ("waiting", 1, "451 try later")
    assert send_due() == 0
    assert kept()[0].tries == 1
    for _again in range(60):
        clock.move(minutes=30)
        send_due()
    (row,) = kept()
    assert row.delivery == "failed"
    assert "could not be sent for a day. 451 try later" in row.fault
    assert 20 < row.tries < 40
    assert mailbox.mails == []


def test_an_administrator_reads_in_their_language_why_a_mail_was_given_up(
    make, mailbox, client_for, clock
):
    mailbox.verdict = "451 try later"
    written(make.sari)
    send_due()
    clock.move(days=1, minutes=1)
    send_due()
    with own_unit():
        make.dewi.locale = "id"
    page = client_for(make.dewi).get("/admin/mails?state=failed")
    assert "Surel ini tidak terkirim selama sehari. 451 try later" in page.says


def test_an_administrator_sends_it_again(make, mailbox, client_for, clock):
    mailbox.refusal = "550 no such user"
    written(make.sari)
    send_due()
    dewi = client_for(make.dewi)
    page = dewi.get("/admin/mails?state=failed")
    assert "550 no such user" in page.says
    mailbox.refusal = ""
    (row,) = kept()
    dewi.submit("/admin/mails", f"/admin/mails/{row.id}/send-again")
    assert send_due() == 1
    assert len(mailbox.mails) == 1
    assert dewi.post(f"/admin/mails/{row.id}/send-again").status_code == 409
    assert "Mail sent again" in dewi.get("/admin/audit").says


def test_an_address_that_the_server_refuses_keeps_no_other_from_getting_mail(make, mailbox):
    mailbox.refusal = "550 no such user"
    written(make.sari)
    send_due()
    mailbox.refusal = ""
    written(make.bayu, key="test-2")
    assert send_due() == 1
    assert [row.delivery for row in kept()] == ["failed", "sent"]


def test_an_address_that_no_server_takes_is_given_up(make, mailbox):
    written(Newcomer("wulan@перпус.example", "id"))
    written(make.sari, key="test-2")
    assert send_due() == 1
    assert [row.delivery for row in kept()] == ["failed", "sent"]


def test_an_unreachable_server_costs_one_try_in_a_sweep(make, app, monkeypatch):
    monkeypatch.setitem(app.config, "COP_SMTP_URL", "smtp://127.0.0.1:1")
    written(make.sari)
    written(make.bayu, key="test-2")
    assert send_due() == 0
    assert [row.tries for row in kept()] == [1, 0]
    assert "Connection refused" in kept()[0].fault


def test_a_worker_killed_between_the_answer_of_the_server_and_its_commit_loses_nothing(
    make, mailbox, clock
):
    written(make.sari)
    mailbox.go_on.clear()
    process = a_worker(mailbox)
    assert mailbox.arrived.wait(PATIENCE)
    with own_unit():  # while this holds the row, the worker cannot write that it was sent
        db.session.scalars(select(OutboxMail).with_for_update()).all()
        mailbox.go_on.set()
        assert mailbox.answered.wait(PATIENCE)
        process.kill()
        process.communicate()
    assert [row.delivery for row in kept()] == ["waiting"]
    sweep()
    assert len(mailbox.mails) == 1  # its claim has not ended
    clock.move(seconds=CLAIM.total_seconds() + 60)
    sweep()
    clock.move(hours=2)
    sweep()
    first, copy = mailbox.mails
    assert first["message-id"] == copy["message-id"]
    assert [row.delivery for row in kept()] == ["sent"]


def test_two_workers_share_the_mails(make, mailbox):
    for number in range(10):
        written(make.sari, key=f"test-{number}")
    for process in [a_worker(mailbox) for _ in range(2)]:
        process.communicate(timeout=PATIENCE)
    sweep()
    ids = [mail["message-id"] for mail in mailbox.mails]
    assert len(ids) == len(set(ids)) == 10


@pytest.mark.parametrize(
    "address",
    ["mail.example", "http://mail.example", "smtp://", "smtp://host:99999", "smtp://[x", "smtp:25"],
)
def test_a_mail_server_that_cannot_be_one_is_refused_in_words(address, tmp_path):
    with pytest.raises(Unusable, match="COP_SMTP_URL must be like"):
        read({"COP_SMTP_URL": address, "COP_INSTANCE": str(tmp_path)})


def test_a_sender_that_is_no_address_is_refused_in_words(tmp_path):
    with pytest.raises(Unusable, match="COP_MAIL_FROM must be"):
        read({"COP_MAIL_FROM": "Lingkar <x@y>\n", "COP_INSTANCE": str(tmp_path)})
