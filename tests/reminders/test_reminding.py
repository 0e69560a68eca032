"""The clock reminds of what comes, of what is missing and of what is due: once, in time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from cop.chain import actions as chain
from cop.db import db
from cop.followups.actions import settle
from cop.followups.words import FollowUpStatus
from cop.kit.clock import now
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.reminders.looking import remind
from cop.sessions import actions as sessions
from cop.sessions.queries import points_of
from cop.sessions.words import Reply, Status
from tests.bed.writing import own_unit

MONDAY = datetime(2027, 3, 1, 1, 0, tzinfo=UTC)  # eight in the morning in Jakarta


@pytest.fixture
def group(make, clock):
    """Give a circle on a Monday morning."""
    clock.set(MONDAY)
    return make.group(informed=[make.andi])


def told(person, kind):
    db.session.rollback()
    found = db.session.scalars(
        select(Notice).where(Notice.person_id == person.id, Notice.told == kind)
    )
    return [sentence(notice, person.time_zone) for notice in found]


def test_a_session_is_reminded_of_in_the_morning_of_its_day(make, group, clock):
    make.session(group, starts_at=MONDAY + timedelta(days=1, hours=5))  # Tuesday at 13:00
    clock.set(MONDAY + timedelta(hours=20))  # Tuesday at 04:00
    assert remind() == 0
    clock.move(hours=2)
    assert remind() == 1
    assert remind() == 0
    assert told(make.sari, "soon") == ["Obrolan Pagi 1 begins Tuesday 2 March, 13:00 WIB."]
    leads = ["Obrolan Pagi 1 begins Tuesday 2 March, 13:00 WIB, and you lead it."]
    assert (told(make.rina, "soon"), told(make.rina, "soon-leads")) == ([], leads)
    assert told(make.andi, "soon") == []


def test_an_early_one_is_reminded_of_on_the_evening_before(make, group, clock):
    make.session(group, starts_at=MONDAY + timedelta(hours=23, minutes=45))  # Tuesday at 07:45
    clock.set(MONDAY + timedelta(hours=9))  # 17:00
    assert remind() == 0
    clock.move(hours=1)
    assert remind() == 1


def test_who_declined_is_not_reminded(make, group, clock):
    at = MONDAY + timedelta(days=1, hours=5)
    session = make.session(group, starts_at=at)
    with own_unit():
        sessions.reply(session, make.sari, Reply.DECLINED)
        sessions.reply(session, make.bayu, Reply.ACCEPTED)
        sessions.let_in(session, make.maya)
        sessions.reply(session, make.maya, Reply.DECLINED)
    clock.set(at - timedelta(hours=6))
    remind()
    assert told(make.sari, "soon") == told(make.maya, "soon") == []
    assert len(told(make.bayu, "soon")) == len(told(make.rina, "soon-leads")) == 1


def test_who_declined_another_time_is_reminded(make, group, clock):
    at = MONDAY + timedelta(days=1, hours=5)
    session = make.session(group, starts_at=at)
    with own_unit():
        sessions.reply(session, make.sari, Reply.DECLINED)
        plan = sessions.Plan(at + timedelta(hours=1), session.tzid, session.duration)
        sessions.replan(session, plan, version=session.version)
    clock.set(at - timedelta(hours=5))
    remind()
    assert len(told(make.sari, "soon")) == 1


def test_who_is_away_is_not_reminded_unless_they_said_that_they_come(make, group, clock):
    at = MONDAY + timedelta(days=1, hours=5)
    session = make.session(group, starts_at=at)
    for person in (make.sari, make.bayu):
        make.absence(person, 1)
    with own_unit():
        sessions.reply(session, make.bayu, Reply.ACCEPTED)
    clock.set(at - timedelta(hours=6))
    remind()
    assert told(make.sari, "soon") == []
    assert len(told(make.bayu, "soon")) == 1


def test_who_declined_a_series_is_reminded_of_the_session_to_which_they_come(make, group, clock):
    series = make.series(group)
    with own_unit():
        session = chain.prepare_next(series, after=now(), by=None)
        for person in (make.sari, make.bayu):
            sessions.reply_to_series(series, person, Reply.DECLINED)
        sessions.reply(session, make.bayu, Reply.ACCEPTED)
    clock.set(session.starts_at - timedelta(hours=6))
    remind()
    assert told(make.sari, "soon") == []
    assert len(told(make.bayu, "soon-leads")) == 1


def test_who_writes_is_reminded_of_it_and_who_is_away_of_nothing(make, clock):
    clock.set(MONDAY)
    group = make.group("Kelompok Studi", kind="study-group")
    at = MONDAY + timedelta(days=1, hours=5)
    make.session(group, starts_at=at, scribe=make.bayu)
    make.absence(make.sari, 1)
    clock.set(at - timedelta(hours=6))
    assert (remind(), remind()) == (1, 0)
    assert len(told(make.bayu, "soon-writes")) == 1
    assert told(make.bayu, "soon") == told(make.sari, "soon") == []


def test_who_is_away_is_not_reminded_whatever_they_answered_for_another_time(make, group, clock):
    at = MONDAY + timedelta(days=1, hours=5)
    session = make.session(group, starts_at=at)
    make.absence(make.sari, 1)
    with own_unit():
        sessions.reply(session, make.sari, Reply.ACCEPTED)
        plan = sessions.Plan(at + timedelta(hours=1), session.tzid, session.duration)
        sessions.replan(session, plan, version=session.version)
    clock.set(at - timedelta(hours=5))
    assert remind() == 1
    assert told(make.sari, "soon") == []


def test_a_draft_that_is_near_is_told_to_moderators_alone(make, group):
    make.session(group, state=Status.DRAFT, starts_at=MONDAY + timedelta(hours=20))
    assert remind() == 1
    assert len(told(make.rina, "still-draft")) == 1
    assert told(make.sari, "still-draft") == []


def test_missing_notes_are_told_a_day_later_to_those_with_duties(make, clock):
    clock.set(MONDAY)
    group = make.group("Kelompok Studi", kind="study-group")
    make.session(group, state=Status.WRITING_UP, scribe=make.bayu)
    clock.move(hours=23)
    assert remind() == 0
    clock.move(hours=2)
    assert remind() == 1
    clock.move(days=2)
    assert remind() == 0
    assert len(told(make.bayu, "notes-missing")) == len(told(make.rina, "notes-missing")) == 1
    assert told(make.sari, "notes-missing") == []


def test_a_missing_output_is_told_to_moderators_after_three_days(make, clock):
    clock.set(MONDAY)
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.ADOPTED)
    with own_unit():
        sessions.let_in(session, make.maya)
    clock.move(days=3, hours=1)
    assert remind() == 1
    assert len(told(make.rina, "output-missing")) == 1
    assert told(make.maya, "output-missing") == []


def test_a_follow_up_is_told_on_the_morning_before_it_is_due_on_ones_own_clock(make, group, clock):
    tokyo = make.person("Kenji Mori", time_zone="Asia/Tokyo")
    make.join(group, tokyo)
    session = make.session(group, state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[0]
    due = (MONDAY + timedelta(days=3)).date()  # Thursday
    make.follow_up(point, who=tokyo, due=due)
    make.follow_up(point, who=make.sari, due=due)
    settled = make.follow_up(point, "Sudah", who=make.sari, due=due)
    with own_unit():
        settle(settled, FollowUpStatus.DONE, by=make.sari)
    clock.set(datetime(2027, 3, 2, 21, 30, tzinfo=UTC))  # Wednesday, 04:30 WIB, 06:30 in Tokyo
    assert remind() == 0
    clock.move(hours=1)
    assert remind() == 1
    assert told(make.sari, "due") == []
    clock.move(hours=2)
    assert remind() == 1
    clock.move(hours=5)
    assert remind() == 0
    assert told(make.sari, "due") == ["Your follow-up is due 4 March 2027: Menata ulang rak 800"]
