"""Links that set a password once."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.people import actions
from cop.people.models import PasswordLink
from tests.cast import PASSWORD

ENDED = "This link works no longer"


@pytest.fixture
def link(make):
    """Give the address of a new link for Sari."""
    token = actions.make_password_link(make.sari)
    db.session.commit()
    return f"/password/{token}"


def test_a_link_sets_the_password_and_signs_in(client, link, make):
    answer = client.submit(link, password=PASSWORD, again=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Your password is set." in client.get("/me/settings").says
    assert client.submit("/me/settings", "/logout").status_code == 303
    assert client.submit("/login", login="sari", password=PASSWORD).status_code == 303


def test_a_link_works_once(client, client_for, link):
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200
    client.submit(link, password=PASSWORD, again=PASSWORD)
    answer = client_for(None).get(link)
    assert (answer.status_code, answer.all("h1")) == (404, [ENDED])
    answer = client_for(None).post(link, password="something quite else")
    assert (answer.status_code, answer.all("h1")) == (404, [ENDED])


def test_a_link_ends_after_two_days(client, link, clock):
    clock.move(hours=47)
    assert client.get(link).status_code == 200
    clock.move(hours=1)
    assert client.get(link).status_code == 404
    assert client.post(link, password=PASSWORD).status_code == 404


def test_a_new_link_ends_the_one_before(client, link, make):
    actions.make_password_link(make.sari)
    assert client.get(link).status_code == 404


def test_a_link_that_never_was_says_what_to_do(client):
    answer = client.get("/password/never")
    assert (answer.status_code, answer.all("h1")) == (404, [ENDED])
    assert "ask the person who looks after this site" in answer.says


def test_the_database_knows_only_the_hash_of_a_link(link):
    kept = db.session.query(PasswordLink).one()
    assert link.removeprefix("/password/") not in str(vars(kept))


def test_a_link_signs_out_every_device(client, client_for, link, make):
    elsewhere = client_for(make.sari)
    client.submit(link, password=PASSWORD, again=PASSWORD)
    assert elsewhere.get("/me/settings").status_code == 303


def test_the_page_of_a_link_is_not_kept_and_not_found_by_search_machines(client, link):
    answer = client.get(link)
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.page.query_one("meta[name=robots]").attrs["content"] == "noindex"


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("", "Please choose a password."),
        ("nine char", "Please choose at least 10 characters."),
        ("x" * 1001, "Please choose at most 1000 characters."),
        ("sari@pustaka.example", "Please choose something other than your name, login or e-mail."),
        ("Sari Wulandari", "Please choose something other than your name, login or e-mail."),
        ("SARIWULANDARI", "Please choose something other than your name, login or e-mail."),
    ],
)
def test_a_password_that_is_not_fit_is_refused_and_the_link_stays(client, link, password, sentence):
    answer = client.submit(link, password=password, again=password)
    assert (answer.status_code, answer.all(".field__error")) == (422, [sentence])
    assert client.get(link).status_code == 200


def test_a_typing_error_is_noticed(client, link):
    answer = client.submit(link, password=PASSWORD, again=PASSWORD + "x")
    assert answer.status_code == 422
    assert answer.all(".field__error") == ["The two are not the same. Please type both again."]
    assert PASSWORD not in answer.text


def test_letters_of_every_script_make_a_password(client, link):
    assert client.submit(link, password="буку и 📚 本棚", again="буку и 📚 本棚").status_code == 303
