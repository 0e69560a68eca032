"""Joining a circle, asking to, and leaving it."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.db import db
from cop.groups import actions
from cop.groups.models import JoinRequest
from cop.groups.queries import role_in
from cop.groups.words import Joining, MemberRole, Visibility

CIRCLE = "/groups/obrolan-pagi"


def requests() -> list[str]:
    return [waiting.words for waiting in db.session.scalars(select(JoinRequest))]


def test_anybody_joins_an_open_circle(make, client_for):
    group = make.group()
    answer = client_for(make.maya).submit(CIRCLE, f"{CIRCLE}/join")
    assert (answer.status_code, answer.location) == (303, CIRCLE)
    assert role_in(make.maya, group) is MemberRole.MEMBER


def test_joining_shows_the_circle_anew_in_its_place(make, client_for):
    make.group()
    browser = client_for(make.maya)
    fragment = browser.submit(CIRCLE, f"{CIRCLE}/join", htmx=True)
    assert "You are a member" in fragment.says
    assert "4 members" in fragment.says
    assert fragment.all(".btn--main") == []


def test_joining_twice_changes_nothing(make, client_for):
    group = make.group()
    browser = client_for(make.sari)
    for _ in range(2):
        assert browser.post(f"{CIRCLE}/join").location == CIRCLE
    assert role_in(make.sari, group) is MemberRole.MEMBER


def test_a_moderator_who_joins_stays_a_moderator(make, client_for):
    group = make.group()
    client_for(make.rina).post(f"{CIRCLE}/join")
    assert role_in(make.rina, group) is MemberRole.MODERATOR


def test_a_circle_that_wants_to_be_asked_says_so(make, client_for):
    group = make.group(joining=Joining.ASK)
    answer = client_for(make.maya).post(f"{CIRCLE}/join")
    assert answer.status_code == 409
    assert "This circle wants to be asked first." in answer.says
    assert role_in(make.maya, group) is None


def test_who_asks_is_heard_and_may_change_the_words(make, client_for):
    make.group(joining=Joining.ASK)
    browser = client_for(make.maya)
    answer = browser.submit(f"{CIRCLE}/ask", words="Saya mengurus  koleksi\nlangka.")
    assert answer.location == CIRCLE
    assert "You asked to join" in browser.follow(answer).says
    assert requests() == ["Saya mengurus  koleksi\nlangka."]
    assert browser.get(f"{CIRCLE}/ask").all("textarea") == ["Saya mengurus koleksi langka."]
    browser.submit(f"{CIRCLE}/ask", words="Boleh?")
    assert requests() == ["Boleh?"]


def test_a_request_can_be_taken_back(make, client_for):
    group = make.group(joining=Joining.ASK)
    actions.ask_to_join(group, make.maya, "")
    browser = client_for(make.maya)
    fragment = browser.submit(CIRCLE, f"{CIRCLE}/ask/withdraw", htmx=True)
    assert fragment.all(".btn--main") == ["Ask to join"]
    assert requests() == []
    assert browser.post(f"{CIRCLE}/ask/withdraw").location == CIRCLE


def test_too_many_words_are_given_back(make, client_for):
    make.group(joining=Joining.ASK)
    answer = client_for(make.maya).submit(f"{CIRCLE}/ask", words="a" * 501)
    assert answer.status_code == 422
    assert "Please shorten this to 500 letters." in answer.says
    assert answer.all("textarea") == ["a" * 501]


def test_a_member_has_nothing_to_ask(make, client_for):
    make.group(joining=Joining.ASK)
    browser = client_for(make.sari)
    assert browser.get(f"{CIRCLE}/ask").location == CIRCLE
    browser.post(f"{CIRCLE}/ask", words="Saya lagi")
    assert requests() == []


def test_asking_a_circle_that_has_become_open_is_joining_it(make, client_for):
    group = make.group()
    assert client_for(make.maya).post(f"{CIRCLE}/ask", words="Boleh?").location == CIRCLE
    assert role_in(make.maya, group) is MemberRole.MEMBER


def test_a_member_leaves_after_saying_so_twice(make, client_for):
    group = make.group()
    browser = client_for(make.sari)
    assert "You may join again" in browser.get(f"{CIRCLE}/leave").says
    assert browser.submit(f"{CIRCLE}/leave").location == CIRCLE
    assert role_in(make.sari, group) is None


def test_who_leaves_a_circle_for_members_is_shown_the_list(make, client_for):
    make.group(visibility=Visibility.MEMBERS)
    browser = client_for(make.sari)
    assert browser.submit(f"{CIRCLE}/leave").location == "/groups"
    assert browser.get(CIRCLE).status_code == 404


def test_the_last_moderator_is_told_what_to_do_before_leaving(make, client_for):
    group = make.group()
    answer = client_for(make.rina).submit(f"{CIRCLE}/leave")
    assert answer.status_code == 409
    assert "Make somebody else a moderator first." in answer.says
    assert answer.page.query_one(f'main a[href="{CIRCLE}/members"]') is not None
    assert role_in(make.rina, group) is MemberRole.MODERATOR


def test_an_outsider_has_nothing_to_leave(make, client_for):
    make.group()
    browser = client_for(make.maya)
    assert browser.get(f"{CIRCLE}/leave").status_code == 403
    assert browser.post(f"{CIRCLE}/leave").status_code == 409


@pytest.mark.parametrize("verb", ["join", "ask", "ask/withdraw", "leave"])
def test_a_visitor_is_sent_to_sign_in(make, client, verb):
    make.group()
    assert client.post(f"{CIRCLE}/{verb}").location.startswith("/login")


@pytest.mark.parametrize("verb", ["join", "ask", "ask/withdraw", "leave"])
def test_a_circle_that_is_not_there_is_not_found(make, client_for, verb):
    assert client_for(make.maya).post(f"/groups/nowhere/{verb}").status_code == 404


@pytest.mark.parametrize("verb", ["join", "ask/withdraw"])
def test_a_change_needs_a_post(make, client_for, verb):
    make.group()
    assert client_for(make.maya).get(f"{CIRCLE}/{verb}").status_code == 405
