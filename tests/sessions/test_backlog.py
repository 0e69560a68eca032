"""The backlog: what was answered does not come back, and no note leaves its session."""

from __future__ import annotations

import pytest

from cop.kit.problems import Refused
from cop.sessions import actions
from cop.sessions.queries import points_of
from cop.sessions.words import PointStatus, Status


@pytest.mark.parametrize("answer", [actions.decline, actions.drop])
def test_a_point_that_was_answered_is_not_taken_onto_an_agenda(make, client_for, answer):
    session = make.session()
    point = make.point(session.group, "Usul Sari", accepted=answer is actions.drop, by=make.sari)
    answer(point, "Sudah dibahas.")
    there = f"/groups/{session.group.slug}/backlog/{point.id}/schedule"
    assert client_for(make.rina).post(there).status_code == 409
    assert point.session_id is None


def test_a_point_that_is_being_talked_about_keeps_its_notes_in_the_session(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[0]
    make.note(session, point, "Rak 800 kosong.")
    base = f"/groups/{session.group.slug}/sessions/{session.number}"
    answer = client_for(make.rina).post(f"{base}/points/{point.id}/to-backlog")
    assert answer.status_code == 409
    assert "parked" in answer.says
    assert "Rak 800 kosong." in client_for(make.rina).get(base).says


def test_points_that_came_at_the_same_moment_are_moved_one_place_all_the_same(make):
    group = make.group()
    points = [make.point(group, title) for title in ("satu", "dua", "tiga")]
    for point in points:
        point.rank = 1.0
    actions.move(points[2], up=True)
    order = sorted(points, key=lambda point: (point.rank, point.id))
    assert [point.title for point in order] == ["satu", "tiga", "dua"]


def test_a_point_that_left_meanwhile_is_not_taken_now(make):
    session = make.session(state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[1]
    actions.drop(point, "Tidak perlu.")
    with pytest.raises(Refused):
        actions.go_to(session, point)
    assert point.status is PointStatus.DROPPED
