"""Asking to join, and the answer that the asker reads."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.groups.actions import ask_to_join
from cop.groups.models import JoinRequest
from cop.groups.queries import role_in
from cop.groups.words import Joining, MemberRole


@pytest.fixture
def group(make):
    """Give a circle that wants to be asked, and Maya who asks."""
    group = make.group(joining=Joining.ASK)
    ask_to_join(group, make.maya, "Saya ingin ikut.")
    db.session.commit()
    return group


def test_today_tells_the_moderator_who_asks(client_for, make, group):
    assert client_for(make.rina).get("/").all("#asking a") == ["Maya Tanjung"]
    assert not client_for(make.bayu).get("/").all("#asking")


@pytest.mark.parametrize(("act", "role"), [("accept", MemberRole.MEMBER), ("decline", None)])
@pytest.mark.parametrize("htmx", [True, False])
def test_the_asker_reads_the_answer_until_it_is_put_away(client_for, make, group, act, role, htmx):
    rina, maya = client_for(make.rina), client_for(make.maya)
    path = f"/groups/{group.slug}/members/maya/{act}"
    assert rina.post(path, words="Datanglah Selasa.", htmx=htmx).status_code in (200, 303)
    assert role_in(make.maya, group) is role
    assert not rina.get("/").all("#asking")
    for page in ("/", f"/groups/{group.slug}"):
        said = maya.get(page).says
        assert "Datanglah Selasa." in said
        assert "Rina Anggraini" in said
    answer = maya.submit("/", f"/groups/{group.slug}/ask/put-away")
    assert answer.location == "/"
    assert not maya.follow(answer).all("#answers")
    assert db.session.query(JoinRequest).count() == 0


def test_the_form_lets_in_with_words(client_for, make, group):
    page = f"/groups/{group.slug}/members"
    client_for(make.rina).submit(page, f"{page}/maya/accept", words="Selamat datang.")
    assert db.session.query(JoinRequest).one().answer_words == "Selamat datang."


def test_words_that_are_too_long_are_refused(client_for, make, group):
    path = f"/groups/{group.slug}/members/maya/decline"
    assert client_for(make.rina).post(path, words="x" * 501).status_code == 422


def test_who_was_declined_may_ask_again_once_the_answer_is_put_away(client_for, make, group):
    client_for(make.rina).post(f"/groups/{group.slug}/members/maya/decline")
    maya = client_for(make.maya)
    maya.post(f"/groups/{group.slug}/ask/put-away")
    maya.submit(f"/groups/{group.slug}/ask", words="Sekali lagi.")
    assert client_for(make.rina).get("/").all("#asking a") == ["Maya Tanjung"]


def test_a_request_is_answered_once(client_for, make, group):
    rina = client_for(make.rina)
    rina.post(f"/groups/{group.slug}/members/maya/accept")
    assert rina.post(f"/groups/{group.slug}/members/maya/decline").status_code == 409
    assert role_in(make.maya, group) is MemberRole.MEMBER


def test_putting_away_does_not_withdraw_what_waits(client_for, make, group):
    client_for(make.maya).post(f"/groups/{group.slug}/ask/put-away")
    assert db.session.query(JoinRequest).count() == 1


def test_by_invitation_only_means_neither_joining_nor_asking(client_for, make):
    group = make.group("Undangan", joining=Joining.INVITED)
    maya, page = client_for(make.maya), f"/groups/{group.slug}"
    assert not maya.get(page).page.query("main .btn--main")
    for path, fields in (("join", {}), ("ask", {"words": "x"})):
        answer = maya.post(f"{page}/{path}", **fields)
        assert answer.status_code == 409
        assert "by an invitation of its moderators" in answer.says
    assert "By invitation only" in maya.get("/groups").says
