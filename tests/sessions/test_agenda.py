"""Points are proposed, answered, ordered and moved; nothing that is typed is lost."""

from __future__ import annotations

import pytest

from cop.kit.problems import Refused
from cop.sessions import actions
from cop.sessions.actions import PointText
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import PointStatus, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def titles(make, session):
    return [point.title for point in points_of(make.rina, session)]


def test_a_members_point_is_a_proposal_and_a_moderators_is_on_the_agenda(make, client_for):
    session = make.session()
    for person in (make.sari, make.rina):
        answer = client_for(person).submit(
            address(session, "points/new"), address(session, "points"), title=f"Dari {person.name}"
        )
        assert answer.status_code == 303
    proposed, scheduled = points_of(make.rina, session)[-2:]
    assert (proposed.status, scheduled.status) == (PointStatus.PROPOSED, PointStatus.SCHEDULED)


def test_a_point_without_a_title_comes_back_with_what_was_typed(make, client_for):
    session = make.session()
    answer = client_for(make.sari).submit(
        address(session, "points/new"),
        address(session, "points"),
        title="",
        source="Banyak pembaca bertanya",
        duration="15",
    )
    assert answer.status_code == 422
    assert "Banyak pembaca bertanya" in answer.get_data(as_text=True)
    assert 'value="15"' in answer.get_data(as_text=True)


def test_a_presenter_of_the_circle_is_recognised_and_another_stays_a_name(make, client_for):
    session = make.session()
    rina = client_for(make.rina)
    for name in ("sari wulandari", "Prof. Nugroho"):
        rina.submit(
            address(session, "points/new"), address(session, "points"), title="X", presenter=name
        )
    known, guest = points_of(make.rina, session)[-2:]
    assert known.presenter_id == make.sari.id
    assert (guest.presenter_id, guest.presented_by) == (None, "Prof. Nugroho")


def test_outsiders_and_the_informed_do_not_propose(make, client_for):
    session = make.session(make.group(informed=[make.andi]))
    for person in (make.maya, make.andi):
        answer = client_for(person).post(address(session, "points"), title="X")
        assert answer.status_code == 403


def test_a_proposal_is_accepted_or_declined_with_a_reason_that_its_proposer_reads(make, client_for):
    session = make.session()
    yes, no = (make.point(session, t, by=make.sari, accepted=False) for t in ("Ya", "Tidak"))
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, f"points/{yes.id}/accept"))
    bad = rina.submit(address(session, f"points/{no.id}/decline"), reason="  ")
    assert bad.status_code == 422
    rina.submit(address(session, f"points/{no.id}/decline"), reason="Sudah dibahas Senin")
    assert (yes.status, no.status) == (PointStatus.SCHEDULED, PointStatus.DECLINED)
    assert "Sudah dibahas Senin" in client_for(make.sari).get(address(session)).says


def test_a_proposal_is_answered_once(make):
    session = make.session()
    point = make.point(session, by=make.sari, accepted=False)
    actions.accept(point)
    with pytest.raises(Refused):
        actions.decline(point, "terlambat")


def test_a_member_answers_no_proposal(make, client_for):
    session = make.session()
    point = make.point(session, by=make.sari, accepted=False)
    assert (
        client_for(make.sari).post(address(session, f"points/{point.id}/accept")).status_code == 403
    )


def test_points_move_up_and_down_by_one_and_stay_at_the_edge(make, client_for):
    session = make.session(points=("A", "B", "C"))
    a, _b, c = points_of(make.rina, session)
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, f"points/{c.id}/up"))
    assert titles(make, session) == ["A", "C", "B"]
    rina.submit(address(session), address(session, f"points/{a.id}/up"))
    assert titles(make, session) == ["A", "C", "B"]
    rina.submit(address(session), address(session, f"points/{a.id}/down"))
    assert titles(make, session) == ["C", "A", "B"]


