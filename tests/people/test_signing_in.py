"""Signing in and out."""

from __future__ import annotations

from contextvars import Context
from datetime import timedelta
from hashlib import sha256
from http.cookies import SimpleCookie
from time import process_time
from timeit import timeit

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from cop.db import db
from cop.people.models import Device
from cop.people.passwords import hashed, matches
from tests.cast import PASSWORD

WRONG = "This login and this password do not belong together."


@pytest.fixture
def rina(make):
    return make.person("Rina Anggraini", login="rina", password=PASSWORD)


def cookie_in(app, answer):
    """Return what the cookie of the answer says."""
    value = SimpleCookie(answer.headers["Set-Cookie"])["lingkar"].value
    return app.session_interface.get_signing_serializer(app).loads(value)


@pytest.mark.parametrize(
    "typed", ["rina", " RINA ", "rina@pustaka.example", "Rina@Pustaka.Example"]
)
def test_one_signs_in_by_login_or_email_in_any_case(client, rina, typed):
    answer = client.submit("/login", login=typed, password=PASSWORD)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/me/settings").status_code == 200


def test_the_sign_in_page_sends_people_who_are_signed_in_on(client_for, rina):
    assert client_for(rina).get("/login?next=/groups").location == "/groups"


def test_after_signing_in_one_is_where_one_wanted_to_be(client, rina):
    wanted = client.get("/people/rina?tab=1")
    assert wanted.status_code == 303
    answer = client.submit(wanted.location, "/login", login="rina", password=PASSWORD)
    assert answer.location == "/people/rina?tab=1"


@pytest.mark.parametrize(
    "evil",
    [
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "https://evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "/\n/evil.example",
        " //evil.example",
        "evil",
        "",
    ],
)
def test_signing_in_never_leads_to_another_site(client, rina, evil):
    answer = client.post("/login", login="rina", password=PASSWORD, next=evil)
    assert (answer.status_code, answer.location) == (303, "/")


@pytest.mark.parametrize(
    ("login", "password"),
    [
        ("rina", "not the password"),
        ("nobody", PASSWORD),
        ("maya", "she has no password yet"),
        ("nobody@pustaka.example", "anything"),
        ("rina", PASSWORD.upper()),
    ],
)
def test_whoever_does_not_get_in_is_told_the_same(client, rina, make, login, password):
    assert make.maya.password_hash is None
    answer = client.submit("/login", login=login, password=password)
    assert answer.status_code == 422
    assert answer.all("[role=alert] p") == [WRONG]
    assert answer.page.query_one("#login").attrs["value"] == login
    assert password not in answer.text


def cost_of(stored):
    """Return the seconds of processor time, which a busy machine does not change."""
    return timeit(lambda: matches(stored, "wrong"), timer=process_time, number=1)


def test_a_login_that_nobody_has_takes_as_long_to_refuse():
    stored = hashed(PASSWORD)
    known = min(cost_of(stored) for _ in range(5))
    unknown = min(cost_of(None) for _ in range(5))
    assert 0.5 < unknown / known < 2


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"login": "", "password": "x"}, "Please type your login or e-mail."),
        ({"login": "rina", "password": ""}, "Please type your password."),
        ({"login": "x" * 255, "password": "x"}, "That is too long to be a login or e-mail."),
        ({"login": "rina", "password": "x" * 1001}, "That is too long to be a password."),
    ],
)
def test_what_is_missing_or_too_long_is_said_at_its_field(client, rina, fields, sentence):
    answer = client.submit("/login", **fields)
    assert answer.status_code == 422
    assert answer.all(".field__error") == [sentence]


def test_a_long_password_opens_as_well_as_a_short_one(client, make):
    long = "perpustakaan " * 70
    make.person(login="wira", password=long)
    assert client.submit("/login", login="wira", password=long).status_code == 303


def test_one_password_may_be_typed_on_two_keyboards(client, make):
    make.person(login="wira", password="kafe\u0301 di sudut")
    assert client.submit("/login", login="wira", password="kaf\u00e9 di sudut").status_code == 303


def test_a_hash_with_old_parameters_is_renewed_on_signing_in(client, rina):
    rina.password_hash = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert client.submit("/login", login="rina", password=PASSWORD).status_code == 303
    assert rina.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert matches(rina.password_hash, PASSWORD)


