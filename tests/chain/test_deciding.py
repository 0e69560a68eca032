"""A point that was carried three times is decided before its session can be closed."""

from __future__ import annotations

from datetime import date

import pytest

from cop.chain import actions as chain
from cop.chain.words import Way
from cop.sessions.queries import backlog_of, points_of
from cop.sessions.words import PointStatus, Status

TITLE = "Rekaman ganda"


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


def there(session, rest="decide"):
    return address(session, f"points/{put_off(session).id}/{rest}")


def put_off(session):
    return next(p for p in points_of(session.facilitator, session) if p.title == TITLE)


@pytest.fixture
def fourth(make):
    """Give a session that is on, to which a point was carried three times."""
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.CLOSED, points=("A", TITLE))
    for _again in range(3):
        session = chain.next_session(session, by=make.rina)
        make.bring(session, Status.CLOSED if _again < 2 else Status.IN_PROGRESS)
    return session


@pytest.fixture
def adopted(make, fourth):
    """Give the same when it has ended without a word about the point."""
    make.bring(fourth, Status.ADOPTED)
    chain.give_reason_for_no_output(fourth, "Hanya membaca.")
    return fourth


def test_the_page_says_plainly_that_it_must_be_decided(fourth, make, client_for):
    says = client_for(make.rina).get(address(fourth)).says
    assert "fourth time, since" in says
    assert "to be decided" in says
    assert "Decide this time what becomes of it" in says
    assert "Decide this time" not in client_for(make.sari).get(address(fourth)).says


def test_the_end_offers_no_fourth_carry(fourth, make, client_for):
    page = client_for(make.rina).get(address(fourth, "end"))
    offered = page.all(f"#fate-{put_off(fourth).id} option")
    assert offered == ["still to be decided", "resolved"]
    assert "a moderator decides what becomes of it before the session is closed" in page.says


def test_the_session_is_not_closed_before_it_is_decided(adopted, make, client_for):
    rina = client_for(make.rina)
    page = rina.get(address(adopted))
    assert f"“{TITLE}” was carried three times" in page.says
    assert page.all(".btn--main") == [f"Decide on “{TITLE}”"]
    refused = rina.post(address(adopted, "close"))
    assert refused.status_code == 409
    assert TITLE in refused.says
    assert adopted.status is Status.ADOPTED


def test_parked_it_waits_on_the_backlog_with_the_reason_and_the_day(adopted, make, client_for):
    rina = client_for(make.rina)
    rina.submit(there(adopted), way="parked", reason="Menunggu vendor", ask_on="2030-03-01")
    assert rina.submit(address(adopted), address(adopted, "close")).status_code == 303
    assert put_off(adopted).status is PointStatus.PARKED
    waiting = backlog_of(make.rina, adopted.group)[0]
    assert (waiting.answer, waiting.ask_on) == ("Menunggu vendor", date(2030, 3, 1))
    says = rina.get(f"/groups/{adopted.group.slug}/backlog").says
    assert "Parked: Menunggu vendor Ask again on Friday 1 March 2030." in says


def test_a_parked_point_is_taken_by_the_session_after_its_day(make):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP, points=("A", TITLE))
    soon = chain.Decided(Way.PARKED, "Nanti", ask_on=session.starts_at.date())
    chain.decide(session, put_off(session), soon, by=make.rina)
    make.bring(session, Status.CLOSED)
    following = chain.next_session(session, by=make.rina)
    assert put_off(following).status is PointStatus.SCHEDULED
    assert not backlog_of(make.rina, group)


def test_dropped_or_parked_it_needs_a_reason(adopted, make, client_for):
    rina = client_for(make.rina)
    for way in ("dropped", "parked"):
        answer = rina.submit(there(adopted), way=way, title="Tetap di sini")
        assert answer.status_code == 422
        assert "Please say why" in answer.says
        assert answer.page.query('input[name="title"]')[0].attrs["value"] == "Tetap di sini"
    rina.submit(there(adopted), way="dropped", reason="Selesai sendiri")
    assert put_off(adopted).status is PointStatus.DROPPED
    assert "Selesai sendiri" in rina.get(address(adopted)).says


def test_it_can_get_a_session_of_its_own(adopted, make, client_for):
    rina = client_for(make.rina)
    answer = rina.submit(there(adopted), way="session")
    assert answer.location.endswith(f"/sessions/{adopted.number + 1}/edit")
    assert put_off(adopted).status is PointStatus.SPUN_OFF
    own = rina.get(answer.location.removesuffix("/edit"))
    assert TITLE in own.says
    assert "third time" not in own.says
    make.bring(adopted, Status.CLOSED)
    assert not backlog_of(make.rina, adopted.group)


def test_it_can_go_on_as_another_point_that_counts_anew(adopted, make, client_for):
    client_for(make.rina).submit(there(adopted), way="point", title="Siapa yang menggabungkan?")
    waiting = backlog_of(make.rina, adopted.group)
    assert [point.title for point in waiting] == ["Siapa yang menggabungkan?"]


