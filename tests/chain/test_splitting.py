"""A point is split into parts that keep the link to the whole, and put together while untouched."""

from __future__ import annotations

import pytest

from cop.sessions.queries import points_of
from cop.sessions.words import PointStatus, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def there(session, point, verb):
    return address(session, f"points/{point.id}/{verb}")


@pytest.fixture
def session(make):
    """Give a study group's session that is on, with three points."""
    group = make.group("Kelompok Studi", kind="study-group")
    return make.session(group, state=Status.IN_PROGRESS, points=("A", "Rak dan label", "C"))


@pytest.fixture
def parts(make, session, client_for):
    """Split the second point as Rina; give the points as they stand then."""
    point = points_of(make.rina, session)[1]
    given = {"part1-title": "Rak", "part2-title": "Label", "part2-presenter": "Sari Wulandari"}
    given |= {"part1-duration": "5", "part2-source": "Yang *pudar*."}
    client_for(make.rina).submit(there(session, point, "split"), **given)
    return points_of(make.rina, session)


def test_the_parts_stand_where_the_whole_stood(make, session, parts, client_for):
    assert [p.title for p in parts] == ["A", "Rak dan label", "Rak", "Label", "C"]
    _, whole, first, second, _ = parts
    assert whole.status is PointStatus.SPLIT
    assert (first.duration, second.presenter_id) == (5, make.sari.id)
    assert "pudar" in second.html
    says = client_for(make.sari).get(address(session)).says
    assert says.count("part of Rak dan label") == 2


def test_the_point_that_is_on_is_followed_by_its_first_part(make, session, client_for):
    point = points_of(make.rina, session)[0]
    titles = {"part1-title": "A1", "part2-title": "A2", "part3-title": "A3"}
    client_for(make.rina).submit(there(session, point, "split"), **titles)
    assert session.current_point_id == points_of(make.rina, session)[1].id


def test_a_part_without_a_title_is_asked_for_and_the_text_is_kept(make, session, client_for):
    point = points_of(make.rina, session)[1]
    given = {"part1-title": "Rak", "part2-title": "", "part2-source": "Tetap di sini"}
    answer = client_for(make.rina).submit(there(session, point, "split"), **given)
    assert answer.status_code == 422
    assert "Please say in a few words what it is about." in answer.says
    assert "Tetap di sini" in answer.says
    assert len(points_of(make.rina, session)) == 3


def test_untouched_parts_are_put_together_again(make, session, parts, client_for):
    rina = client_for(make.rina)
    assert rina.submit(address(session), there(session, parts[1], "merge")).status_code == 303
    assert [p.title for p in points_of(make.rina, session)] == ["A", "Rak dan label", "C"]
    assert points_of(make.rina, session)[1].status is PointStatus.SCHEDULED


@pytest.mark.parametrize("touch", ["note", "post", "decision", "change"])
def test_parts_that_were_touched_stay(make, session, parts, client_for, touch):
    rina, part = client_for(make.rina), parts[2]
    if touch == "note":
        make.note(session, part)
    elif touch == "post":
        make.post(part)
    elif touch == "decision":
        make.decision(part)
    else:
        rina.submit(address(session, f"points/{part.id}/edit"), there_(session, part), title="X")
    answer = rina.post(there(session, parts[1], "merge"))
    assert answer.status_code == 409
    assert len(points_of(make.rina, session)) == 5


def there_(session, point):
    return address(session, f"points/{point.id}")


def test_what_was_said_on_the_whole_is_read_on_its_parts(make, session, client_for):
    point = points_of(make.rina, session)[1]
    make.post(point, "Label lama sudah pudar.")
    titles = {"part1-title": "Rak", "part2-title": "Label"}
    client_for(make.rina).submit(there(session, point, "split"), **titles)
    part = points_of(make.rina, session)[2]
    says = client_for(make.sari).get(address(session, f"threads/{part.thread_id}")).says
    assert "Label lama sudah pudar." in says


def test_a_member_cannot_split_and_a_closed_session_stays_whole(make, session, client_for):
    point = points_of(make.rina, session)[1]
    assert client_for(make.sari).get(there(session, point, "split")).status_code == 403
    assert client_for(make.maya).post(there(session, point, "split")).status_code == 403
    make.bring(session, Status.CLOSED)
    titles = {"part1-title": "Rak", "part2-title": "Label"}
    answer = client_for(make.rina).post(there(session, point, "split"), **titles)
    assert answer.status_code == 409
