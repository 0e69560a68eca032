"""A forgotten password is set by a link that comes by mail, and nobody learns who is here."""

from __future__ import annotations

import re

from sqlalchemy import select

from cop.db import db
from cop.jobs.models import OutboxMail
from cop.jobs.sweeping import sweep
from cop.people import actions
from cop.people.models import PasswordWish
from tests.bed.writing import own_unit
from tests.cast import PASSWORD

LINK = re.compile(r"http://[^/]+(/password/\S+)")


def ask(client, typed):
    return client.submit("/password", login=typed)


def test_the_link_comes_by_mail_and_sets_the_password(client, make, mailbox, clock):
    sari = make.sari
    page = client.get("/login")
    assert page.page.query_one('a[href="/password"]') is not None
    answer = ask(client, " SARI@pustaka.example ")
    assert (answer.status_code, answer.location) == (303, "/password?state=asked")
    sweep()
    (mail,) = mailbox.mails
    assert mail["to"] == f"{sari.name} <{sari.email}>"
    assert mail["subject"] == "Set a new password"
    link = LINK.search(mail.get_body(("plain",)).get_content())[1]
    answer = client.submit(link, password=PASSWORD, again=PASSWORD)
    assert answer.status_code == 303
    assert client.get("/me/settings").status_code == 200


def test_the_page_answers_the_same_whether_or_not_there_is_such_an_account(client, make, mailbox):
    assert make.sari
    known, unknown = ask(client, "sari"), ask(client, "nobody")
    assert (known.status_code, known.location) == (unknown.status_code, unknown.location)
    assert known.get_data() == unknown.get_data()
    assert not any("people" in statement for statement in known.statements)  # nobody is looked up
    sweep()
    assert len(mailbox.mails) == 1
    db.session.rollback()
    assert db.session.scalars(select(PasswordWish)).all() == []


def test_the_mail_speaks_the_language_of_the_receiver(client, make, mailbox):
    make.person("Wayan Sudiarta", login="wayan", locale="id")
    ask(client, "wayan")
    sweep()
    (mail,) = mailbox.mails
    assert mail["subject"] == "Atur kata sandi baru"
    assert mail["content-language"] == "id"


def test_a_closed_account_gets_no_link(client, make, mailbox):
    with own_unit():
        actions.deactivate(make.sari)
    ask(client, "sari")
    sweep()
    assert mailbox.mails == []


def test_a_wish_ends_no_link_that_was_given_before(client, make, mailbox):
    with own_unit():
        token = actions.make_password_link(make.sari)
    ask(client, "sari")
    sweep()
    assert client.get(f"/password/{token}").status_code == 200


def test_too_many_wishes_are_refused(client, make, mailbox):
    for _again in range(3):
        assert ask(client, "sari").status_code == 303
    answer = ask(client, "sari")
    assert answer.status_code == 429
    assert "Too many attempts" in answer.says
    assert answer.page.query_one("#login").attrs["value"] == "sari"


def test_nothing_typed_is_asked_for_again(client, mailbox):
    answer = ask(client, "")
    assert answer.status_code == 422
    assert "Please type your login or e-mail." in answer.says


def test_a_site_without_mail_says_whom_to_ask(client):
    assert "This site sends no mail" in client.get("/password").says
    assert client.post("/password", login="sari").status_code == 409
    assert db.session.scalars(select(OutboxMail)).all() == []


def test_the_outbox_holds_no_link_once_it_was_sent(client, make, mailbox):
    assert make.sari
    ask(client, "sari")
    sweep()
    db.session.rollback()
    (row,) = db.session.scalars(select(OutboxMail))
    assert row.text == row.html == ""