def test_it_can_become_a_circle(adopted, make, client_for):
    rina = client_for(make.rina)
    answer = rina.follow(rina.submit(there(adopted), way="circle"))
    assert answer.page.query('input[name="name"]')[0].attrs["value"] == TITLE


def test_it_is_not_carried_once_more_by_hand(adopted, make, client_for):
    answer = client_for(make.rina).post(there(adopted), way="carried")
    assert answer.status_code == 409
    assert "choose something else" in answer.says
    assert client_for(make.rina).post(there(adopted), way="anywhere").status_code == 422


def test_only_a_moderator_decides_what_was_carried_three_times(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.CLOSED, points=("A", TITLE))
    for _again in range(3):
        session = chain.next_session(session, by=make.rina)
        session.facilitator_id = make.bayu.id
        make.bring(session, Status.CLOSED if _again < 2 else Status.IN_PROGRESS)
    bayu = client_for(make.bayu)
    assert bayu.get(there(session)).status_code == 403
    other = make.point(session, "Yang lain")
    path = address(session, f"points/{other.id}/decide")
    assert bayu.post(path, way="session").status_code == 403
    assert bayu.submit(path, way="dropped", reason="Cukup").status_code == 303


def test_what_was_decided_can_be_decided_anew_until_the_close(make):
    session = make.session(make.group("S", kind="study-group"), state=Status.IN_PROGRESS)
    first, second = points_of(make.rina, session)
    chain.decide(session, first, chain.Decided(Way.DROPPED, "Salah"), by=make.rina)
    assert session.current_point_id == second.id
    chain.decide(session, first, chain.Decided(Way.RESOLVED), by=make.rina)
    assert (first.status, first.answer) == (PointStatus.RESOLVED, "")


def test_the_day_before_the_start_and_after_the_close_nothing_is_decided(make, client_for):
    session = make.session(state=Status.OPEN)
    point = points_of(make.rina, session)[0]
    path = address(session, f"points/{point.id}/decide")
    rina = client_for(make.rina)
    assert rina.get(path).status_code == 303
    assert rina.post(path, way="resolved").status_code == 409


def test_what_was_said_before_can_be_read_in_place(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.IN_PROGRESS, points=("A", TITLE))
    make.note(session, put_off(session), "Ada **1812** rekaman.")
    make.post(put_off(session), "Di cabang kami juga begitu.")
    make.bring(session, Status.CLOSED)
    following = make.bring(chain.next_session(session, by=make.rina), Status.OPEN)
    point = put_off(following)
    sari = client_for(make.sari)
    assert "Discuss, 1 before" in sari.get(address(following)).says
    says = sari.get(address(following, f"threads/{point.thread_id}")).says
    assert "What was said before" in says
    assert "Ada 1812 rekaman." in says
    assert "Di cabang kami juga begitu." in says
    assert "Nobody has written here yet." in says


def test_of_a_long_earlier_discussion_the_newest_posts_are_recalled_and_lead_to_the_others(
    make, client_for
):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.IN_PROGRESS, points=("A", TITLE))
    posts = [make.post(put_off(session), f"Kabar {number}.") for number in range(12)]
    make.bring(session, Status.CLOSED)
    following = make.bring(chain.next_session(session, by=make.rina), Status.OPEN)
    sari = client_for(make.sari)
    page = sari.get(address(following, f"threads/{put_off(following).thread_id}"))
    assert "12 posts" in page.says
    assert page.all(".before .post .prose") == [f"Kabar {number}." for number in range(2, 12)]
    way = page.page.query_one(".before .talk__way a").attrs["href"].partition("#")[0]
    assert way.endswith(f"?before={posts[2].id}")
    assert sari.get(way).all(".post .prose") == ["Kabar 0.", "Kabar 1."]


def test_notes_that_were_not_adopted_are_not_read_by_outsiders(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP, points=("A", TITLE))
    make.note(session, put_off(session), "Belum disahkan.")
    way = chain.Decided(Way.SESSION)
    own = chain.decide(session, put_off(session), way, by=make.rina)
    make.bring(own, Status.OPEN)
    path = address(own, f"threads/{put_off(own).thread_id}")
    assert "Belum disahkan." in client_for(make.sari).get(path).says
    assert "Belum disahkan." not in client_for(make.maya).get(path).says


def test_of_many_earlier_sessions_the_newest_are_recalled_and_the_chain_has_the_others(
    make, client_for, monkeypatch
):
    monkeypatch.setattr("cop.chain.queries.earlier.MOST_SESSIONS", 1)
    session = make.session(make.group("Kelompok Studi", kind="study-group"), points=("A", TITLE))
    for _ in range(2):
        make.bring(session, Status.CLOSED)
        session = make.bring(chain.next_session(session, by=make.rina), Status.OPEN)
    page = client_for(make.sari).get(address(session, f"threads/{put_off(session).thread_id}"))
    assert [one.split(",")[0] for one in page.all(".before__when")] == ["Session 2"]
    assert page.page.query('.before a[href="/groups/kelompok-studi/sessions"]')
