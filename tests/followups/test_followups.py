"""Follow-ups: mine across all circles, what is late first, settled in one click."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.db import db
from cop.followups import actions
from cop.followups.words import FollowUpStatus
from cop.groups.actions import leave
from cop.kit.clock import today
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.bed.writing import own_unit


@pytest.fixture
def point(make):
    return points_of(make.rina, make.session(state=Status.IN_PROGRESS))[0]


def test_mine_are_listed_across_circles_and_the_earliest_due_first(make, client_for, point):
    other = make.session(make.group("Lingkar Lain"), state=Status.IN_PROGRESS)
    day = today("Asia/Jakarta")
    make.follow_up(point, "Tanpa tenggat", who=make.sari)
    make.follow_up(
        points_of(make.rina, other)[0], "Terlambat", who=make.sari, due=day - timedelta(1)
    )
    make.follow_up(point, "Hari ini", who=make.sari, due=day)
    page = client_for(make.sari).get("/me/followups")
    assert page.all(".follow-up a") == ["Terlambat", "Hari ini", "Tanpa tenggat"]
    assert "late, since yesterday" in page.says
    assert "due today" in page.says


def test_others_follow_ups_are_not_mine(make, client_for, point):
    make.follow_up(point, who=make.bayu)
    assert "Nothing to do" in client_for(make.sari).get("/me/followups").says


@pytest.mark.parametrize("htmx", [False, True])
def test_one_click_settles_and_another_opens_it_again(make, client_for, point, htmx):
    task = make.follow_up(point, who=make.sari)
    sari = client_for(make.sari)
    answer = sari.submit("/me/followups", f"/followups/{task.id}/done", htmx=htmx)
    assert answer.status_code == (200 if htmx else 303)
    assert (task.status, task.settled_by_id) == (FollowUpStatus.DONE, make.sari.id)
    sari.submit("/me/followups", f"/followups/{task.id}/reopen", htmx=htmx)
    assert (task.status, task.settled_at) == (FollowUpStatus.OPEN, None)


def test_a_moderator_settles_for_others_and_other_members_do_not(make, client_for, point):
    task = make.follow_up(point, who=make.sari)
    assert client_for(make.bayu).post(f"/followups/{task.id}/done").status_code == 403
    assert client_for(make.rina).post(f"/followups/{task.id}/cancel").status_code == 303
    assert task.status is FollowUpStatus.CANCELLED


def test_a_follow_up_of_a_closed_circle_is_not_there_for_outsiders(make, client_for):
    session = make.session(make.group(visibility="members"), state=Status.IN_PROGRESS)
    task = make.follow_up(points_of(make.rina, session)[0])
    assert client_for(make.maya).post(f"/followups/{task.id}/done").status_code == 404


def test_signed_out_there_is_no_list(client):
    assert client.get("/me/followups").status_code == 303


def test_who_took_it_settles_it_also_after_leaving_the_circle(make, client_for, point):
    task = make.follow_up(point, who=make.sari)
    make.bring(point.session, Status.CLOSED)
    leave(point.group, make.sari)
    sari = client_for(make.sari)
    assert sari.submit("/me/followups", f"/followups/{task.id}/done").status_code == 303
    assert task.status is FollowUpStatus.DONE


def told(person):
    """Return what the person was told."""
    db.session.rollback()
    found = select(Notice).where(Notice.person_id == person.id).order_by(Notice.id)
    return [sentence(one, person.time_zone) for one in db.session.scalars(found)]


def test_who_noted_a_follow_up_is_told_who_takes_it(make, point):
    task = make.follow_up(point, "Menata rak")
    with own_unit():
        actions.take(task, by=make.sari)
    assert told(make.rina)[-1] == f"{make.sari.name} takes on what you noted: Menata rak"
    assert not [words for words in told(make.sari) if "Menata rak" in words]  # she did it


def test_a_follow_up_that_changes_hands_is_told_to_both(make):
    session = make.session(make.group(kind="research-circle"), state=Status.IN_PROGRESS)
    task = make.follow_up(points_of(make.rina, session)[0], "Menata rak", who=make.sari)
    make.attend(session, make.sari, make.bayu)
    for one in points_of(make.rina, session):
        make.note(session, one)
    make.bring(session, Status.IN_REVIEW)
    with own_unit():
        actions.reassign(task, who=make.bayu, who_name="", due=None, by=make.rina)
    assert (
        told(make.sari)[-1] == f"This is not noted for you any more: Menata rak ({make.bayu.name})"
    )
    assert told(make.bayu)[-1] == f"{make.rina.name} noted for you: Menata rak"
    with own_unit():
        actions.strike_follow_up(task, by=make.rina)
    assert not [w for w in (*told(make.bayu), *told(make.sari)) if "Menata rak" in w]