def test_points_can_be_moved_for_ever_without_losing_their_order(make):
    session = make.session(points=("A", "B", "C"))
    for _again in range(40):
        a, b, c = points_of(make.rina, session)
        actions.move(c, up=True)
        assert titles(make, session) == [a.title, c.title, b.title]


def test_htmx_gets_the_session_as_it_is_now_and_it_equals_the_page(make, client_for):
    session = make.session(points=("A", "B"))
    _a, b = points_of(make.rina, session)
    rina = client_for(make.rina)
    answer = rina.submit(address(session), address(session, f"points/{b.id}/up"), htmx=True)
    assert answer.status_code == 200
    assert answer.all("h3") == ["B", "A"]
    page = rina.get(address(session)).get_data(as_text=True)
    assert without_tokens(answer.get_data(as_text=True)).strip() in without_tokens(page)


def without_tokens(html):
    import re

    return re.sub(r'name="csrf_token" value="[^"]+"', "", html)


def test_two_who_edit_a_point_do_not_overwrite_each_other(make, client_for):
    session = make.session(points=("A",))
    point = points_of(make.rina, session)[0]
    actions.change_point(point, PointText("Dari Sari"), version=1)
    answer = client_for(make.rina).post(
        address(session, f"points/{point.id}"), title="Dari Rina", version="1", kind="discussion"
    )
    assert answer.status_code == 409
    assert "Dari Rina" in answer.get_data(as_text=True)
    assert point.title == "Dari Sari"


def test_a_point_goes_to_the_backlog_and_from_there_to_the_next_session(make, client_for):
    session = make.session(points=("A", "B"))
    point = points_of(make.rina, session)[0]
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, f"points/{point.id}/to-backlog"))
    assert [p.title for p in backlog_of(make.rina, session.group)] == ["A"]
    backlog = f"/groups/{session.group.slug}/backlog"
    rina.submit(backlog, f"{backlog}/{point.id}/schedule")
    assert titles(make, session) == ["B", "A"]


def test_the_backlog_takes_proposals_and_a_question_from_the_archive(make, client_for):
    group = make.group()
    backlog = f"/groups/{group.slug}/backlog"
    page = client_for(make.sari).get(f"{backlog}?title=Rekaman+ganda")
    assert 'value="Rekaman ganda"' in page.get_data(as_text=True)
    client_for(make.sari).submit(backlog, title="Rekaman ganda")
    point = backlog_of(make.rina, group)[0]
    assert point.status is PointStatus.PROPOSED
    client_for(make.rina).submit(backlog, f"{backlog}/{point.id}/accept")
    assert point.status is PointStatus.WAITING


def test_the_backlog_of_a_closed_circle_is_not_there_for_outsiders(make, client_for):
    group = make.group(visibility="members")
    assert client_for(make.maya).get(f"/groups/{group.slug}/backlog").status_code == 404


def test_an_agenda_stays_as_it_is_once_the_session_has_ended(make):
    session = make.session(make.group(kind="study-group"), state=Status.WRITING_UP)
    with pytest.raises(Refused):
        make.point(session, "Terlambat")


def test_the_page_says_when_the_points_take_longer_than_the_session(make, client_for):
    session = make.session(points=("Pendek",))
    make.point(session, "Panjang", duration=45)
    assert "15 minutes too many" in client_for(make.sari).get(address(session)).says


def test_the_form_of_a_point_begins_with_what_it_says(make, client_for):
    session = make.session()
    point = make.point(
        session, "Rekaman ganda", duration=10, presenter=make.bayu, source="Lihat *log*."
    )
    rina = client_for(make.rina)
    address_ = address(session, f"points/{point.id}")
    assert rina.submit(f"{address_}/edit", address_, title="Rekaman kembar").status_code == 303
    assert (point.title, point.duration, point.presenter_id) == ("Rekaman kembar", 10, make.bayu.id)
    assert point.source == "Lihat *log*."
