"""What cannot be read or kept is refused at the edge, in words."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.people.models import Person


@pytest.mark.parametrize("path", ["/login?next=%00", "/%00", "/people/a%00b", "/password/%00"])
def test_nul_in_an_address_is_400(client_for, make, path):
    answer = client_for(make.rina).get(path)
    assert (answer.status_code, answer.all("h1")) == (400, ["This could not be read"])


def test_nul_in_a_form_is_400_and_changes_nothing(client_for, make):
    answer = client_for(make.rina).submit("/me/settings", name="Ri\0na")
    assert answer.status_code == 400
    assert make.rina.name == "Rina Anggraini"


@pytest.mark.parametrize("path", ["/login?next=%ED%A0%80", "/people/%ED%A0%80", "/%FF%FE?%FF=%FF"])
def test_bytes_that_are_no_letters_are_no_fault_of_ours(client_for, make, path):
    assert client_for(make.rina).get(path).status_code in (303, 400, 404)


def test_halves_of_letters_in_a_form_are_no_fault_of_ours(client, database):
    data = b"csrf_token=x&login=%ED%A0%80&password=%ED%BF%BF"
    form = "application/x-www-form-urlencoded"
    assert client.send("POST", "/login", data=data, content_type=form).status_code == 400


def test_more_than_four_megabytes_are_413(client, database):
    answer = client.post("/login", login="x" * (4 * 1024 * 1024))
    assert (answer.status_code, answer.all("h1")) == (413, ["This is too much at once"])


def test_a_form_of_very_many_parts_is_413(client, database):
    body = "".join(
        f'--x\r\nContent-Disposition: form-data; name="f{n}"\r\n\r\n1\r\n' for n in range(1500)
    )
    kind = "multipart/form-data; boundary=x"
    answer = client.send("POST", "/login", data=f"{body}--x--\r\n", content_type=kind)
    assert answer.status_code == 413


@pytest.mark.parametrize("token", [None, "", "x", "IjAi.x.y"])
def test_a_form_without_a_valid_token_is_400_and_changes_nothing(client_for, make, token):
    client = client_for(make.rina)
    data = {"name": "Somebody else", "locale": "en", "time_zone": "Asia/Jakarta"}
    answer = client.send(
        "POST", "/me/settings", data=data | ({"csrf_token": token} if token else {})
    )
    assert answer.status_code == 400
    assert "The form was too old" in answer.says
    assert make.rina.name == "Rina Anggraini"


def test_a_token_of_another_browser_is_400(client_for):
    mine, other = client_for(None), client_for(None)
    token = other.get("/login").page.query_one("input[name=csrf_token]").attrs["value"]
    mine.get("/login")
    assert other.send("POST", "/logout", data={"csrf_token": token}).status_code == 303
    assert mine.send("POST", "/logout", data={"csrf_token": token}).status_code == 400


def test_signing_in_needs_a_token_too(client, make):
    answer = client.send("POST", "/login", data={"login": "rina", "password": "x"})
    assert answer.status_code == 400


def test_another_host_name_is_refused_where_names_are_set(app, client, monkeypatch):
    monkeypatch.setitem(app.config, "TRUSTED_HOSTS", ["lingkar.example"])
    assert client.get("/login", base_url="http://lingkar.example").status_code == 200
    assert client.get("/login", base_url="http://evil.example").status_code == 400


def test_for_htmx_an_error_is_a_notice_in_the_alerts(client_for, make):
    answer = client_for(make.rina).get("/people/nobody", htmx=True)
    assert answer.status_code == 404
    assert answer.headers["HX-Retarget"] == "#alerts"
    assert answer.headers["HX-Reswap"] == "innerHTML"
    assert answer.all(".notice") == [
        "There is nothing here. It may have moved, or it is not open to you."
    ]


def test_an_error_page_says_what_to_do(client):
    answer = client.get("/nothing-here")
    assert (answer.status_code, answer.all("h1")) == (404, ["There is nothing here"])
    assert [link.attrs["href"] for link in answer.page.query("main a")] == ["/"]


def test_a_view_takes_only_its_own_methods(client):
    assert client.get("/logout").status_code == 405
    assert client.send("DELETE", "/login").status_code == 405


def test_an_error_writes_nothing(client_for, make):
    client_for(make.rina).post("/language", language="xx")
    assert db.session.get(Person, make.rina.id).locale == "en"
