"""What came out of a session is taken up again: a point that builds on it, shown both ways."""

from __future__ import annotations

import pytest

from cop.chain import actions as chain
from cop.groups.actions import leave
from cop.groups.words import Visibility
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import PointStatus, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def page_of(output):
    return f"/outputs/{output.id}/{output.slug}"


@pytest.fixture
def closed(make):
    """Give a closed session of a study group with a decision and a follow-up of Sari's."""
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.IN_PROGRESS)
    first, second = points_of(make.rina, session)
    make.decision(first, "Rak 800 ditata ulang tiap Jumat.")
    make.follow_up(second, "Minta log dari vendor", who=make.sari)
    return make.bring(session, Status.CLOSED)


def follow_up_of(make, session):
    from cop.followups.queries import follow_ups_of

    return follow_ups_of(make.rina, session)[0]


def test_a_member_proposes_a_follow_up_for_the_next_session(make, closed, client_for):
    following = make.session(closed.group)
    sari = client_for(make.sari)
    task = follow_up_of(make, closed)
    answer = sari.submit("/me/followups", f"/followups/{task.id}/raise")
    assert answer.location == address(following, "").rstrip("/") + "#proposals"
    point = points_of(make.rina, following)[-1]
    assert (point.title, point.status) == ("Minta log dari vendor", PointStatus.PROPOSED)
    page = sari.get(address(following))
    assert "builds on Minta log dari vendor" in page.says
    path = f"{address(closed)}#point-{task.agenda_item_id}"
    assert page.page.query(f'#proposals a[href="{path}"]')


def test_a_moderator_puts_a_decision_on_the_agenda_at_once(make, closed, client_for):
    following = make.session(closed.group)
    rina = client_for(make.rina)
    decision = rina.get(address(closed)).page.query('form[action$="/raise"]')[0]
    rina.submit(address(closed), decision.attrs["action"])
    point = points_of(make.rina, following)[-1]
    assert point.title == "Rak 800 ditata ulang tiap Jumat."
    assert point.status is PointStatus.SCHEDULED


def test_without_a_next_session_it_waits_on_the_backlog_and_is_raised_once(
    make, closed, client_for
):
    rina, task = client_for(make.rina), follow_up_of(make, closed)
    for _again in range(2):
        rina.post(f"/followups/{task.id}/raise")
    waiting = backlog_of(make.rina, closed.group)
    assert [p.title for p in waiting if p.title.startswith("Minta")] == ["Minta log dari vendor"]
    assert "builds on" in rina.get(f"/groups/{closed.group.slug}/backlog").says


def test_an_output_is_raised_in_another_circle_and_tells_where(make, client_for):
    output = make.output(make.group("Lingkar Menulis", kind="writing-circle"))
    other = make.session(make.group("Kelompok Studi", kind="study-group"))
    rina = client_for(make.rina)
    chosen = f"/outputs/{output.id}/raise"
    assert "Kelompok Studi" in rina.get(chosen).says
    rina.post(chosen, group=other.group.slug)
    assert f"builds on {output.title}" in rina.get(address(other)).says
    assert "taken up, tomorrow" in rina.get(page_of(output)).says


def test_a_proposal_is_not_told_as_taken_up(make, client_for):
    group = make.group()
    output, session = make.output(group), make.session(group)
    sari = client_for(make.sari)
    sari.submit(page_of(output), f"/outputs/{output.id}/raise")
    assert points_of(make.rina, session)[-1].status is PointStatus.PROPOSED
    assert "taken up" not in sari.get(page_of(output)).says


def test_where_it_was_taken_up_is_not_told_to_those_who_see_nothing_of_it(make, client_for):
    output = make.output()
    inside = make.group("Rapat Tertutup", kind="project", visibility=Visibility.MEMBERS)
    chain.raise_again(output, inside, make.session(inside), by=make.rina, accepted=True)
    assert "Rapat Tertutup" in client_for(make.sari).get(page_of(output)).says
    assert "Rapat Tertutup" not in client_for(make.maya).get(page_of(output)).says


def test_what_is_kept_inside_its_circle_is_taken_up_only_there(make, client_for):
    inside = make.group("Rapat Tertutup", kind="project", visibility=Visibility.MEMBERS)
    output, other = make.output(inside), make.session()
    answer = client_for(make.rina).post(f"/outputs/{output.id}/raise", group=other.group.slug)
    assert answer.status_code == 409
    assert "only there" in answer.says


def test_an_outsider_raises_nothing(make, closed, client_for):
    output, maya = make.output(closed.group), client_for(make.maya)
    assert maya.post(f"/outputs/{output.id}/raise").status_code == 403
    assert "You belong to no circle yet" in maya.get(f"/outputs/{output.id}/raise").says
    assert maya.post(f"/outputs/{output.id}/raise", group="tidak-ada").status_code == 404


def test_whoever_has_left_the_circle_is_not_offered_its_agenda(make, closed, client_for):
    sari = client_for(make.sari)
    assert "Put it on the agenda" in sari.get("/me/followups").says
    leave(closed.group, make.sari)
    assert "Put it on the agenda" not in sari.get("/me/followups").says


def test_a_point_that_returns_still_builds_on_it(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session, output = make.session(group), make.output(group)
    chain.raise_again(output, group, session, by=make.rina, accepted=True)
    make.bring(session, Status.CLOSED)
    following = chain.next_session(session, by=make.rina)
    assert f"builds on {output.title}" in client_for(make.rina).get(address(following)).says


def test_long_words_become_a_title_and_a_text(make):
    session = make.session(state=Status.IN_PROGRESS)
    decision = make.decision(points_of(make.rina, session)[0], "Rak " * 100)
    point = chain.raise_again(decision, session.group, None, by=make.rina, accepted=True)
    assert len(point.title) <= 200
    assert point.title.endswith("…")
    assert point.source == decision.text
