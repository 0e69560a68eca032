"""An invitation goes by mail where an address was given."""

from __future__ import annotations

import re

from cop.jobs.sweeping import sweep

LINK = re.compile(r"http://[^/]+(/invitations/\S+)")


def text_of(mail):
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


def test_the_link_comes_by_mail_and_lets_in(make, client_for, mailbox):
    make.session(make.group(), place="Ruang baca")
    rina = client_for(make.rina)
    answer = rina.submit(
        "/groups/obrolan-pagi/invitations",
        session="1",
        email=" tari@pustaka.example ",
        note="Datanglah!",
    )
    assert "A mail with the link is on its way to tari@pustaka.example." in answer.says
    sweep()
    (mail,) = mailbox.mails
    assert mail["to"] == "tari@pustaka.example"
    assert mail["subject"] == "Invitation to Obrolan Pagi 1"
    text = text_of(mail)
    assert f"{make.rina.name} invites you." in text
    assert "“Datanglah!”" in text
    assert "Place: Ruang baca" in text
    assert client_for(None).get(LINK.search(text)[1]).status_code == 200


def test_somebody_with_an_account_is_invited_in_their_language(make, client_for, mailbox):
    wayan = make.person("Wayan Sudiarta", locale="id")
    make.group()
    client_for(make.rina).submit("/groups/obrolan-pagi/invitations", email=wayan.email)
    sweep()
    assert mailbox.mails[0]["subject"] == "Undangan ke lingkar Obrolan Pagi"


def test_an_address_that_is_none_is_said_and_kept(make, client_for, mailbox):
    answer = client_for(make.dewi).submit("/admin/invitations", email="tari at home", note="Halo")
    assert answer.status_code == 422
    assert "“tari at home” is no e-mail address." in answer.says
    assert "Halo" in answer.get_data(as_text=True)


def test_nobody_sends_mails_to_addresses_without_end(make, client_for, mailbox, monkeypatch):
    monkeypatch.setattr("cop.invitations.actions.MAILS_A_DAY", 1)
    dewi = client_for(make.dewi)
    assert dewi.submit("/admin/invitations", email="a@pustaka.example").status_code == 200
    answer = dewi.submit("/admin/invitations", email="b@pustaka.example")
    assert answer.status_code == 429
    assert dewi.submit("/admin/invitations").status_code == 200


def test_a_site_without_mail_offers_none(make, client_for):
    page = client_for(make.dewi).get("/admin/invitations")
    assert page.page.query_one("#email") is None
