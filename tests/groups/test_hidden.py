"""A circle for members is not there for anybody else."""

from __future__ import annotations

import pytest
from flask import Flask

from cop.groups.words import Visibility
from cop.sessions.words import Status

SLUG = "rahasia-dapur"
FILLED = {"slug": SLUG, "login": "sari", "number": 1}


def addresses(app: Flask) -> list[tuple[str, str]]:
    """Return every method and address of this room that names a circle."""
    found = []
    for rule in app.url_map.iter_rules():
        if rule.endpoint.startswith("groups.") and "slug" in rule.arguments:
            with app.test_request_context():
                address = app.url_for(rule.endpoint, **{k: FILLED[k] for k in rule.arguments})
            found += [(method, address) for method in rule.methods & {"GET", "POST"}]
    return found


@pytest.fixture
def hidden(make):
    group = make.group("Rahasia dapur", visibility=Visibility.MEMBERS, charter="Sangat rahasia")
    make.session(group, state=Status.IN_PROGRESS)
    make.output(group, "Keluaran rahasia")
    return group


def test_an_outsider_finds_nothing_at_any_of_its_addresses(app, make, client_for, hidden):
    every = addresses(app)
    assert len(every) > 15
    for person in (make.maya, make.dewi):
        browser = client_for(person)
        for method, address in every:
            if method == "GET":
                status = browser.get(address).status_code
            else:
                status = browser.post(address, role="member", who="maya").status_code
            assert status == 404, (method, address)


def test_an_outsider_sees_it_in_no_list(make, client_for, hidden):
    for path in ("/groups", "/", f"/people/{make.rina.login}"):
        page = client_for(make.maya).get(path).get_data(as_text=True)
        assert "ahasia" not in page, path


def test_a_visitor_of_a_public_site_finds_neither_it_nor_one_for_the_signed_in(
    app, client, make, hidden, monkeypatch
):
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    make.group("Untuk semua pustakawan")
    for path in (f"/groups/{SLUG}", f"/groups/{SLUG}/sessions", "/groups/untuk-semua-pustakawan"):
        assert client.get(path).status_code == 404
    assert client.get("/groups").all(".circle") == []


def test_its_members_find_it(make, client_for, hidden):
    browser = client_for(make.sari)
    assert browser.get("/groups").all(".circle__name") == ["Rahasia dapur"]
    for path in ("", "/sessions", "/members", "/leave"):
        assert browser.get(f"/groups/{SLUG}{path}").status_code == 200
