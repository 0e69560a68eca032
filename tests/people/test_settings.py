"""What people say of themselves."""

from __future__ import annotations

import pytest


def test_settings_show_what_the_site_knows(client_for, make):
    answer = client_for(make.rina).get("/me/settings")
    assert answer.page.query_one("#name").attrs["value"] == "Rina Anggraini"
    assert "rina@pustaka.example" in answer.says


def test_settings_are_saved_and_the_site_speaks_the_language_at_once(client_for, make):
    client, rina = client_for(make.rina), make.rina
    answer = client.submit(
        "/me/settings",
        name="  Rina   A. ",
        locale="id",
        time_zone="Asia/Makassar",
    )
    assert answer.location == "/me/settings"
    assert client.follow(answer).page.query_one("html").attrs["lang"] == "id"
    assert (rina.name, rina.locale, rina.time_zone) == ("Rina A.", "id", "Asia/Makassar")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 201},
        {"name": "Ri\x07na"},
        {"orcid": "0000-0002-1825-0098"},
        {"orcid": "Rina"},
        {"locale": "xx"},
        {"time_zone": "Mars/Base"},
        {"time_zone": ""},
    ],
)
def test_what_cannot_be_kept_is_said_and_what_was_typed_stays(client_for, make, wrong):
    client = client_for(make.rina)
    typed = {"name": "Rina Baru", "locale": "en", "time_zone": "Asia/Jakarta"}
    answer = client.post("/me/settings", **(typed | wrong))
    assert answer.status_code == 422
    assert len(answer.all(".field__error")) == 1
    assert answer.page.query_one("#name").attrs["value"] == (typed | wrong)["name"].strip()
    assert make.rina.name == "Rina Anggraini"


@pytest.mark.parametrize(
    "typed", ["0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", "0000000218250097"]
)
def test_an_orcid_is_kept_and_shown_with_its_link(client_for, make, typed):
    client = client_for(make.rina)
    assert client.submit("/me/settings", orcid=typed).status_code == 303
    assert make.rina.orcid == "0000-0002-1825-0097"
    link = client.get("/people/rina").page.query_one('a[href^="https://orcid.org/"]')
    assert link.attrs["href"] == "https://orcid.org/0000-0002-1825-0097"
    assert client.submit("/me/settings", orcid="").status_code == 303
    assert make.rina.orcid is None


def test_an_orcid_is_of_one_person_only(client_for, make):
    client_for(make.rina).submit("/me/settings", orcid="0000-0002-1825-0097")
    answer = client_for(make.bayu).submit("/me/settings", orcid="0000-0002-1825-0097")
    assert answer.status_code == 409
    assert "somebody else" in answer.says


def test_the_zones_of_indonesia_stand_first(client_for, make):
    answer = client_for(make.rina).get("/me/settings")
    first = answer.all("#time_zone option")[:3]
    assert first == ["WIB · Jakarta", "WITA · Makassar", "WIT · Jayapura"]
    assert "Europe/Amsterdam" in answer.text


def test_a_zone_that_the_menu_does_not_list_is_not_lost(client_for, make):
    maya = make.person(login="lama", time_zone="Etc/GMT-7")
    client = client_for(maya)
    assert client.submit("/me/settings", name="Maya").status_code == 303
    assert maya.time_zone == "Etc/GMT-7"


def test_one_signs_out_everywhere_else(client_for, make):
    here, there = client_for(make.rina), client_for(make.rina)
    bystander = client_for(make.bayu)
    assert len(here.get("/me/settings").all("#devices li")) == 2
    answer = here.submit("/me/settings", "/me/devices/sign-out")
    assert len(here.follow(answer).all("#devices li")) == 1
    assert there.get("/me/settings").status_code == 303
    assert bystander.get("/me/settings").status_code == 200


@pytest.mark.parametrize("path", ["/me/settings", "/me/devices/sign-out"])
def test_visitors_sign_in_first(client, path):
    answer = client.post(path, name="x")
    assert (answer.status_code, answer.location) == (303, "/login")
