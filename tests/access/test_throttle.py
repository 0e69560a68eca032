"""Those who try again and again are slowed down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from cop.access.models import Attempts
from cop.access.throttle import count_attempt
from cop.db import db
from cop.kit.problems import TooMany
from cop.people import attempts
from tests.cast import PASSWORD

HERE = "10.0.0.1"
SLOW_DOWN = "Too many attempts. Please wait a few minutes and try again."


@pytest.fixture
def rina(make):
    return make.person("Rina Anggraini", login="rina", password=PASSWORD)


@pytest.fixture
def sign_in(client_for, database):
    """Try to sign in once in a new browser at an address; gives the answer."""

    def attempt(login="rina", password=PASSWORD, *, address=HERE, **headers):
        browser, base = client_for(None), {"REMOTE_ADDR": address}
        token = browser.get("/login").page.query_one("input[name=csrf_token]").attrs["value"]
        data = {"csrf_token": token, "login": login, "password": password}
        return browser.send("POST", "/login", data=data, environ_base=base, headers=headers)

    return attempt


def failed(times, login="rina", address=HERE):
    """Count attempts that failed, without the cost of checking a password."""
    for _ in range(times):
        attempts.count_sign_in(login, address)


def test_the_eleventh_attempt_in_a_quarter_of_an_hour_is_not_judged(sign_in, rina):
    failed(9)
    assert sign_in(password="wrong").status_code == 422
    answer = sign_in(password=PASSWORD)
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 900
    assert answer.all("[role=alert] p") == [SLOW_DOWN]
    assert answer.page.query_one("#login").attrs["value"] == "rina"


def test_every_attempt_counts_even_one_that_fails(sign_in, rina):
    for _ in range(10):
        assert sign_in(password="wrong").status_code == 422
    assert sign_in().status_code == 429


def test_a_login_that_nobody_has_is_slowed_down_alike(sign_in):
    failed(10, login="nobody")
    assert sign_in("NOBODY ").status_code == 429


def test_after_a_quarter_of_an_hour_one_may_try_ten_times_again(sign_in, rina, clock):
    with pytest.raises(TooMany):
        failed(11)
    clock.move(minutes=16)
    failed(9)
    assert sign_in().status_code == 303


def test_signing_in_starts_the_count_anew(sign_in, rina):
    failed(9)
    assert sign_in().status_code == 303
    failed(9)
    assert sign_in().status_code == 303


def test_others_are_not_slowed_down(sign_in, rina, make):
    make.person(login="wira", password=PASSWORD)
    failed(10)
    assert sign_in("rina").status_code == 429
    assert sign_in("wira").status_code == 303


def test_a_prank_from_another_desk_locks_nobody_out(sign_in, rina):
    failed(10, address="10.0.0.66")
    assert sign_in(address="10.0.0.66").status_code == 429
    assert sign_in().status_code == 303


def test_guessing_one_login_from_many_addresses_ends(sign_in, rina):
    for desk in range(6):
        failed(10, address=f"10.0.1.{desk}")
    assert sign_in(address="10.0.2.1").status_code == 429


def test_guessing_many_logins_from_one_address_ends(sign_in, rina):
    for number in range(20):
        failed(10, login=f"person{number}")
    assert sign_in().status_code == 429
    assert sign_in(address="10.0.0.2").status_code == 303


def test_all_addresses_of_one_ipv6_network_count_as_one(database):
    failed(10, address="2001:db8:0:1::1")
    with pytest.raises(TooMany):
        failed(1, address="2001:db8:0:1:ffff::2")
    failed(1, address="2001:db8:0:2::1")


def test_a_forged_header_is_no_other_address(sign_in, rina):
    failed(10)
    assert sign_in(**{"X-Forwarded-For": "10.9.0.1"}).status_code == 429


def test_load_tests_may_switch_the_limits_off(app, sign_in, rina, monkeypatch):
    monkeypatch.setitem(app.config, "COP_RATE_LIMITS", False)
    failed(20)
    assert sign_in().status_code == 303


def test_who_tried_is_not_written_down(database):
    failed(1)
    assert "rina" not in str(db.session.scalars(select(Attempts.key)).all())


def test_old_counts_are_forgotten(database, clock):
    failed(1)
    clock.move(days=2)
    count_attempt("something", "else", most=1, within=timedelta(minutes=1))
    assert db.session.scalar(select(func.count()).select_from(Attempts)) == 1
