"""The session's cookie: genuine, not too old, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest
from flask import session

from tests.bed.browsing import cookie_of


@pytest.fixture
def read(app):
    """Return a function that tells what the application finds in a cookie."""

    def found(cookie):
        headers = {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}"}
        with app.test_request_context(headers=headers):
            return dict(session)

    return found


def test_a_cookie_says_the_same_each_time(app, read):
    cookie = cookie_of(app, "token")
    assert read(cookie)["_user_id"] == "token"
    assert read(cookie) == read(cookie)


def test_a_cookie_that_was_changed_says_nothing_also_after_the_genuine_one(app, read):
    cookie = cookie_of(app, "token")
    assert read(cookie)
    assert read(cookie[:-2]) == read("x" + cookie) == read("") == {}


def test_a_cookie_grows_too_old_while_it_is_remembered(app, read, monkeypatch):
    cookie = cookie_of(app, "token")
    assert read(cookie)
    monkeypatch.setattr(app, "permanent_session_lifetime", timedelta(seconds=-1))
    assert read(cookie) == {}


def test_what_a_request_puts_into_its_session_is_not_in_the_next_ones(app):
    cookie = cookie_of(app, "token")
    headers = {"Cookie": f"{app.config['SESSION_COOKIE_NAME']}={cookie}"}
    for _ in range(2):
        with app.test_request_context(headers=headers):
            assert "told" not in session
            session.setdefault("told", []).append("once")
