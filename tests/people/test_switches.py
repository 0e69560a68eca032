"""The switches at the foot of every page: language and light."""

from __future__ import annotations

import pytest


def test_a_visitors_browser_remembers_the_language(client):
    answer = client.submit("/login", "/language", language="id")
    assert answer.location == "/login"
    assert client.follow(answer).page.query_one("html").attrs["lang"] == "id"


def test_a_persons_profile_remembers_the_language_on_every_device(client_for, make):
    here, there = client_for(make.rina), client_for(make.rina)
    here.submit("/me/settings", "/language", language="id")
    assert make.rina.locale == "id"
    assert there.get("/me/settings").page.query_one("html").attrs["lang"] == "id"


def test_a_language_that_the_site_does_not_speak_is_refused(client):
    assert client.post("/language", language="xx").status_code == 422
    assert client.post("/language").status_code == 422


def test_a_browser_that_chose_nothing_gets_a_language_that_it_wishes_for(client_for):
    assert client_for(None, "id").get("/login").page.query_one("html").attrs["lang"] == "id"
    assert client_for(None, "fr").get("/login").page.query_one("html").attrs["lang"] == "en"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_browser_remembers_light_and_dark(client, theme):
    client.submit("/login", "/theme", theme=theme)
    assert client.get("/login").page.query_one("html").attrs["data-theme"] == theme


def test_the_browser_goes_with_the_device_again(client):
    client.submit("/login", "/theme", theme="dark")
    client.submit("/login", "/theme", theme="auto")
    assert "data-theme" not in client.get("/login").page.query_one("html").attrs


def test_the_light_is_the_browsers_and_not_the_persons(client_for, make):
    here, there = client_for(make.rina), client_for(make.rina)
    here.submit("/me/settings", "/theme", theme="dark")
    assert there.get("/me/settings").page.query_one("html").attrs.get("data-theme") is None


@pytest.mark.parametrize("path", ["/language", "/theme"])
@pytest.mark.parametrize("evil", ["//evil.example", "https://evil.example", "/\\evil.example"])
def test_a_switch_never_leads_to_another_site(client, path, evil):
    answer = client.post(path, language="en", theme="dark", next=evil)
    assert (answer.status_code, answer.location) == (303, "/")
