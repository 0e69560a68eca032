"""Today: what a person has before them, from all their circles and no others."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cop.groups.actions import add_member
from cop.groups.words import MemberRole
from cop.kit.clock import now, today
from cop.sessions.actions import record_person, reply_to_series
from cop.sessions.queries import points_of
from cop.sessions.words import Presence, Reply, Status
from tests.bed.writing import own_unit


def test_the_next_session_comes_first_with_its_time_and_the_persons_duty(make, client_for):
    session = make.session(scribe=make.bayu)
    page = client_for(make.rina).get("/")
    assert session.name in page.says
    assert "You lead, Bayu writes" in page.says
    assert "You write, Rina leads" in client_for(make.bayu).get("/").says


def test_who_is_away_reads_so_though_the_series_has_their_answer(make, client_for):
    session = make.session_of(make.series())
    with own_unit():
        reply_to_series(session.series, make.sari, Reply.ACCEPTED)
    client = client_for(make.sari)
    assert "You come." in client.get("/").says
    make.absence(make.sari, (session.day - today("Asia/Jakarta")).days)
    says = client.get("/").says
    assert "You do not come." in says
    assert "Answer so for the whole series" not in says


def test_the_facilitator_starts_from_here(make, client_for):
    session = make.session()
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    assert client_for(make.rina).submit("/", f"{there}/start").status_code == 303
    assert session.status is Status.IN_PROGRESS


def test_a_session_that_is_on_comes_before_the_next(make, client_for):
    group = make.group()
    make.session(group, starts_at=now() + timedelta(hours=1), title="Nanti")
    make.session(
        group, starts_at=now() + timedelta(hours=3), title="Sedang", state=Status.IN_PROGRESS
    )
    page = client_for(make.sari).get("/")
    assert "Sedang" in page.all(".next h2")[0]


def test_follow_ups_proposals_and_unfinished_sessions_wait_here(make, client_for):
    group = make.group(kind="study-group")
    ended = make.session(group, state=Status.WRITING_UP, title="Belum selesai")
    make.follow_up(points_of(make.rina, ended)[0], "Menata rak", who=make.rina)
    make.point(group, "Usul Sari", by=make.sari, accepted=False)
    says = client_for(make.rina).get("/").says
    for words in ("Belum selesai", "Menata rak", "Usul Sari"):
        assert words in says
    assert "Usul Sari" not in client_for(make.sari).get("/").says


def test_the_next_session_says_how_many_proposals_wait_for_its_moderator(make, client_for):
    session = make.session()
    make.point(session, "Usul Sari", by=make.sari, accepted=False)
    assert "1 proposal waits for your answer." in client_for(make.rina).get("/").says
    assert "waits for your answer" not in client_for(make.sari).get("/").says


def test_what_was_missed_is_listed_until_one_was_there(make, client_for):
    make.session(state=Status.CLOSED, title="Tanpa Sari")
    assert "What you missed Tanpa Sari" in client_for(make.sari).get("/").says
    assert "Tanpa Sari" not in client_for(make.rina).get("/").says


def test_whoever_was_excused_missed_it_too(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, title="Tanpa Sari")
    record_person(session, make.sari, Presence.EXCUSED)
    make.bring(session, Status.CLOSED)
    assert "What you missed Tanpa Sari" in client_for(make.sari).get("/").says


def test_somebody_without_a_circle_is_shown_the_way(make, client_for):
    assert "You belong to no circle yet" in client_for(make.maya).get("/").says


def test_nothing_of_other_circles_is_here(make, client_for):
    make.session(make.group("Tertutup", visibility="members"), title="Rahasia")
    assert "Rahasia" not in client_for(make.maya).get("/").says


def test_a_visitor_is_told_what_this_is(client):
    page = client.get("/")
    assert page.status_code == 200
    assert "Sign in" in page.says


def test_health_is_answered_after_a_read_of_the_database(client, database):
    assert client.get("/healthz").status_code == 200


def test_day_and_time_are_those_of_the_readers_zone(make, client_for, clock):
    clock.set(datetime(2026, 11, 24, 3, tzinfo=UTC))
    group = make.group(members=[])
    for minute in (0, 30):
        make.session(group, starts_at=datetime(2026, 11, 24, 16, minute, tzinfo=UTC))  # 23 WIB
    yosef = make.person("Yosef", time_zone="Asia/Jayapura")
    add_member(group, yosef, MemberRole.MEMBER)
    page = client_for(yosef).get("/")
    assert "Tomorrow 01:00" in page.says
    assert "tomorrow, 01:30" in page.says


def test_a_session_that_is_on_asks_those_who_are_not_there_to_check_in(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, starts_at=now())
    sari = client_for(make.sari)
    line = f"#on-{session.id}"
    assert sari.get("/").all(line) == [f"{session.name} is on: check in"]
    assert sari.get("/").page.query(f'{line} a[href="/here"]')
    assert not client_for(make.rina).get("/").page.query(line)  # who started it is there
    make.attend(session, make.sari)
    assert not sari.get("/").page.query(line)


def test_a_session_that_was_started_before_its_day_is_not_the_next(make, client_for):
    group = make.group()
    early = make.session(group, title="Besok", state=Status.IN_PROGRESS)
    make.session(group, title="Nanti", starts_at=now() + timedelta(hours=2))
    page = client_for(make.sari).get("/")
    assert page.all(".next h2") == ["Nanti"]
    assert page.all(f"#on-{early.id}") == ["Besok is on: check in · join"]
