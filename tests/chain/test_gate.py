"""The gate, at its edges: what counts as something to tell, and that nobody is locked in."""

from __future__ import annotations

import pytest

from cop.chain import actions as chain
from cop.outputs.queries import outputs_of
from cop.sessions import actions as sessions
from cop.sessions.queries import attendance_of, points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Presence, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def end(make, session):
    chain.end_session(part_in(make.rina, "moderator", session), session, fates={})


@pytest.mark.parametrize("outcome", ["decision", "follow_up"])
def test_an_outcome_alone_is_something_that_a_morning_talk_tells(make, outcome):
    session = make.session(state=Status.IN_PROGRESS)
    getattr(make, outcome)(points_of(make.rina, session)[0], "Rak 800 ditata ulang.")
    end(make, session)
    assert session.status is Status.CLOSED
    digest = outputs_of(make.rina, session)[0].output
    assert "Rak 800 ditata ulang." in digest.versions[0].source


def test_a_morning_talk_without_a_word_publishes_no_empty_digest(make):
    session = make.session(state=Status.ADOPTED)
    made = make.output(session)
    chain.close(part_in(make.rina, "moderator", session), session)
    assert [one.output_id for one in outputs_of(make.rina, session)] == [made.id]


def test_attendance_that_is_missing_can_be_written_down_until_the_session_is_closed(
    make, client_for
):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.ADOPTED)
    sessions.forget_attendance(session, attendance_of(make.rina, session)[0])
    chain.give_reason_for_no_output(session, "Hanya membaca.")
    rina = client_for(make.rina)
    assert "Write down who was there." in rina.get(address(session)).says
    there = address(session, "attendance")
    rina.submit(address(session), there, **{f"present-{make.sari.id}": "on-site"})
    assert rina.submit(address(session), address(session, "close")).status_code == 303
    assert session.status is Status.CLOSED


def test_adopting_afterwards_closes_where_nothing_is_missing(make):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.IN_REVIEW)
    make.output(session)
    chain.adopt_and_close(part_in(make.rina, "moderator", session), session)
    assert session.status is Status.CLOSED


def test_who_was_excused_is_named_even_if_nobody_was_there(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.IN_PROGRESS)
    sessions.forget_attendance(session, attendance_of(make.rina, session)[0])
    make.bring(session, Status.WRITING_UP)
    sessions.record_person(session, make.sari, Presence.EXCUSED)
    says = client_for(make.rina).get(address(session)).says
    assert "Nobody was there." in says
    assert "Sari Wulandari excused" in says


def test_after_a_cancelled_session_another_one_can_be_planned(make, client_for):
    session = make.session(state=Status.CLOSED)
    make.bring(chain.next_session(session, by=make.rina), Status.CANCELLED)
    rina = client_for(make.rina)
    answer = rina.submit(address(session), address(session, "next"))
    assert answer.location == address(session).replace("/1", "/3")


def test_nothing_follows_a_cancelled_session(make):
    first = make.session(state=Status.CLOSED)
    second = make.bring(chain.next_session(first, by=make.rina), Status.CANCELLED)
    assert chain.next_session(second, by=make.rina).follows_id == first.id


def test_a_reason_that_is_too_long_is_refused_and_not_cut(make, client_for):
    session = make.session(state=Status.ADOPTED)
    answer = client_for(make.rina).post(address(session, "no-output"), reason="a" * 501)
    assert answer.status_code == 422
    assert session.no_output_reason == ""
