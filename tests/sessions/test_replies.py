"""Who means to come: one click, for one session or for a whole series, and never wiped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cop.chain import actions as chain
from cop.db.unit import lock
from cop.series.addresses import stamp
from cop.sessions.actions import reply_to_series
from cop.sessions.queries import replies_in
from cop.sessions.words import Reply, Status
from tests.bed.writing import own_unit

WIB = ZoneInfo("Asia/Jakarta")
wall = datetime.fromisoformat
MONDAY = datetime(2026, 12, 21, 7, 45, tzinfo=WIB)
TUESDAY = MONDAY + timedelta(days=1)
ACCEPTED, DECLINED = {"answer": "accepted"}, {"answer": "declined"}


@pytest.fixture(autouse=True)
def in_december(clock):
    """Let it be the Friday before Christmas."""
    clock.set(datetime(2026, 12, 18, 12, tzinfo=UTC))


@pytest.fixture
def series(make):
    """Give the series of a morning talk, from Monday on."""
    return make.series(first=wall("2026-12-21 07:45"))


def place(session, *more):
    """Return the address of the session."""
    return "/".join([f"/groups/{session.group.slug}/sessions/{session.number}", *more])


def of_series(make, series, at):
    """Make the session of the series for the moment."""
    with own_unit():
        return chain.session_at(series, at, by=make.rina)


def answer_of(person, session):
    """Return what the person has said, and whether the time changed since."""
    mine = replies_in(person, session).mine
    return (mine.answer, mine.stale)


def test_a_member_answers_and_answers_anew(make, client_for):
    session = make.session()
    sari = client_for(make.sari)
    sent = sari.submit(place(session), place(session, "reply"))  # the first of its buttons
    assert sent.status_code == 303
    assert answer_of(make.sari, session) == (Reply.ACCEPTED, False)
    assert "You come." in sari.get(place(session)).says
    sari.post(place(session, "reply"), **DECLINED)
    assert answer_of(make.sari, session) == (Reply.DECLINED, False)


def test_moderators_see_counts_and_names_members_do_not(make, client_for):
    session = make.session()
    client_for(make.sari).post(place(session, "reply"), **DECLINED)
    page = client_for(make.rina).get(place(session))
    assert page.all(".replies__counts") == ["come 0 · perhaps 0 · do not come 1 · no answer 2"]
    assert not client_for(make.bayu).get(place(session)).all(".replies__counts")


def test_an_answer_to_the_series_waits_for_the_circle_first(series, make, client_for, monkeypatch):
    session, taken = of_series(make, series, MONDAY), []

    def noted(row):
        taken.append(type(row).__name__)
        lock(row)

    monkeypatch.setattr("cop.sessions.actions.replying.lock", noted)
    client_for(make.sari).post(place(session, "reply"), **ACCEPTED, **{"for": "series"})
    assert taken == ["Group", "Series", "Session"]  # who starts a session holds its circle as well


def test_an_answer_to_the_series_counts_where_there_is_no_other(series, make, client_for):
    monday, tuesday = (of_series(make, series, at) for at in (MONDAY, TUESDAY))
    sari = client_for(make.sari)
    sari.post(place(monday, "reply"), **ACCEPTED)
    sari.post(place(monday, "reply"), answer="accepted", **{"for": "series"})
    assert answer_of(make.sari, tuesday) == (Reply.ACCEPTED, False)
    sari.post(place(tuesday, "reply"), **DECLINED)
    assert answer_of(make.sari, tuesday) == (Reply.DECLINED, False)
    assert answer_of(make.sari, monday) == (Reply.ACCEPTED, False)


def test_a_change_of_time_keeps_the_answer_and_marks_it(make, client_for):
    session = make.session(starts_at=MONDAY)  # a whole minute, as the form sends it back
    sari, rina = client_for(make.sari), client_for(make.rina)
    sari.post(place(session, "reply"), **ACCEPTED)
    rina.submit(place(session, "edit"), place(session), place="Kebun")
    assert answer_of(make.sari, session) == (Reply.ACCEPTED, False)
    rina.submit(place(session, "edit"), place(session), begins="15:00")
    assert answer_of(make.sari, session) == (Reply.ACCEPTED, True)
    assert "answered before the time changed" in sari.get(place(session)).says
    sari.post(place(session, "reply"), **ACCEPTED)
    assert answer_of(make.sari, session) == (Reply.ACCEPTED, False)


def test_an_answer_to_the_series_is_old_for_a_session_that_was_moved(series, make, client_for):
    monday, tuesday = (of_series(make, series, at) for at in (MONDAY, TUESDAY))
    with own_unit():
        reply_to_series(series, make.sari, Reply.ACCEPTED)
    client_for(make.rina).submit(place(monday, "edit"), place(monday), begins="15:00")
    assert answer_of(make.sari, monday) == (Reply.ACCEPTED, True)
    assert answer_of(make.sari, tuesday) == (Reply.ACCEPTED, False)


@pytest.mark.parametrize("since", ["", f"?from={stamp(TUESDAY)}"])
def test_answers_to_a_series_go_along_when_it_changes(series, make, client_for, since):
    tuesday = of_series(make, series, TUESDAY)
    with own_unit():
        reply_to_series(series, make.sari, Reply.ACCEPTED)
    at = f"/groups/{series.group.slug}/series/{series.id}"
    client_for(make.rina).submit(f"{at}/edit{since}", at, begins="09:00")
    assert tuesday.starts_at == TUESDAY.replace(hour=9, minute=0)
    assert answer_of(make.sari, tuesday) == (Reply.ACCEPTED, True)


def test_a_reply_to_what_is_only_planned_makes_the_session(series, make, client_for):
    at = f"/groups/{series.group.slug}/series/{series.id}/{stamp(TUESDAY)}"
    answer = client_for(make.sari).post(f"{at}/reply", **DECLINED)
    assert answer.status_code == 303
    session = of_series(make, series, TUESDAY)
    assert answer.location.endswith(place(session))
    assert answer_of(make.sari, session) == (Reply.DECLINED, False)
    assert session.status is Status.OPEN


def test_one_click_on_today(make, client_for):
    session = make.session()
    sari = client_for(make.sari)
    answer = sari.post(place(session, "reply"), answer="tentative", back="today")
    assert answer.status_code == 303
    assert answer.location.endswith("/")
    assert "Perhaps you come." in sari.get("/").says


def test_what_has_begun_asks_nobody_any_more(make, client_for):
    session = make.session()
    sari = client_for(make.sari)
    make.bring(session, Status.IN_PROGRESS)
    answer = sari.post(place(session, "reply"), **ACCEPTED)
    assert answer.status_code == 409
    assert "Do you come?" not in sari.get(place(session)).says


def test_no_answer_is_no_answer(make, client_for):
    session = make.session()
    answer = client_for(make.sari).post(place(session, "reply"), answer="mau")
    assert answer.status_code == 422


def test_only_who_takes_part_answers(make, client_for):
    session = make.session(make.group(informed=[make.andi], visibility="members"))
    for person, status in ((make.andi, 403), (make.maya, 404), (None, 303)):
        assert client_for(person).post(place(session, "reply"), **ACCEPTED).status_code == status


def test_the_series_page_asks_for_all_of_its_sessions(series, make, client_for):
    page, sari = f"/groups/{series.group.slug}/series", client_for(make.sari)
    there = f"{page}/{series.id}/reply"
    assert "Do you come as a rule?" in sari.get(page).says
    assert sari.submit(page, there, answer="declined").status_code == 303
    assert "You do not come." in sari.get(page).says
    assert answer_of(make.sari, of_series(make, series, TUESDAY))[0] == "declined"
    assert sari.post(there, answer="mungkin").status_code == 422
    assert client_for(make.maya).post(there, answer="accepted").status_code == 403
    assert "as a rule" not in client_for(make.maya).get(page).says


def test_on_today_one_answers_for_the_whole_series(series, make, client_for):
    session = of_series(make, series, TUESDAY)
    sari, there = client_for(make.sari), place(session, "reply")
    words = "Answer so for the whole series"
    assert words not in sari.get("/").says
    sari.post(there, answer="tentative")
    assert words in sari.get("/").says
    sari.post(there, answer="tentative", back="today", **{"for": "series"})
    assert words not in sari.get("/").says
