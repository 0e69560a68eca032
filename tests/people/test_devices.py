"""Where somebody is signed in, in words, and ending it there."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.people import actions
from cop.people.agents import device_words
from cop.people.queries import devices_of

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:115.0) Gecko/20100101 Firefox/115.0"
ANDROID = (
    "Mozilla/5.0 (Linux; Android 14; SM-A546E) AppleWebKit/537.36 (KHTML, like Gecko) "
    "SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36"
)


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (WINDOWS, "Firefox on Windows"),
        (ANDROID, "Samsung Internet on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_4) Version/17.4 Safari/605", "Safari on macOS"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) CriOS/122 Safari",
            "Chrome on iPh",
        ),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/109.0 Safari/537.36 Edg/109.0", "Edge on Windows"),
        ("curl/8.5.0", "An unknown device"),
        ("", "An unknown device"),
    ],
)
def test_a_device_is_named_in_words(app, agent, words):
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert device_words(agent).startswith(words)


def test_a_person_sees_where_they_are_signed_in_and_which_one_this_is(client_for, make):
    client = client_for(make.rina)
    actions.sign_in(make.rina, WINDOWS)
    rows = client.get("/me/settings").all("#devices li")
    assert sum("this one" in row for row in rows) == 1
    assert any("Firefox on Windows" in row and "last used today" in row for row in rows)


@pytest.mark.parametrize("htmx", [True, False])
def test_one_device_is_signed_out_and_the_others_stay(client_for, make, htmx):
    here, there, third = (client_for(make.rina) for _ in range(3))
    device = sorted(devices_of(make.rina), key=lambda device: device.id)[1]
    answer = here.submit("/me/settings", f"/me/devices/{device.id}/sign-out", htmx=htmx)
    shown = answer if htmx else here.follow(answer)
    assert len(shown.all("#devices li")) == 2
    assert there.get("/me/settings").status_code == 303
    assert third.get("/me/settings").status_code == 200


def test_nobody_signs_the_device_of_another_out(client_for, make):
    other = client_for(make.bayu)
    device = devices_of(make.bayu)[0]
    assert client_for(make.rina).post(f"/me/devices/{device.id}/sign-out").status_code == 404
    assert other.get("/me/settings").status_code == 200


def test_a_device_that_was_not_used_for_long_is_not_listed(client_for, make, clock):
    actions.sign_in(make.rina, WINDOWS)
    db.session.commit()
    clock.move(days=61)
    assert len(client_for(make.rina).get("/me/settings").all("#devices li")) == 1


def test_visitors_sign_in_first(client):
    assert client.post("/me/devices/1/sign-out").location == "/login"
