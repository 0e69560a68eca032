"""Making a circle and changing what it says of itself."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.groups.models import Group, Membership
from cop.groups.words import Joining, Kind, MemberRole, Visibility

SAID = {
    "name": "Studi RDA",
    "kind": "study-group",
    "charter": "Membaca **bersama**.",
    "library": "Perpustakaan Melati",
    "visibility": "members",
    "joining": "ask",
}


def only_group() -> Group:
    return db.session.scalars(select(Group)).one()


@pytest.fixture(autouse=True)
def melati(make):
    """Give the library that the form names."""
    return make.library("Perpustakaan Melati")


def test_anybody_signed_in_makes_a_circle_and_moderates_it(make, client_for, melati):
    answer = client_for(make.maya).submit("/groups/new", "/groups", **SAID)
    assert answer.status_code == 303
    assert answer.location == "/groups/studi-rda"
    group = only_group()
    assert (group.kind, group.visibility) == (Kind.STUDY_GROUP, Visibility.MEMBERS)
    assert (group.joining, group.library) == (Joining.ASK, melati)
    assert "<strong>bersama</strong>" in group.charter_html
    membership = db.session.scalars(select(Membership)).one()
    assert (membership.person_id, membership.role) == (make.maya.id, MemberRole.MODERATOR)


def test_the_form_begins_with_the_own_library_and_explains_every_kind(make, client_for):
    make.library("Perpustakaan Kota Kenanga")
    page = client_for(make.maya).get("/groups/new")
    assert page.page.query_one("#library").attrs["value"] == "Perpustakaan Kota Kenanga"
    assert "30 minutes: New since yesterday" in page.says
    assert page.says.count("Each session says what came out of it.") == 2
    assert len(page.page.query("input[name=kind]")) == len(Kind)


def test_a_circle_without_a_name_is_not_made_and_nothing_typed_is_lost(make, client_for):
    answer = client_for(make.maya).submit("/groups/new", "/groups", **{**SAID, "name": "   "})
    assert answer.status_code == 422
    assert "Please give the circle a name." in answer.says
    assert answer.all("textarea") == ["Membaca **bersama**."]
    assert answer.page.query_one("#kind-study-group").attrs.get("checked") is not None
    assert db.session.scalar(select(func.count(Group.id))) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "x" * 201},
        {"kind": "coffee"},
        {"kind": ""},
        {"visibility": "nobody"},
        {"joining": "by-lot"},
        {"library": "x" * 201},
        {"library": "Taman Baca"},
        {"charter": "x" * 200_001},
    ],
)
def test_what_cannot_be_used_is_said(make, client_for, wrong):
    answer = client_for(make.maya).post("/groups", **{**SAID, **wrong})
    assert answer.status_code == 422
    assert "What you typed is still here" in answer.says
    assert db.session.scalar(select(func.count(Group.id))) == 0


def test_a_form_that_lacks_everything_is_refused_in_words(make, client_for):
    answer = client_for(make.maya).post("/groups")
    assert answer.status_code == 422
    assert "Please choose one of these." in answer.says


def test_the_charter_is_shown_before_it_is_saved(make, client_for):
    for htmx in (False, True):
        browser = client_for(make.maya)
        answer = browser.submit("/groups/new", "/groups", htmx=htmx, preview="1", **SAID)
        assert answer.status_code == 200
        assert answer.all(".prose strong") == ["bersama"]
        assert answer.page.query_one("#name").attrs["value"] == "Studi RDA"
    assert db.session.scalar(select(func.count(Group.id))) == 0


def test_the_form_with_errors_is_also_a_fragment(make, client_for):
    wrong = {**SAID, "name": ""}
    answer = client_for(make.maya).submit("/groups/new", "/groups", htmx=True, **wrong)
    assert answer.status_code == 422
    assert answer.get_data(as_text=True).lstrip().startswith('<form class="sheet form"')


def test_two_circles_of_one_name_have_two_addresses(make, client_for):
    browser = client_for(make.maya)
    addresses = [browser.submit("/groups/new", "/groups", **SAID).location for _ in range(3)]
    assert addresses == [f"/groups/studi-rda{end}" for end in ("", "-2", "-3")]


@pytest.mark.parametrize("name", ["New", "読書会", "x" * 200, "--"])
def test_every_name_finds_an_address_of_its_own(make, client_for, name):
    browser = client_for(make.maya)
    for _ in range(2):
        answer = browser.submit("/groups/new", "/groups", **{**SAID, "name": name})
        assert browser.follow(answer).all("h1") == [name]


def test_a_visitor_is_sent_to_sign_in(make, client):
    make.group()
    for path in ("/groups/new", "/groups/obrolan-pagi/edit"):
        assert client.get(path).location.startswith("/login")
    assert client.post("/groups", **SAID).location.startswith("/login")


def test_a_moderator_changes_the_circle_and_its_address_stays(make, client_for):
    make.group()
    answer = client_for(make.rina).submit("/groups/obrolan-pagi/edit", **SAID)
    assert answer.location == "/groups/obrolan-pagi"
    assert only_group().name == "Studi RDA"


def test_the_form_shows_the_circle_as_it_is(make, client_for):
    make.group(kind=Kind.PROJECT, charter="Naskah & catatan", joining=Joining.ASK)
    page = client_for(make.rina).get("/groups/obrolan-pagi/edit")
    assert page.all("textarea") == ["Naskah & catatan"]
    chosen = [field.attrs["value"] for field in page.page.query("main input[checked]")]
    assert chosen == ["project", "signed-in", "ask"]


def test_the_form_names_the_library_at_which_the_circle_is_at_home(make, client_for, melati):
    make.group(library=melati)
    page = client_for(make.rina).get("/groups/obrolan-pagi/edit")
    assert page.page.query_one("[name=library]").attrs["value"] == "Perpustakaan Melati"


def test_a_member_may_not_change_the_circle(make, client_for):
    make.group()
    browser = client_for(make.sari)
    assert browser.get("/groups/obrolan-pagi/edit").status_code == 403
    assert browser.post("/groups/obrolan-pagi/edit", **SAID).status_code == 403
    assert only_group().name == "Obrolan Pagi"


def test_a_circle_that_is_not_there_cannot_be_changed(make, client_for):
    assert client_for(make.maya).get("/groups/nowhere/edit").status_code == 404


def test_who_comes_second_sees_what_the_first_one_changed(make, client_for):
    make.group(charter="Lama.")
    first, second = client_for(make.rina), client_for(make.rina)
    first.get("/groups/obrolan-pagi/edit")
    second.submit("/groups/obrolan-pagi/edit", charter="Dari rekan.")
    mine = {**SAID, "charter": "Dari saya.", "version": "1"}
    answer = first.post("/groups/obrolan-pagi/edit", **mine)
    assert answer.status_code == 409
    assert answer.all("textarea") == ["Dari saya."]
    assert answer.all(".prose") == ["Dari rekan."]
    assert only_group().charter == "Dari rekan."
    again = answer.page.query_one("[name=version]").attrs["value"]
    first.post("/groups/obrolan-pagi/edit", **{**mine, "version": again})
    assert only_group().charter == "Dari saya."


def test_a_version_that_is_no_number_is_refused(make, client_for):
    make.group()
    answer = client_for(make.rina).post("/groups/obrolan-pagi/edit", **SAID, version="x")
    assert answer.status_code == 422
