"""Circles, sessions and people have subjects from the one list, and its pages lead to them."""

from __future__ import annotations

import pytest

from cop.people.actions import claim_subjects
from cop.sessions.words import Status


@pytest.fixture
def heading(make):
    return make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])


def test_a_circle_says_what_it_is_about(make, client_for, heading):
    group = make.group()
    path = f"/groups/{group.slug}/edit"
    client_for(make.rina).submit(path, subjects="pengatalogan, Hal baru")
    page = client_for(make.sari).get(f"/groups/{group.slug}")
    assert page.all("header .tags .tag") == ["Cataloguing", "Hal baru"]
    again = client_for(make.rina).get(path)
    assert again.page.query_one("#subjects").attrs["value"] == "Cataloguing, Hal baru"


def test_a_circle_is_made_with_its_subjects(make, client_for, heading):
    client_for(make.maya).submit("/groups/new", "/groups", name="Olah", subjects="Cataloguing")
    assert client_for(make.maya).get("/groups/olah").all("header .tags .tag") == ["Cataloguing"]


def test_a_session_says_what_it_is_about(make, client_for, heading):
    session = make.session(state=Status.OPEN)
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    client_for(make.rina).submit(f"{there}/edit", there, subjects="Katalogisasi")
    page = client_for(make.sari).get(there)
    assert page.all(".session__about .tags .tag") == ["Cataloguing"]
    assert (
        client_for(make.rina).get(f"{there}/edit").page.query_one("#subjects").attrs["value"]
        == "Cataloguing"
    )


def test_people_say_what_they_know_and_are_found_by_it(make, client_for, heading):
    answer = client_for(make.sari).submit("/me/knowledge", subjects="katalogisasi")
    assert answer.location == "/people/sari"
    assert client_for(make.maya).get("/people/sari").all(".tags .tag") == ["Cataloguing"]
    page = client_for(make.maya).get(f"/subjects/{heading.id}-cataloguing")
    assert "Sari Wulandari" in page.all(".side a")


def test_too_much_knowledge_is_refused_with_the_text_kept(make, client_for):
    many = ", ".join(f"Kata {n}" for n in range(21))
    answer = client_for(make.sari).submit("/me/knowledge", subjects=many)
    assert answer.status_code == 422
    assert answer.page.query_one("#subjects").attrs["value"] == many


def test_the_page_of_a_heading_shows_all_that_has_it(make, client_for, heading):
    group = make.group("Olah Pustaka", subjects=["Katalogisasi"])
    make.session(group, title="Aturan baru", subjects=["Katalogisasi"])
    make.output(group, "Panduan olah", subjects=["Katalogisasi"])
    page = client_for(make.maya).get(f"/subjects/{heading.id}-cataloguing")
    assert page.all(".rows__title") == ["Panduan olah", "Aturan baru", "Olah Pustaka"]


def test_what_the_person_may_not_see_is_not_on_the_page_of_a_heading(make, client_for, heading):
    group = make.group("Rahasia", visibility="members", subjects=["Katalogisasi"])
    make.session(group, title="Rahasia satu", subjects=["Katalogisasi"])
    make.session(make.group(), state=Status.DRAFT, title="Rahasia dua", subjects=["Katalogisasi"])
    claim_subjects(make.bayu, ["Katalogisasi"])
    path = f"/subjects/{heading.id}-cataloguing"
    assert "Rahasia" not in client_for(make.maya).get(path).says
    assert "Rahasia satu" in client_for(make.bayu).get(path).says


def test_a_visitor_of_a_public_site_is_shown_no_people(make, client_for, app, monkeypatch, heading):
    claim_subjects(make.sari, ["Katalogisasi"])
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    page = client_for(None).get(f"/subjects/{heading.id}-cataloguing")
    assert page.status_code == 200
    assert "Sari" not in page.says
