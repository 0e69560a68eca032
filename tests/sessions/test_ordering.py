"""Points are dragged to their place: one row is written, and nobody's order is overwritten."""

from __future__ import annotations

import pytest

from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def titles(make, session):
    return [point.title for point in points_of(make.rina, session)]


@pytest.fixture
def session(make):
    """Give an open session with four points."""
    return make.session(state=Status.OPEN, points=("A", "B", "C", "D"))


def move(client, session, point, before="", **more):
    there = address(session, "agenda/move")
    return client.submit(address(session), there, point=point.id, before=before, **more)


def test_a_point_is_dragged_before_another_one_and_one_row_is_written(make, session, client_for):
    first, _, _, last = points_of(make.rina, session)
    answer = move(client_for(make.rina), session, last, first.id)
    assert answer.status_code == 303
    assert titles(make, session) == ["D", "A", "B", "C"]
    written = [one for one in answer.statements if one.startswith("UPDATE agenda_items")]
    assert len(written) == 1


def test_a_point_is_dragged_to_the_end(make, session, client_for):
    move(client_for(make.rina), session, points_of(make.rina, session)[0])
    assert titles(make, session) == ["B", "C", "D", "A"]


def test_whoever_saw_an_older_agenda_is_told_and_nothing_moves(make, session, client_for):
    rina = client_for(make.rina)
    first, second = points_of(make.rina, session)[:2]
    answer = rina.post(address(session, "agenda/move"), point=second.id, before=first.id, version=0)
    assert answer.status_code == 409
    assert "Somebody changed the agenda meanwhile" in answer.says
    assert titles(make, session) == ["A", "B", "C", "D"]


def test_a_place_that_is_gone_and_a_point_that_is_none_are_refused(make, session, client_for):
    rina, first = client_for(make.rina), points_of(make.rina, session)[0]
    there = address(session, "agenda/move")
    elsewhere = points_of(make.rina, make.session(session.group))[0]
    assert rina.post(there, point=first.id, before=elsewhere.id).status_code == 409
    assert rina.post(there, point="x").status_code == 422
    assert rina.post(there, point=elsewhere.id).status_code == 404
    assert client_for(make.sari).post(there, point=first.id).status_code == 403


def test_waiting_points_are_dragged_too(make, client_for):
    group = make.group()
    for title in ("A", "B", "C"):
        make.point(group, title)
    first, _, last = backlog_of(make.rina, group)
    path = f"/groups/{group.slug}/backlog"
    client_for(make.rina).submit(path, f"{path}/move", point=last.id, before=first.id)
    assert [point.title for point in backlog_of(make.rina, group)] == ["C", "A", "B"]
