"""A session goes from draft to closed, each step by who may take it, and never twice."""

from __future__ import annotations

import pytest

from cop.kit.problems import Refused
from cop.sessions import actions
from cop.sessions.queries import attendance_of, events_of, points_of
from cop.sessions.words import PointStatus, Presence, Status


def address(session, verb=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{verb}" if verb else "")


def test_a_draft_is_seen_by_those_who_plan_it_only(make, client_for):
    session = make.session(state=Status.DRAFT)
    assert client_for(make.rina).get(address(session)).status_code == 200
    assert client_for(make.sari).get(address(session)).status_code == 404


def test_an_agenda_without_a_point_cannot_be_published(make, client_for):
    session = make.session(state=Status.DRAFT, points=())
    answer = client_for(make.rina).post(address(session, "open"))
    assert answer.status_code == 409
    assert "at least one point" in answer.says


def test_starting_makes_the_first_point_current_and_checks_the_facilitator_in(make, client_for):
    session = make.session()
    answer = client_for(make.rina).submit(address(session), address(session, "start"))
    assert answer.status_code == 303
    first = points_of(make.rina, session)[0]
    assert session.status is Status.IN_PROGRESS
    assert session.current_point_id == first.id
    page = client_for(make.sari).get(address(session))
    assert "in progress" in page.says
    assert "Here now, 1" in page.says


def test_the_facilitator_writes_where_nobody_else_was_named(make):
    session = make.session(state=Status.IN_PROGRESS)
    assert session.scribe_id == session.facilitator_id == make.rina.id


def test_a_member_cannot_start_a_session(make, client_for):
    session = make.session()
    assert client_for(make.sari).post(address(session, "start")).status_code == 403


def test_an_outsider_can_start_nothing_in_a_closed_circle(make, client_for):
    session = make.session(make.group(visibility="members"))
    assert client_for(make.maya).post(address(session, "start")).status_code == 404


def test_whoever_is_signed_out_is_led_to_the_sign_in(make, client):
    session = make.session()
    answer = client.get(address(session))
    assert answer.status_code == 303
    assert answer.location.startswith("/login?next=")


def test_pressing_next_twice_goes_on_by_one_point(make):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B", "C"))
    first, second, _third = points_of(make.rina, session)
    actions.advance(session, leaving=first.id)
    actions.advance(session, leaving=first.id)
    assert session.current_point_id == second.id


def test_next_goes_on_below_a_point_that_was_taken_out_of_turn(make):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B", "C", "D"))
    a, _b, c, d = points_of(make.rina, session)
    actions.go_to(session, c)
    actions.advance(session, leaving=c.id)
    assert session.current_point_id == d.id
    actions.advance(session, leaving=d.id)
    assert session.current_point_id == a.id


def test_after_the_last_point_no_point_is_on(make):
    session = make.session(state=Status.IN_PROGRESS, points=("A",))
    actions.advance(session, leaving=session.current_point_id)
    assert session.current_point_id is None


def test_any_point_can_be_taken_out_of_turn_and_a_resolved_one_again(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B", "C"))
    first, _second, third = points_of(make.rina, session)
    rina = client_for(make.rina)
    assert (
        rina.submit(address(session), address(session, f"points/{third.id}/take")).status_code
        == 303
    )
    assert session.current_point_id == third.id
    actions.advance(session, leaving=third.id)
    actions.go_to(session, third)
    assert (session.current_point_id, third.status) == (third.id, PointStatus.SCHEDULED)
    assert first.status is PointStatus.SCHEDULED


def test_a_step_that_somebody_else_took_is_refused_in_a_sentence(make, client_for):
    session = make.session(state=Status.CLOSED)
    answer = client_for(make.rina).post(address(session, "start"))
    assert answer.status_code == 409
    assert "moved on" in answer.says


def test_every_step_leaves_a_line_with_who_and_when(make):
    session = make.session(state=Status.CLOSED)
    steps = [event.became for event in events_of(make.rina, session)]
    assert steps == [s for s in Status if s not in (Status.IN_REVIEW, Status.CANCELLED)]


def test_end_asks_what_became_of_the_points_and_writes_the_attendance_down(make, client_for):
    group = make.group(kind="study-group")
    session = make.session(group, state=Status.IN_PROGRESS, points=("A", "B", "C"))
    _a, b, c = points_of(make.rina, session)
    answer = client_for(make.rina).submit(
        address(session, "end"),
        **{
            f"fate-{b.id}": "parked",
            "here": make.sari.id,
            "guests": "Pak Hendra\nBu Lilis",
        },
    )
    assert answer.status_code == 303
    assert session.status is Status.WRITING_UP
    assert [p.status.value for p in points_of(make.rina, session)] == [
        "resolved",
        "parked",
        "carried",
    ]
    page = client_for(make.bayu).get(address(session))
    assert "Who was there, 4" in page.says
    assert "Pak Hendra" in page.says
    assert c.status is PointStatus.CARRIED


def test_a_fate_that_does_not_exist_changes_nothing(make, client_for):
    session = make.session(
        make.group(kind="study-group"), state=Status.IN_PROGRESS, points=("A", "B")
    )
    _a, b = points_of(make.rina, session)
    rina = client_for(make.rina)
    rina.post(
        address(session, "end"), **{f"fate-{b.id}": "proposed", "fate-9999999999999999999": "x"}
    )
    assert b.status is PointStatus.CARRIED


def test_a_session_is_cancelled_with_a_reason_and_its_tombstone_stays(make, client_for):
    session = make.session()
    rina = client_for(make.rina)
    assert rina.submit(address(session, "cancel"), reason="").status_code == 422
    assert rina.submit(address(session, "cancel"), reason="Listrik padam").status_code == 303
    page = client_for(make.sari).get(address(session))
    assert "cancelled" in page.says
    assert "Listrik padam" in page.says


def test_members_check_in_for_themselves_and_may_say_that_they_are_remote(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    sari = client_for(make.sari)
    assert sari.submit(address(session), address(session, "check-in")).status_code == 303
    assert "You are written down: on site." in sari.get(address(session)).says
    sari.post(address(session, "check-in"), how="remote")
    assert "You are written down: remote." in sari.get(address(session)).says


def test_the_informed_read_but_do_not_check_in(make, client_for):
    session = make.session(make.group(informed=[make.andi]), state=Status.IN_PROGRESS)
    andi = client_for(make.andi)
    assert andi.get(address(session)).status_code == 200
    assert andi.post(address(session, "check-in")).status_code == 403


def test_too_many_guests_are_refused_in_a_sentence(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    guests = "\n".join(f"Tamu {n}" for n in range(101))
    answer = client_for(make.rina).post(address(session, "attendance"), guests=guests)
    assert answer.status_code == 422


def test_attendance_written_by_mistake_is_taken_back(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, "attendance"), guests="Pak Hendra")
    page = rina.get(address(session))
    rina.post(page.page.query('form[action*="/attendance/"]')[-1].attrs["action"])
    assert [line.shown_name for line in attendance_of(make.rina, session)] == [make.rina.name]


def test_nobody_is_written_down_before_the_start_or_after_the_close(make):
    planned = make.session()
    with pytest.raises(Refused):
        actions.check_in(planned, make.sari, Presence.ON_SITE)
    closed = make.session(planned.group, state=Status.CLOSED)
    with pytest.raises(Refused):
        actions.check_in(closed, make.sari, Presence.ON_SITE)


def test_a_summary_is_written_while_the_session_is_on(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, "notes"), source="Singkat: rak ditata.")
    make.bring(session, Status.CLOSED)
    assert "Singkat: rak ditata." in client_for(make.sari).get(address(session)).says
