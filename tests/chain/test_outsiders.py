"""What outsiders see of a circle's work before its minutes are adopted: nothing."""

from __future__ import annotations

from cop.chain import actions as chain
from cop.sessions.queries import points_of
from cop.sessions.words import Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def test_previously_tells_outsiders_nothing_before_the_minutes_are_adopted(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    first = make.session(group, state=Status.WRITING_UP)
    point = points_of(make.rina, first)[0]
    make.decision(point, "Kita pindah ruang.")
    make.follow_up(point, "Memesan kursi")
    second = chain.next_session(first, by=make.rina)
    make.bring(second, Status.OPEN)
    maya = client_for(make.maya)
    assert "Kita pindah ruang." in client_for(make.sari).get(address(second)).says
    before = maya.get(address(second)).text
    assert "Kita pindah ruang." not in before
    assert "Memesan kursi" not in before
    make.bring(first, Status.ADOPTED)
    after = maya.get(address(second)).text
    assert "Kita pindah ruang." in after
    assert "Memesan kursi" in after


def test_earlier_texts_of_the_notes_stay_inside_the_circle(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[0]
    make.note(session, point, "Rahasia dapur")
    make.note(session, point, "Kabar baik", base=1, by=make.bayu)
    make.bring(session, Status.ADOPTED)
    there = address(session, f"points/{point.id}/notes/history")
    assert "Rahasia dapur" in client_for(make.sari).get(there).says
    assert client_for(make.maya).get(there).status_code == 404
