"""One session leads to the next: through the gate, with what was not finished."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cop.chain import actions as chain
from cop.chain.queries import around, carried_points, chain_of, previously
from cop.kit.problems import Refused
from cop.minutes.queries import minutes_of
from cop.outputs.queries import outputs_of
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.rules import part_in
from cop.sessions.words import PointStatus, Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def part(person, session):
    return part_in(person, "moderator", session)


def study(make, **more):
    return make.group("Kelompok Studi", kind="study-group", **more)


def test_a_morning_talk_is_adopted_fed_into_its_digest_and_closed_at_its_end(make):
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Muat kedua selesai.")
    chain.end_session(part(make.rina, session), session, fates={})
    assert session.status is Status.CLOSED
    made = outputs_of(make.sari, session)[0]
    assert made.output.running
    assert made.version_number == 1
    assert "Muat kedua selesai." in made.output.versions[0].source


def test_a_morning_talk_without_a_word_waits_for_a_reason(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    chain.end_session(part(make.rina, session), session, fates={})
    assert session.status is Status.ADOPTED
    rina = client_for(make.rina)
    assert "say why there is none" in rina.get(address(session)).says
    assert rina.post(address(session, "close")).status_code == 409
    rina.submit(address(session), address(session, "no-output"), reason="Semua dinas luar")
    assert rina.submit(address(session), address(session, "close")).status_code == 303
    assert session.status is Status.CLOSED


def test_a_study_group_is_adopted_and_closed_by_its_moderator(make, client_for):
    session = make.session(study(make), state=Status.WRITING_UP)
    make.note(session, points_of(make.rina, session)[0], "Bab satu dibaca.")
    rina = client_for(make.rina)
    assert client_for(make.sari).post(address(session, "adopt")).status_code == 403
    assert rina.post(address(session, "adopt")).status_code == 409
    make.bring(session, Status.IN_REVIEW)
    assert rina.submit(address(session), address(session, "adopt")).status_code == 303
    assert "Before it can be closed" in rina.get(address(session)).says
    started = rina.submit(address(session), address(session, "outputs"))
    rina.submit(started.location, publish="1")
    assert rina.submit(address(session), address(session, "close")).status_code == 303
    assert session.status is Status.CLOSED


def test_adopted_minutes_keep_every_point_with_its_notes_and_outcomes(make):
    session = make.session(study(make), state=Status.IN_PROGRESS)
    first, second = points_of(make.rina, session)
    make.note(session, first, "Satu.")
    make.decision(second, "Lanjut.")
    make.follow_up(second, "Kirim", who=make.sari, due=date(2027, 1, 5))
    make.bring(session, Status.ADOPTED)
    summary, one, two = minutes_of(make.maya, session).points
    assert summary.agenda_item_id is None
    assert one.source == "Satu."
    assert two.outcomes == [
        {"kind": "decision", "text": "Lanjut."},
        {"kind": "follow-up", "text": "Kirim", "who": "Sari Wulandari", "due": "2027-01-05"},
    ]


def test_what_was_not_finished_is_carried_to_the_session_that_follows(make):
    group = study(make)
    first = make.session(group, state=Status.IN_PROGRESS, points=("A", "B"))
    second = make.session(group, starts_at=first.starts_at + timedelta(days=7))
    make.bring(first, Status.CLOSED)
    old = points_of(make.rina, first)[1]
    new = points_of(make.rina, second)[-1]
    assert (old.title, old.status, new.title) == ("B", PointStatus.CARRIED, "B")
    history = carried_points([new])[new.id]
    assert history.times == 2
    assert history.since == first.starts_at.astimezone(ZoneInfo("Asia/Jakarta")).date()


def test_without_a_next_session_it_waits_on_the_backlog_and_the_next_takes_it(make):
    first = make.session(study(make), state=Status.CLOSED, points=("A", "B"))
    assert [p.title for p in backlog_of(make.rina, first.group)] == ["B"]
    second = chain.next_session(first, by=make.rina)
    assert not backlog_of(make.rina, first.group)
    assert points_of(make.rina, second)[-1].title == "B"


def test_a_point_carried_twice_tells_its_whole_history(make, client_for):
    group = study(make)
    session = make.session(group, state=Status.CLOSED, points=("A", "Rekaman ganda"))
    for _again in range(2):
        session = chain.next_session(session, by=make.rina)
        make.bring(session, Status.IN_PROGRESS)
        if _again == 0:
            make.bring(session, Status.CLOSED)
    assert "third time, since" in client_for(make.sari).get(address(session)).says


def test_a_point_is_carried_once_even_if_carrying_runs_again(make):
    first = make.session(study(make), state=Status.CLOSED, points=("A", "B"))
    chain.carry_over(first, by=make.rina)
    assert len(backlog_of(make.rina, first.group)) == 1


def test_parked_points_go_to_the_backlog_and_are_not_taken_by_themselves(make):
    session = make.session(study(make), state=Status.IN_PROGRESS, points=("A", "B"))
    b = points_of(make.rina, session)[1]
    part_ = part(make.rina, session)
    chain.end_session(part_, session, fates={b.id: PointStatus.PARKED})
    make.bring(session, Status.CLOSED)
    following = chain.next_session(session, by=make.rina)
    assert [p.title for p in backlog_of(make.rina, session.group)] == ["B"]
    assert "B" not in [p.title for p in points_of(make.rina, following)]


def test_the_next_morning_talk_is_on_the_next_working_day_and_open(make, clock):
    friday = datetime(2027, 3, 5, 0, 45, tzinfo=UTC)
    clock.set(friday)
    session = make.session(state=Status.CLOSED, starts_at=friday)
    following = chain.next_session(session, by=make.rina)
    assert following.starts_at == datetime(2027, 3, 8, 0, 45, tzinfo=UTC)
    assert following.status is Status.OPEN
    assert (following.follows_id, following.facilitator_id) == (session.id, make.bayu.id)


def test_other_circles_keep_the_rhythm_of_their_last_two_sessions(make):
    group = study(make)
    first = make.session(group, state=Status.CLOSED)
    second = make.session(group, starts_at=first.starts_at + timedelta(days=14))
    following = chain.next_session(second, by=make.rina)
    assert following.starts_at - second.starts_at == timedelta(days=14)


def test_asking_for_the_next_session_twice_gives_the_same_one(make, client_for):
    session = make.session(state=Status.CLOSED)
    rina = client_for(make.rina)
    there = [rina.post(address(session, "next")).location for _twice in range(2)]
    assert there[0] == there[1]
    assert client_for(make.sari).post(address(session, "next")).status_code == 403


def test_previously_shows_decisions_and_open_follow_ups(make, client_for):
    group = make.group()
    first = make.session(group, state=Status.IN_PROGRESS)
    point = points_of(make.rina, first)[0]
    make.decision(point, "Jenis eksemplar dibekukan.")
    make.follow_up(point, "Minta log vendor", who=make.bayu)
    make.bring(first, Status.CLOSED)
    second = chain.next_session(first, by=make.rina)
    says = client_for(make.sari).get(address(second)).says
    assert "Previously, in session 1" in says
    assert "Jenis eksemplar dibekukan." in says
    assert "Minta log vendor" in says
    assert previously(make.sari, first, around(make.sari, first), []) is None


def test_a_cancelled_session_hands_its_points_on_and_leaves_the_chain_whole(make):
    group = study(make)
    one = make.session(group, state=Status.CLOSED)
    two = make.session(group, starts_at=one.starts_at + timedelta(days=7), points=("Tertunda",))
    three = make.session(group, starts_at=one.starts_at + timedelta(days=14))
    chain.cancel(two, by=make.rina, reason="Listrik padam")
    assert three.follows_id == one.id
    assert points_of(make.rina, three)[-1].title == "Tertunda"
    assert two.number in [link.session.number for link in chain_of(make.sari, group, limit=9)]


def test_the_chain_shows_the_three_marks_of_each_session(make):
    group = make.group()
    closed = make.session(group, state=Status.IN_PROGRESS)
    make.note(closed, points_of(make.rina, closed)[0], "Ada kabar.")
    chain.end_session(part(make.rina, closed), closed, fates={})
    planned = make.session(group, starts_at=closed.starts_at + timedelta(days=1))
    marks = {link.session.id: link.marks for link in chain_of(make.sari, group, limit=5)}
    assert vars(marks[closed.id]) == {"agenda": "full", "notes": "full", "output": "full"}
    assert vars(marks[planned.id]) == {"agenda": "full", "notes": "empty", "output": "empty"}


def test_a_session_shows_its_neighbours_and_no_drafts_to_members(make):
    group = study(make)
    session = make.session(group, state=Status.CLOSED)
    chain.next_session(session, by=make.rina)  # a draft
    assert len(around(make.rina, session)) == 2
    assert len(around(make.sari, session)) == 1


def test_a_gate_that_is_not_met_is_said_in_sentences(make):
    session = make.session(study(make), state=Status.ADOPTED)
    with pytest.raises(Refused, match="output"):
        chain.close(part(make.rina, session), session)


def test_a_writing_circle_keeps_one_running_manuscript_until_it_is_published(make, client_for):
    group = make.group("Lingkar Menulis", kind="writing-circle")
    first = make.session(group, state=Status.ADOPTED)
    rina = client_for(make.rina)
    edit = rina.submit(address(first), address(first, "outputs")).location
    rina.submit(edit, body="Bab satu.")
    chain.close(part(make.rina, first), first)
    second = chain.next_session(first, by=make.rina)
    make.bring(second, Status.IN_PROGRESS)
    chain.end_session(part(make.rina, second), second, fates={})
    assert second.status is Status.CLOSED
    manuscript = outputs_of(make.rina, second)[0].output
    assert manuscript.id == outputs_of(make.rina, first)[0].output_id
    rina.submit(edit, body="Bab satu, lalu dua.")
    assert [v.number for v in manuscript.versions] == [2, 1]
    rina.submit(f"/outputs/{manuscript.id}/{manuscript.slug}", f"/outputs/{manuscript.id}/publish")
    assert not manuscript.running


def test_a_proposal_that_nobody_answered_moves_on_to_where_it_can_be_answered(make):
    session = make.session(study(make), state=Status.IN_PROGRESS)
    proposal = make.point(session, "Pustaka keliling", by=make.sari, accepted=False)
    make.bring(session, Status.CLOSED)
    assert proposal in backlog_of(make.rina, session.group)
    assert proposal.status is PointStatus.PROPOSED