def test_passwords_are_kept_as_argon2id_and_never_twice_the_same():
    assert hashed(PASSWORD) != hashed(PASSWORD)
    assert hashed(PASSWORD).startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_the_database_knows_only_the_hash_of_a_device_token(app, client, rina):
    answer = client.submit("/login", login="rina", password=PASSWORD)
    token = cookie_in(app, answer)["_user_id"]
    assert len(token) >= 43
    known = db.session.scalars(select(Device.token_hash)).all()
    assert known == [sha256(token.encode()).hexdigest()]


def test_nothing_of_the_cookie_from_before_survives_signing_in(app, client, rina):
    before = cookie_in(app, client.get("/login"))
    after = cookie_in(app, client.submit("/login", login="rina", password=PASSWORD))
    assert "csrf_token" in before
    assert before.items().isdisjoint(after.items())


def test_the_cookie_ends_with_the_browser_unless_one_wants_to_be_remembered(client_for, rina):
    short, long = client_for(None), client_for(None)
    brief = short.submit("/login", login="rina", password=PASSWORD)
    lasting = long.submit("/login", login="rina", password=PASSWORD, remember="y")
    assert "Expires" not in brief.headers["Set-Cookie"]
    assert "Expires" in lasting.headers["Set-Cookie"]
    for answer in (brief, lasting):
        assert "HttpOnly" in answer.headers["Set-Cookie"]
        assert "SameSite=Lax" in answer.headers["Set-Cookie"]


def test_signing_in_as_somebody_else_signs_the_first_one_out(client, rina, make):
    make.person(login="wira", password=PASSWORD)
    client.submit("/login", login="rina", password=PASSWORD)
    assert client.get("/me/settings").status_code == 200
    client.post("/login", login="wira", password=PASSWORD)
    assert [device.person.login for device in db.session.scalars(select(Device))] == ["wira"]


def test_signing_out_ends_the_device_and_lets_the_browser_forget(client_for, rina):
    client = client_for(rina)
    answer = client.submit("/me/settings", "/logout")
    assert (answer.status_code, answer.location) == (303, "/login")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert "You are signed out." in client.follow(answer).says
    assert client.get("/me/settings").status_code == 303
    assert db.session.scalar(select(Device)) is None


def test_signing_out_twice_does_no_harm(client):
    assert client.post("/logout").status_code == 303


def test_a_copied_cookie_is_worth_nothing_after_signing_out(app, client, rina):
    answer = client.submit("/login", login="rina", password=PASSWORD)
    thief = app.test_client()
    thief.set_cookie("lingkar", SimpleCookie(answer.headers["Set-Cookie"])["lingkar"].value)
    assert Context().run(thief.get, "/me/settings").status_code == 200
    client.submit("/me/settings", "/logout")
    assert Context().run(thief.get, "/me/settings").status_code == 303


def test_a_device_that_was_not_used_for_two_months_signs_in_again(client_for, rina, clock):
    client = client_for(rina)
    clock.move(days=59)
    assert client.get("/me/settings").status_code == 200
    clock.move(days=59)
    assert client.get("/me/settings").status_code == 200
    clock.move(days=61)
    assert client.get("/me/settings").status_code == 303


def test_who_is_signed_in_costs_one_statement_and_hourly_two_more(client_for, rina, clock):
    client = client_for(rina)
    start = db.session.scalar(select(Device.seen_at))
    counted = 1  # the unread notices, on every page
    assert len(client.get("/me/password").statements) == counted + 1
    clock.move(minutes=61)
    assert len(client.get("/me/password").statements) == counted + 3
    assert len(client.get("/me/password").statements) == counted + 1
    assert db.session.scalar(select(Device.seen_at)) >= start + timedelta(minutes=61)


def test_an_expired_sign_in_tells_htmx_to_leave_the_page(client):
    answer = client.send("GET", "/me/settings", htmx=True)
    assert answer.status_code == 401
    assert answer.headers["HX-Redirect"].startswith("/login")


def test_the_sign_in_page_is_kept_nowhere(client):
    assert client.get("/login").headers["Cache-Control"] == "no-store"
