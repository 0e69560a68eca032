"""Changing one's password."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.people import actions
from tests.cast import PASSWORD

NEW = "kucing putih di rak buku"


@pytest.fixture
def rina(make):
    return make.person("Rina Anggraini", login="rina", password=PASSWORD)


def test_who_knows_the_present_password_changes_it(client_for, rina):
    client = client_for(rina)
    answer = client.submit("/me/password", present=PASSWORD, password=NEW, again=NEW)
    assert answer.location == "/me/settings"
    assert "Your password is changed." in client.follow(answer).says
    visitor = client_for(None)
    assert visitor.submit("/login", login="rina", password=PASSWORD).status_code == 422
    assert visitor.submit("/login", login="rina", password=NEW).status_code == 303


def test_changing_the_password_signs_out_the_other_devices_and_ends_links(client_for, rina):
    here, there = client_for(rina), client_for(rina)
    link = "/password/" + actions.make_password_link(rina)
    db.session.commit()
    here.submit("/me/password", present=PASSWORD, password=NEW, again=NEW)
    assert here.get("/me/settings").status_code == 200
    assert there.get("/me/settings").status_code == 303
    assert client_for(None).get(link).status_code == 404


def test_a_wrong_present_password_changes_nothing(client_for, rina):
    here, there = client_for(rina), client_for(rina)
    answer = here.submit("/me/password", present="wrong", password=NEW, again=NEW)
    assert answer.status_code == 422
    assert answer.all(".field__error") == ["This is not your present password."]
    assert NEW not in answer.text
    assert there.get("/me/settings").status_code == 200


@pytest.mark.parametrize("new", ["short", "rina@pustaka.example", ""])
def test_a_new_password_that_is_not_fit_is_refused(client_for, rina, new):
    answer = client_for(rina).submit("/me/password", present=PASSWORD, password=new, again=new)
    assert answer.status_code == 422
    assert len(answer.all(".field__error")) == 1


def test_guessing_the_present_password_is_slowed_down(client_for, rina):
    client = client_for(rina)
    for _ in range(10):
        assert client.post("/me/password", present="x", password=NEW).status_code == 422
    answer = client.post("/me/password", present=PASSWORD, password=NEW)
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_visitors_sign_in_first(client):
    assert client.get("/me/password").location == "/login?next=/me/password"
    assert client.post("/me/password", present="x", password=NEW).location == "/login"
