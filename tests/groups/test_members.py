"""The members of a circle, their roles, and those who ask."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups import actions
from cop.groups.models import Membership
from cop.groups.queries import request_of, requests_counted, role_in
from cop.groups.words import Joining, MemberRole

CIRCLE = "/groups/obrolan-pagi"
MEMBERS = f"{CIRCLE}/members"


def asked(make, words="Boleh ikut?"):
    group = make.group(joining=Joining.ASK)
    actions.ask_to_join(group, make.maya, words)
    db.session.commit()
    return group


def membership_of(person) -> int:
    return db.session.scalars(select(Membership.id).where(Membership.person_id == person.id)).one()


def test_everybody_who_sees_the_circle_sees_its_members_in_order(make, client_for):
    make.group(informed=[make.andi])
    page = client_for(make.maya).get(MEMBERS)
    names = page.all(".member .who a")
    assert names == ["Rina Anggraini", "Andi Saputra", "Bayu Pratama", "Sari Wulandari"]
    assert page.all(".member .tag") == ["moderator", "gets the minutes"]
    assert page.all("main form") == []


def test_a_moderator_brings_somebody_in_by_login_or_e_mail(make, client_for):
    group = make.group()
    browser, _there = client_for(make.rina), (make.maya, make.dewi)
    answer = browser.submit(MEMBERS, MEMBERS, who=" MAYA ", role="informed")
    assert (answer.status_code, answer.location) == (303, MEMBERS)
    browser.submit(MEMBERS, MEMBERS, htmx=True, who="Dewi@pustaka.example", role="moderator")
    assert role_in(make.maya, group) is MemberRole.INFORMED
    assert role_in(make.dewi, group) is MemberRole.MODERATOR


def test_nobody_of_that_name_is_said_and_the_name_is_kept(make, client_for):
    make.group()
    answer = client_for(make.rina).submit(MEMBERS, MEMBERS, who="siapa", role="informed")
    assert answer.status_code == 422
    assert "Nobody here has this login or e-mail address." in answer.says
    assert answer.page.query_one("#who").attrs["value"] == "siapa"
    assert answer.page.query_one("option[selected]").attrs["value"] == "informed"


@pytest.mark.parametrize("wrong", [{"who": ""}, {"who": "x" * 300}, {"role": "king"}])
def test_bad_input_is_answered_in_words(make, client_for, wrong):
    make.group()
    given = {"who": make.maya.login, "role": "member", **wrong}
    answer = client_for(make.rina).post(MEMBERS, **given)
    assert answer.status_code == 422
    assert answer.all(".field__error") != []


def test_who_belongs_already_is_not_added_again(make, client_for):
    group = make.group()
    answer = client_for(make.rina).submit(MEMBERS, MEMBERS, who="sari", role="moderator")
    assert answer.status_code == 409
    assert "Sari Wulandari belongs to this circle already." in answer.says
    assert role_in(make.sari, group) is MemberRole.MEMBER


def test_adding_somebody_answers_their_request(make, client_for):
    group = asked(make)
    client_for(make.rina).submit(MEMBERS, MEMBERS, who="maya")
    assert request_of(make.maya, group) is None


def test_a_moderator_changes_a_role(make, client_for):
    group = make.group()
    answer = client_for(make.rina).submit(MEMBERS, f"{MEMBERS}/sari/role")
    assert answer.location == f"{MEMBERS}#member-{membership_of(make.sari)}"
    assert role_in(make.sari, group) is MemberRole.MODERATOR


def test_a_changed_role_shows_in_its_row_which_is_the_same_on_the_page(make, client_for):
    make.group()
    browser = client_for(make.rina)
    row = browser.post(f"{MEMBERS}/sari/role", htmx=True, role="informed")
    assert row.all(".tag") == ["gets the minutes"]
    page = browser.get(MEMBERS)
    assert row.page.query_one("li").attrs["id"] in [
        item.attrs["id"] for item in page.page.query("li.member")
    ]


def test_who_gives_up_moderating_gets_the_page_of_a_member(make, client_for):
    group = make.group()
    actions.change_role(group, make.sari, MemberRole.MODERATOR)
    browser = client_for(make.rina)
    answer = browser.post(f"{MEMBERS}/rina/role", htmx=True, role="member")
    assert answer.headers["HX-Redirect"].startswith(MEMBERS)
    assert browser.get(MEMBERS).all("main form") == []


def test_the_last_moderator_stays_one(make, client_for):
    group = make.group()
    browser = client_for(make.rina)
    for htmx in (False, True):
        answer = browser.post(f"{MEMBERS}/rina/role", htmx=htmx, role="member")
        assert answer.status_code == 409
        assert "A circle needs a moderator." in answer.says
    assert answer.headers["HX-Retarget"] == "#alerts"
    assert browser.post(f"{MEMBERS}/rina/role", role="member").all("h1") == [
        "Members of “Obrolan Pagi”"
    ]
    assert role_in(make.rina, group) is MemberRole.MODERATOR


def test_a_role_that_is_none_is_refused(make, client_for):
    make.group()
    assert client_for(make.rina).post(f"{MEMBERS}/sari/role", role="king").status_code == 422


def test_somebody_who_is_no_member_has_no_role_to_change(make, client_for):
    make.group()
    answer = client_for(make.rina).post(f"{MEMBERS}/{make.maya.login}/role", role="moderator")
    assert answer.status_code == 409
    assert "Maya Tanjung is not a member of this circle." in answer.says


def test_a_moderator_removes_a_member_after_a_second_look(make, client_for):
    group = make.group()
    browser = client_for(make.rina)
    assert "What Sari Wulandari wrote stays" in browser.get(f"{MEMBERS}/sari/remove").says
    assert browser.submit(f"{MEMBERS}/sari/remove").location == MEMBERS
    assert role_in(make.sari, group) is None
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.verb, entry.person_id, entry.before) == (
        "remove",
        make.rina.id,
        "obrolan-pagi: sari",
    )


def test_the_last_moderator_cannot_be_removed(make, client_for):
    make.group()
    answer = client_for(make.rina).post(f"{MEMBERS}/rina/remove")
    assert answer.status_code == 409
    assert "A circle needs a moderator." in answer.says


def test_a_moderator_reads_who_asks_and_lets_them_in(make, client_for):
    group = asked(make, "Saya mengurus <b>koleksi</b> langka.")
    browser = client_for(make.rina)
    page = browser.get(MEMBERS)
    assert "1 person asks to join" in page.says
    assert page.all(".asks blockquote") == ["Saya mengurus <b>koleksi</b> langka."]
    fragment = browser.submit(MEMBERS, f"{MEMBERS}/maya/accept", htmx=True)
    assert "Maya Tanjung" in fragment.all(".member .who a")
    assert "asks to join" not in fragment.says
    assert role_in(make.maya, group) is MemberRole.MEMBER


def test_a_request_that_is_declined_is_gone_and_in_the_log(make, client_for):
    group = asked(make, "Boleh?")
    assert client_for(make.rina).post(f"{MEMBERS}/maya/decline").location == MEMBERS
    assert role_in(make.maya, group) is None
    assert requests_counted(make.rina, group) == 0
    entry = db.session.scalars(select(AuditEntry)).one()
    assert (entry.verb, entry.before) == ("decline", "Boleh?")


@pytest.mark.parametrize("answer", ["accept", "decline"])
def test_a_request_is_answered_once(make, client_for, answer):
    group = asked(make)
    actions.accept_request(group, make.maya, by=make.rina)
    again = client_for(make.rina).post(f"{MEMBERS}/maya/{answer}")
    assert again.status_code == 409
    assert "This request was answered already." in again.says


def test_members_do_not_read_what_others_said_when_asking(make, client_for):
    asked(make, "Rahasia saya")
    assert "Rahasia saya" not in client_for(make.sari).get(MEMBERS).get_data(as_text=True)


VERBS = ["", "/sari/role", "/sari/remove", "/maya/accept", "/maya/decline"]


@pytest.mark.parametrize("verb", VERBS)
def test_only_moderators_change_who_belongs(make, client_for, verb):
    group = asked(make)
    for person in (make.bayu, make.dewi):
        answer = client_for(person).post(f"{MEMBERS}{verb}", role="moderator", who="maya")
        assert answer.status_code == 403
    assert role_in(make.sari, group) is MemberRole.MEMBER
    assert role_in(make.maya, group) is None


@pytest.mark.parametrize("verb", VERBS)
def test_a_visitor_is_sent_to_sign_in(make, client, verb):
    asked(make)
    assert client.post(f"{MEMBERS}{verb}").location.startswith("/login")
    assert client.get(MEMBERS).location.startswith("/login")


@pytest.mark.parametrize("verb", ["role", "remove", "accept", "decline"])
def test_somebody_who_is_not_there_is_not_found(make, client_for, verb):
    make.group()
    browser = client_for(make.rina)
    assert browser.post(f"{MEMBERS}/nobody/{verb}", role="member").status_code == 404
    assert browser.get(f"{MEMBERS}/maya/remove").status_code == 404


def test_every_member_is_on_one_of_the_pages_once(make, client_for):
    people = [make.person(f"Anggota {number:02}") for number in range(60)]
    make.group(members=people)
    browser = client_for(make.maya)
    first = browser.get(MEMBERS)
    second = browser.get(first.page.query_one("a[rel=next]").attrs["href"])
    names = first.all(".member .who a") + second.all(".member .who a")
    assert names == ["Rina Anggraini", *(person.name for person in people)]
