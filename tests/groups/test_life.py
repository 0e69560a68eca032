"""A circle rests, is concluded and is woken."""

from __future__ import annotations

import pytest

from cop.db import db
from cop.groups import actions
from cop.groups.words import GroupStatus, Visibility
from cop.kit.problems import Refused
from cop.sessions import actions as sessions
from cop.sessions.words import Status


@pytest.fixture
def group(make):
    """Give Rina's circle."""
    return make.group()


def lay(group, status, by, reason="Semua sibuk akreditasi."):
    """Set the status as an action does."""
    actions.set_status(group, status, by=by, reason=reason)
    db.session.commit()


def test_a_moderator_lays_it_to_rest_with_a_reason_that_everybody_reads(client_for, make, group):
    rina, page = client_for(make.rina), f"/groups/{group.slug}"
    answer = rina.submit(f"{page}/status", status="dormant", reason="Semua sibuk akreditasi.")
    assert answer.location == page
    said = client_for(make.maya).get(page).says
    assert "This circle is dormant." in said
    assert "Semua sibuk akreditasi." in said
    assert "Rina Anggraini" in said
    assert "Plan the first session" not in rina.get(page).says


@pytest.mark.parametrize("wrong", [{"reason": " "}, {"status": "dead"}, {"reason": "x" * 501}])
def test_what_cannot_be_used_is_said_and_kept(client_for, make, group, wrong):
    typed = {"status": "concluded", "reason": "Tujuan tercapai.", **wrong}
    answer = client_for(make.rina).post(f"/groups/{group.slug}/status", **typed)
    assert answer.status_code == 422
    assert typed["reason"].strip() in answer.text
    assert group.is_active


def test_a_dormant_circle_plans_nothing_until_it_is_woken(client_for, make, group):
    lay(group, GroupStatus.DORMANT, make.rina)
    rina = client_for(make.rina)
    answer = rina.get(f"/groups/{group.slug}/sessions/new")
    assert answer.status_code == 409
    assert "is dormant. A moderator can wake it." in answer.says
    with pytest.raises(Refused):
        make.session(group)
    db.session.rollback()
    rina.submit(f"/groups/{group.slug}/status", status="active")
    assert rina.get(f"/groups/{group.slug}/sessions/new").status_code == 200


def test_a_dormant_circle_still_finishes_what_was_begun(client_for, make, group):
    session = make.session(group, state=Status.WRITING_UP)
    lay(group, GroupStatus.DORMANT, make.rina)
    there = f"/groups/{group.slug}/sessions/{session.number}"
    assert client_for(make.rina).post(f"{there}/adopt").status_code == 303


def test_those_that_rest_step_back_in_the_list(client_for, make):
    for name, status in (("Aaa", "concluded"), ("Bbb", "dormant"), ("Ccc", "active")):
        lay(make.group(name), GroupStatus(status), make.rina)
    page = client_for(make.maya).get("/groups")
    assert page.all(".circle__name") == ["Ccc", "Bbb", "Aaa"]
    assert page.all(".circle--quiet .tag") == ["dormant", "concluded"]


def test_a_concluded_circle_is_read_and_offers_nothing(client_for, make, group):
    session = make.session(group, state=Status.CLOSED)
    lay(group, GroupStatus.CONCLUDED, make.rina, "Tujuan tercapai.")
    for person in (make.rina, make.bayu, make.maya):
        client = client_for(person)
        there = f"/groups/{group.slug}/sessions/{session.number}"
        for path in (f"/groups/{group.slug}", there, f"/groups/{group.slug}/backlog"):
            page = client.get(path)
            assert page.status_code == 200
            assert not page.page.query("main .btn--main"), path
    answer = client_for(make.bayu).post(f"/groups/{group.slug}/backlog", title="Lagi")
    assert answer.status_code == 409
    assert "Obrolan Pagi is concluded. It can be read" in answer.says


def test_a_concluded_circle_promises_no_next_agenda(client_for, make, group):
    make.session(group)
    assert "Next agenda" in client_for(make.bayu).get(f"/groups/{group.slug}").says
    lay(group, GroupStatus.CONCLUDED, make.rina)
    assert "Next agenda" not in client_for(make.bayu).get(f"/groups/{group.slug}").says


def test_a_concluded_circle_is_woken_by_its_moderator_only(client_for, make, group):
    lay(group, GroupStatus.CONCLUDED, make.rina)
    assert client_for(make.bayu).get(f"/groups/{group.slug}/status").status_code == 403
    rina = client_for(make.rina)
    page = rina.get(f"/groups/{group.slug}")
    assert "Wake the circle" in page.says
    assert "You are a moderator" in page.says
    assert rina.get(f"/groups/{group.slug}/edit").status_code == 409
    rina.submit(f"/groups/{group.slug}/status", status="active")
    assert rina.get(f"/groups/{group.slug}/edit").status_code == 200


def test_what_is_concluded_stays_in_the_archive(client_for, make, group):
    make.output(group, "Panduan rak tua")
    lay(group, GroupStatus.CONCLUDED, make.rina)
    assert "Panduan rak tua" in client_for(make.maya).get("/archive?q=panduan").says


def test_a_guest_of_a_concluded_circle_only_reads(client_for, make):
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    session = make.session(group, state=Status.IN_PROGRESS)
    sessions.let_in(session, make.maya)
    lay(group, GroupStatus.CONCLUDED, make.rina)
    client, there = client_for(make.maya), f"/groups/{group.slug}/sessions/{session.number}"
    assert client.get(there).status_code == 200
    assert client.post(f"{there}/check-in").status_code == 409
