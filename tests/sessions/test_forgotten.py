"""A session that nobody started is not lost: it stands after those that are still to come."""

from __future__ import annotations

from datetime import timedelta

from cop.home.queries import sessions_today
from cop.kit.clock import now
from cop.sessions.queries import next_session_of, next_sessions
from cop.sessions.words import Status


def test_it_stays_next_until_another_one_is_to_come(make, client_for):
    group = make.group()
    late = make.session(group, state=Status.OPEN, starts_at=now() - timedelta(days=2))
    make.session(group, state=Status.OPEN, starts_at=now() - timedelta(days=5))
    assert next_session_of(make.sari, group) == late
    assert next_sessions(make.sari)[group.id] == late
    assert "not started" in client_for(make.rina).get("/").says
    coming = make.session(group, state=Status.OPEN)
    assert next_session_of(make.sari, group) == coming
    assert [one.session.number for one in sessions_today(make.rina).ahead] == [3, 1, 2]


def test_after_two_weeks_it_is_not_shown_any_more(make):
    group = make.group()
    make.session(group, state=Status.OPEN, starts_at=now() - timedelta(days=15))
    assert next_session_of(make.sari, group) is None
