"""What nobody answered when a session ends is not lost with it."""

from __future__ import annotations

from cop.chain import actions as chain
from cop.sessions.queries import backlog_of, points_of, proposals_for
from cop.sessions.words import PointStatus, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def live(make, **kind):
    return make.session(make.group("Kelompok Studi", **kind), state=Status.IN_PROGRESS)


def end(browser, session):
    return browser.submit(address(session, "end"), address(session, "end"))


def test_unanswered_proposals_go_to_the_backlog_at_the_end_as_proposals(make, client_for):
    session = live(make, kind="study-group")
    point = make.point(session, "Buku hilang", by=make.sari, accepted=False)
    rina = client_for(make.rina)
    asked = rina.get(address(session, "end")).says
    assert "They stay proposals, and go to the backlog: Buku hilang" in asked
    end(rina, session)
    assert session.status is Status.WRITING_UP
    assert [one.title for one in backlog_of(make.sari, session.group)] == ["Buku hilang"]
    assert point.status is PointStatus.PROPOSED
    assert point.proposed_by_id == make.sari.id
    assert "Buku hilang" not in rina.get(address(session)).says
    assert point in proposals_for(make.rina)
    told = "One proposal that nobody answered waits for a later session."
    assert told in client_for(make.sari).get(address(session)).says


def test_a_proposal_without_a_name_keeps_none_and_its_own_person_keeps_it(make, client_for):
    session = live(make, kind="study-group")
    make.point(session, "Tanpa nama", by=make.sari, accepted=False, nameless=True)
    rina = client_for(make.rina)
    asked = rina.get(address(session, "end")).says
    assert "Tanpa nama proposed by a member of the circle" in asked
    end(rina, session)
    backlog = f"/groups/{session.group.slug}/backlog"
    assert "a member of the circle" in rina.get(backlog).says
    assert "Withdraw" in client_for(make.sari).get(backlog).says


def test_where_a_next_session_is_planned_they_go_there(make, client_for):
    session = live(make, kind="study-group")
    following = chain.next_session(session, by=make.rina)
    make.point(session, "Buku hilang", by=make.sari, accepted=False)
    rina = client_for(make.rina)
    asked = rina.get(address(session, "end")).says
    assert f"go to session {following.number}: Buku hilang" in asked
    end(rina, session)
    assert "Buku hilang" in [one.title for one in points_of(make.rina, following)]
    assert backlog_of(make.rina, session.group) == []


def test_without_proposals_the_end_says_nothing_of_them(make, client_for):
    session = live(make, kind="study-group")
    rina = client_for(make.rina)
    assert "Nobody has answered" not in rina.get(address(session, "end")).says
    end(rina, session)
    assert "that nobody answered" not in rina.get(address(session)).says
