"""Coming by an invitation, with an account and without."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.groups.models import Membership
from cop.groups.queries import role_in
from cop.groups.words import Joining, MemberRole, Visibility
from cop.invitations import actions
from cop.invitations.models import Invitation
from cop.people.models import Person
from cop.people.queries import person_by_login
from cop.people.words import Role
from tests.cast import PASSWORD

TONO = {"name": "Tono Wijaya", "email": "tono@luar.example", "password": PASSWORD}
ENDED = "This invitation works no longer"


@pytest.fixture
def group(make):
    """Give a circle that only its members see."""
    return make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS, joining=Joining.ASK)


def link(by, **into):
    """Return the address of a new invitation."""
    _, token = actions.invite(by, days=7, **into)
    db.session.commit()
    return f"/invitations/{token}"


def test_somebody_with_an_account_joins_in_one_press(client_for, make, group):
    address, maya = link(make.rina, group=group), client_for(make.maya)
    answer = maya.submit(address, f"{address}/accept")
    assert answer.location == f"/groups/{group.slug}"
    assert "Welcome to Lingkar Tertutup." in maya.follow(answer).says
    assert role_in(make.maya, group) is MemberRole.MEMBER


def test_pressing_again_uses_nothing_up_and_changes_nothing(client_for, make, group):
    address, maya = link(make.rina, group=group, most=2), client_for(make.maya)
    for _ in "ab":
        assert maya.post(f"{address}/accept").location == f"/groups/{group.slug}"
    assert maya.get(address).location == f"/groups/{group.slug}"
    assert db.session.query(Invitation).one().uses == 1
    assert db.session.query(Membership).filter_by(person_id=make.maya.id).count() == 1


def test_an_invitation_lets_in_as_many_as_it_says(client_for, make, group):
    address = link(make.rina, group=group, most=1)
    assert client_for(make.maya).post(f"{address}/accept").status_code == 303
    answer = client_for(make.andi).post(f"{address}/accept")
    assert (answer.status_code, answer.all("h1")) == (404, [ENDED])
    assert role_in(make.andi, group) is None


def test_somebody_without_an_account_makes_one_on_the_page(client, make, group):
    address = link(make.rina, group=group, note="Sampai jumpa Selasa.")
    assert "Sampai jumpa Selasa." in client.get(address).says
    answer = client.submit(address, f"{address}/sign-up", locale="en", **TONO)
    assert answer.location == f"/groups/{group.slug}"
    assert "Welcome to Lingkar Tertutup." in client.follow(answer).says
    tono = person_by_login("tono")
    assert (tono.role, role_in(tono, group)) == (Role.GUEST, MemberRole.MEMBER)


def test_the_libraries_on_the_list_are_suggested(client, make, group):
    make.library("Perpustakaan Kota Kenanga")
    page = client.get(link(make.rina, group=group))
    assert page.page.query('#library-names option[value^="Perpustakaan Kota Kenanga"]')


def test_who_comes_by_a_circle_sees_that_circle_and_not_the_others(client, make, group):
    other = make.group("Obrolan Pagi")
    address = link(make.rina, group=group)
    client.submit(address, f"{address}/sign-up", **TONO)
    assert client.get(f"/groups/{group.slug}").status_code == 200
    assert client.get(f"/groups/{other.slug}").status_code == 404
    assert client.get("/groups").all(".circle__name") == ["Lingkar Tertutup"]
    assert client.get("/groups/new").status_code == 403
    assert client.post("/groups", name="Baru").status_code == 403


def test_who_comes_by_the_site_is_a_member_of_it(client, make):
    address = link(make.dewi)
    answer = client.submit(address, f"{address}/sign-up", login="Tono.W", **TONO)
    assert answer.location == "/"
    assert person_by_login("tono.w").role is Role.MEMBER
    assert client.get("/groups/new").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"email": "none"},
        {"password": "short"},
        {"password": "tono@luar.example"},
        {"login": "Ä"},
        {"locale": "xx"},
    ],
)
def test_bad_input_is_said_and_kept(client, make, group, wrong):
    address = link(make.rina, group=group)
    typed = {"login": "", "library": "Penerbit Teratai", "locale": "en", **TONO, **wrong}
    answer = client.post(f"{address}/sign-up", **typed)
    assert answer.status_code == 422
    assert answer.page.query_one("#library").attrs["value"] == "Penerbit Teratai"
    assert len(answer.all(".field__error")) == 1
    assert PASSWORD not in answer.text
    assert person_by_login("tono") is None


def test_who_has_an_account_is_told_to_sign_in_and_comes_back(client, make, group):
    make.person("Tono", login="lama", email="tono@luar.example")
    address = link(make.rina, group=group)
    answer = client.submit(address, f"{address}/sign-up", locale="en", **TONO)
    assert answer.status_code == 409
    assert "Sign in, and you come back to this page." in answer.says
    assert answer.page.query(f'a[href="/login?next={address}"]')


def test_a_form_that_is_sent_twice_makes_one_account_and_comes_in(client, client_for, make, group):
    address = link(make.rina, group=group, most=5)
    form = {"login": "", "library": "", "locale": "en", **TONO}
    first, second = client.post(f"{address}/sign-up", **form), client_for(None)
    again = second.post(f"{address}/sign-up", **form)
    assert (first.location, again.location) == (f"/groups/{group.slug}", f"/groups/{group.slug}")
    assert second.get(f"/groups/{group.slug}").status_code == 200
    assert db.session.query(Person).filter_by(email="tono@luar.example").count() == 1
    assert db.session.query(Invitation).one().uses == 1


def test_the_last_use_sent_twice_comes_in_as_well(client, client_for, make, group):
    address = link(make.rina, group=group, most=1)
    form = {"login": "", "library": "", "locale": "en", **TONO}
    client.post(f"{address}/sign-up", **form)
    assert client_for(None).post(f"{address}/sign-up", **form).location == f"/groups/{group.slug}"
    stranger = {**form, "email": "lain@luar.example"}
    assert client_for(None).post(f"{address}/sign-up", **stranger).status_code == 404


def test_a_link_that_ended_says_the_same_as_one_that_never_was(client, make, group, clock):
    address = link(make.rina, group=group)
    clock.move(days=8)
    for path in (address, "/invitations/never"):
        answer = client.get(path)
        assert (answer.status_code, answer.all("h1")) == (404, [ENDED])
        assert client.post(f"{path}/sign-up", **TONO).status_code == 404


def test_who_is_signed_out_signs_in_first_and_comes_back(client, make, group):
    address = link(make.rina, group=group)
    assert client.post(f"{address}/accept").location == f"/login?next={address}"


def test_accounts_are_not_made_without_end(client, make, group, monkeypatch):
    monkeypatch.setattr(actions, "PER_INVITATION", 1)
    address = link(make.rina, group=group, most=5)
    make.person("Tono", login="lama", email="tono@luar.example")
    form = {"login": "", "library": "", "locale": "en", **TONO}
    assert client.post(f"{address}/sign-up", **form).status_code == 409
    assert client.post(f"{address}/sign-up", **form).status_code == 429


def test_a_circle_form_that_is_sent_twice_makes_one_circle(client_for, make):
    rina = client_for(make.rina)
    key = rina.get("/groups/new").page.query_one('input[name="once"]').attrs["value"]
    form = {
        "name": "Sekali Saja",
        "kind": "project",
        "visibility": "signed-in",
        "joining": "open",
        "once": key,
    }
    assert rina.post("/groups", **form).location == rina.post("/groups", **form).location
    assert db.session.query(Membership).filter_by(person_id=make.rina.id).count() == 1
