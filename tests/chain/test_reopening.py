"""A closed session is reopened: the next version of its minutes, and nothing carried twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cop.chain import actions as chain
from cop.kit.problems import Refused
from cop.minutes.queries import minutes_of
from cop.outputs.queries import outputs_of
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import Status

WHY = "Tanggalnya keliru."


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


@pytest.fixture
def closed(make):
    """Give a closed morning talk whose first point has notes; its second was carried."""
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Muat kedua selesai hari Senin.")
    return make.bring(session, Status.CLOSED)


def reopen(browser, session, reason=WHY):
    return browser.submit(address(session, "reopen"), address(session, "reopen"), reason=reason)


def rewrite(make, session, text="Muat kedua selesai hari Selasa."):
    """Change the first note and close the session again."""
    make.note(session, points_of(make.rina, session)[0], text, base=1)
    make.bring(session, Status.CLOSED)


def test_a_moderator_reopens_with_a_reason_which_the_circle_reads(closed, make, client_for):
    rina = client_for(make.rina)
    assert client_for(make.sari).get(address(closed, "reopen")).status_code == 403
    assert reopen(rina, closed, reason=" ").status_code == 422
    assert reopen(rina, closed).status_code == 303
    assert closed.status is Status.WRITING_UP
    assert f"by Rina Anggraini: {WHY}" in client_for(make.sari).get(address(closed)).says
    outside = client_for(make.maya).get(address(closed))
    assert "These minutes are being rewritten." in outside.says
    assert WHY not in outside.says
    assert "hari Senin" not in outside.says


def test_the_version_that_was_adopted_stays_readable_at_its_address(closed, make, client_for):
    maya, there = client_for(make.maya), address(closed, "minutes/1")
    reopen(client_for(make.rina), closed)
    assert "stands until the next one is adopted" in maya.get(there).says
    rewrite(make, closed)
    first = maya.get(there)
    assert "hari Senin" in first.says
    assert "This version was replaced on" in first.says
    second = maya.get(address(closed, "minutes/2"))
    assert "hari Selasa" in second.says
    assert "replaced" not in second.says
    assert maya.get(address(closed, "minutes/3")).status_code == 404
    assert minutes_of(make.maya, closed).version == 2


def test_versions_are_compared_word_by_word(closed, make, client_for):
    reopen(client_for(make.rina), closed)
    make.decision(points_of(make.rina, closed)[0], "Muat ketiga pekan depan.")
    rewrite(make, closed)
    maya = client_for(make.maya)
    page = maya.get(address(closed, "minutes/2/changes"))
    assert page.all("del") == ["Senin"]
    assert page.all("ins")[0].startswith("Selasa")
    title = points_of(make.rina, closed)[0].title
    assert page.says.count(title) == 1  # it is the heading, and in neither text
    assert "Decision: Muat ketiga pekan depan." in page.says
    assert len(page.page.query(".clash__two")) == 1  # the point that was not touched is left out
    assert maya.get(address(closed, "minutes/1/changes")).status_code == 404
    assert "what changed" in maya.get(address(closed)).says


def test_the_archive_finds_the_newest_version_only(closed, make, client_for):
    sari = client_for(make.sari)
    reopen(client_for(make.rina), closed)
    assert "hari Senin" in sari.get("/archive?q=muat+kedua").says
    rewrite(make, closed)
    found = sari.get("/archive?q=muat+kedua").says
    assert "hari Selasa" in found
    assert "hari Senin" not in found


def test_a_decision_taken_back_is_found_no_more(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    first, second = points_of(make.rina, session)
    decision = make.decision(first, "Rak bundar dibeli.")
    make.note(session, second, "Daftar rak dibagikan.")
    make.bring(session, Status.CLOSED)
    rina = client_for(make.rina)
    assert "Rak bundar dibeli." in rina.get("/archive?q=bundar").says
    reopen(rina, session)
    rina.submit(address(session), address(session, f"outcomes/decision/{decision.id}/remove"))
    make.bring(session, Status.CLOSED)
    assert "Rak bundar dibeli." not in rina.get("/archive?q=bundar").says


def test_nothing_is_carried_twice_and_the_chain_stays_whole(closed, make, client_for):
    following = chain.next_session(closed, by=make.rina)
    carried = [point.title for point in points_of(make.rina, following)]
    reopen(client_for(make.rina), closed)
    rewrite(make, closed)
    assert [point.title for point in points_of(make.rina, following)] == carried
    assert not backlog_of(make.rina, closed.group)
    assert following.follows_id == closed.id


def test_only_the_newest_closed_session_of_a_chain_is_reopened(closed, make, client_for):
    following = make.session(closed.group, starts_at=closed.starts_at + timedelta(days=1))
    make.bring(following, Status.CLOSED)
    answer = client_for(make.rina).post(address(closed, "reopen"), reason=WHY)
    assert answer.status_code == 409
    assert "Session 2 goes on from this one and is closed already" in answer.says
    assert "Reopen" not in client_for(make.rina).get(address(closed)).says
    chain.reopen(following, by=make.rina, reason=WHY)
    chain.reopen(closed, by=make.rina, reason=WHY)
    assert closed.status is Status.WRITING_UP


def test_outputs_stay_pinned_and_the_digest_is_fed_anew(make):
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Muat kedua selesai hari Senin.")
    guide = make.output(session)
    make.bring(session, Status.CLOSED)
    chain.reopen(session, by=make.rina, reason=WHY)
    assert {made.version_number for made in outputs_of(make.rina, session)} == {1}
    rewrite(make, session)
    pins = {made.output_id: made for made in outputs_of(make.rina, session)}
    digest = next(made for made in pins.values() if made.output_id != guide.id)
    assert pins[guide.id].version_number == 1
    assert digest.version_number == 2
    assert "hari Selasa" in digest.part


def test_what_is_open_cannot_be_reopened(make):
    session = make.session(state=Status.WRITING_UP)
    with pytest.raises(Refused):
        chain.reopen(session, by=make.rina, reason=WHY)


def test_a_reviewed_session_is_reviewed_anew_after_reopening(make, client_for):
    session = make.session(make.group("Kelompok Studi", kind="study-group"), state=Status.CLOSED)
    chain.reopen(session, by=make.rina, reason=WHY)
    make.bring(session, Status.IN_REVIEW)
    make.bring(session, Status.CLOSED)
    record = client_for(make.sari).get(address(session, "review")).says
    assert "Review 2" in record
    assert "Review 1" in record
    assert minutes_of(make.sari, session).version == 2


def test_every_step_stands_in_the_timeline_of_the_session(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP)
    make.attend(session, make.sari)
    make.note(session, points_of(make.rina, session)[0], "Bab satu dibaca.")
    make.note(session, points_of(make.rina, session)[1], "Bab dua dibaca.")
    make.bring(session, Status.IN_REVIEW)
    wording = make.wording(session, "Bab satu dan dua dibaca.", by=make.sari)
    rina = client_for(make.rina)
    rina.submit(address(session), address(session, f"review/wordings/{wording.id}/take"))
    make.bring(session, Status.CLOSED)
    chain.reopen(session, by=make.rina, reason=WHY)
    steps = client_for(make.sari).get(address(session)).all(".steps__what")
    assert steps == [
        "Planned",
        "Agenda published",
        "Started",
        "Ended",
        "Sent for review",
        "Words of Sari Wulandari taken over for “Layanan yang berubah”",
        "Minutes adopted",
        "Closed",
        "Reopened",
    ]
    assert not client_for(make.maya).get(address(session)).all(".steps__what")
