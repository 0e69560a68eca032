"""Nobody does anything to a mail that its words should not do, and secrets are not kept."""

from __future__ import annotations

import smtplib
from email.errors import MessageError

import pytest

from cop.jobs.letters import Letter, Newcomer
from cop.jobs.sending import send_due
from tests.jobs.post import kept, written


def test_nobody_writes_headers_by_a_name_or_a_title(make, mailbox):
    make.sari.name = 'Sari"\r\nBcc: all@pustaka.example\u202e'
    subject = "Rapat\r\nX-Injected: yes\n\nHello"
    written(make.sari, letter=Letter(subject, ("x" * 10_000_000,)))
    assert send_due() == 1
    (mail,) = mailbox.mails
    assert mail["x-injected"] is None
    assert mail["bcc"] is None
    assert mail["subject"] == "Rapat X-Injected: yes Hello"
    assert mailbox.recipients == [["sari@pustaka.example"]]
    assert len(mail.as_bytes()) < 20_000


@pytest.mark.parametrize(
    "hidden",
    [
        "=?utf-8?q?=0d=0aReply-To:_evil@x=0d=0aContent-Type:_text/html=0d=0a=0d=0a<a_href=3Dx>?=",
        "=?utf-8?b?DQpSZXBseS1UbzogZXZpbEB4DQoNCjxhIGhyZWY9eD4=?=",
        "==??utf-8?q?=0aReply-To:_evil@x?=",
        "=\x01?utf-8?q?=0aReply-To:_evil@x?=",
    ],
)
def test_nobody_hides_headers_in_encoded_words(make, mailbox, app, monkeypatch, hidden):
    make.sari.name = hidden
    monkeypatch.setitem(app.config, "COP_MAIL_FROM", "lingkar@pustaka.example")
    written(
        make.sari,
        letter=Letter(f"{hidden}: rapat", ("Halo.",)),
        headers={"List-Id": f"{hidden} <x.localhost>", "References": hidden},
    )
    assert send_due() == 1
    (sent,) = mailbox.bytes
    head = sent.partition(b"\r\n\r\n")[0].lower()
    assert b"\nreply-to" not in head
    assert b"=?utf-8" not in head
    assert head.count(b"\ncontent-type:") == 1
    assert b"multipart/alternative" in head
    assert b"mime-version:" in head
    assert b"<a href=x>" not in sent
    assert mailbox.recipients == [["sari@pustaka.example"]]


def test_an_address_that_hides_something_is_given_up(make, mailbox):
    written(Newcomer("=?utf-8?q?=0aBcc:_x?=@pustaka.example", "id"))
    written(make.sari, key="test-2")
    assert send_due() == 1
    assert [row.delivery for row in kept()] == ["failed", "sent"]


def test_a_mail_that_breaks_while_it_is_handed_over_ends_no_sweep(make, mailbox, monkeypatch):
    whole = smtplib.SMTP.send_message

    def breaks(line, message, *given):
        if "bayu" in message["to"]:
            raise MessageError("folded header contains newline")
        return whole(line, message, *given)

    monkeypatch.setattr(smtplib.SMTP, "send_message", breaks)
    written(make.bayu)
    written(make.sari, key="test-2")
    assert send_due() == 1
    assert [row.delivery for row in kept()] == ["failed", "sent"]
    assert "cannot be written" in kept()[0].fault


def test_a_secret_link_is_not_kept_when_it_was_sent_or_given_up(make, mailbox, client_for):
    written(make.sari, secret=True)
    mailbox.refusal = "550 no such user"
    written(make.bayu, key="test-2", secret=True)
    mailbox.refusal = ""
    send_due()
    mailbox.refusal = "550 no such user"
    written(make.rina, key="test-3", secret=True)
    send_due()
    assert [(row.text, row.html) for row in kept()] == [("", "")] * 3
    assert len(mailbox.mails) == 2
    dewi = client_for(make.dewi)
    assert "What it said is not kept." in dewi.get("/admin/mails").says
    assert dewi.post(f"/admin/mails/{kept()[2].id}/send-again").status_code == 409
