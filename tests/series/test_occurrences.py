"""Sessions of a series are only planned until somebody needs one."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select

from cop.chain import actions as chain
from cop.chain.jobs import prepare_sessions
from cop.db import db
from cop.db.unit import unit_of_work
from cop.groups.words import Kind
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.series.addresses import moment, stamp
from cop.series.models import Series
from cop.series.recurrence import Rule
from cop.series.words import Repeats
from cop.sessions.models import Session
from cop.sessions.queries import planned_in, points_of
from cop.sessions.words import PointStatus, Status
from tests.bed.writing import own_unit

WIB = ZoneInfo("Asia/Jakarta")
wall = datetime.fromisoformat
MONDAY = datetime(2026, 12, 21, 7, 45, tzinfo=WIB)
TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)
FRIDAY = datetime(2026, 12, 18, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def in_december(clock):
    """Let it be the Friday before Christmas."""
    clock.set(FRIDAY)


@pytest.fixture
def series(make):
    """Give the series of a morning talk, from Monday on."""
    return make.series(first=wall("2026-12-21 07:45"))


def place(series, at, *more):
    """Return the address of what the series plans for the moment."""
    return "/".join(["/groups", series.group.slug, "series", str(series.id), stamp(at), *more])


def made(series):
    """Return the sessions of the series that are made, in order."""
    of_it = select(Session).where(Session.series_id == series.id)
    return db.session.scalars(of_it.order_by(Session.recurrence_id)).all()


def test_the_circle_and_today_show_what_is_planned(series, make, client_for):
    bayu = client_for(make.bayu)
    circle = bayu.get(f"/groups/{series.group.slug}")
    assert circle.all("#planned li")[0] == "Monday 21 December 07:45–08:15 WIB planned"
    assert "21 Dec, 07:45" in bayu.get("/").says
    assert not made(series)


def test_what_is_planned_has_a_page_that_makes_nothing(series, make, client_for):
    page = client_for(make.sari).get(place(series, MONDAY))
    assert page.status_code == 200
    assert "Monday 21 December, 07:45–08:15 WIB" in page.says
    assert "What we do today" in page.says
    assert not made(series)


def test_a_moderator_prepares_a_session(series, make, client_for):
    answer = client_for(make.rina).submit(place(series, MONDAY), place(series, MONDAY, "prepare"))
    assert answer.status_code == 303
    (session,) = made(series)
    assert (session.starts_at, session.recurrence_id) == (MONDAY, MONDAY)
    assert session.status is Status.OPEN
    assert [one.standing for one in points_of(make.rina, session)] == [True] * 3
    again = client_for(make.sari).get(place(series, MONDAY))
    assert again.status_code == 303
    assert again.location.endswith(f"/sessions/{session.number}")
    assert [one.starts_at for one in planned_in(make.sari, series.group, most=1)] == [TUESDAY]


def test_who_wants_to_propose_a_point_makes_the_session(series, make, client_for):
    sari = client_for(make.sari)
    answer = sari.submit(place(series, TUESDAY), place(series, TUESDAY, "prepare"))
    (session,) = made(series)
    assert answer.location.endswith(f"/sessions/{session.number}/points/new")
    sari.submit(answer.location, answer.location.removesuffix("/new"), title="Rak yang kosong")
    assert [one.title for one in points_of(make.sari, session)][-1] == "Rak yang kosong"


@pytest.mark.parametrize(
    "at", [MONDAY + timedelta(minutes=1), MONDAY + timedelta(days=5), FRIDAY - timedelta(days=1)]
)
def test_what_is_not_planned_is_not_there(series, make, client_for, at):
    assert client_for(make.rina).get(place(series, at)).status_code == 404
    with own_unit(), pytest.raises(Refused):
        chain.session_at(series, at, by=make.rina)


def test_far_years_are_not_there(series, make, client_for):
    rina, far = client_for(make.rina), "99991231T235959Z"
    at = place(series, MONDAY).rsplit("/", 1)[0]
    assert rina.get(f"{at}/{far}").status_code == 404
    assert rina.get(f"{at}/edit?from={far}").status_code == 200  # all that are to come


def test_a_closed_day_has_no_session(series, make, client_for):
    make.closure(TUESDAY.date(), "Hari besar")
    assert client_for(make.rina).get(place(series, TUESDAY)).status_code == 404


def test_outsiders_of_a_closed_circle_find_nothing(make, client_for):
    group = make.group(visibility="members")
    series = make.series(group, first=wall("2026-12-21 07:45"))
    assert client_for(make.maya).get(place(series, MONDAY)).status_code == 404
    assert client_for(make.maya).post(place(series, MONDAY, "prepare")).status_code == 404


def test_members_do_not_call_off_and_outsiders_do_not_prepare(series, make, client_for):
    assert client_for(make.sari).get(place(series, MONDAY, "cancel")).status_code == 403
    assert client_for(make.maya).post(place(series, MONDAY, "prepare")).status_code == 403


def test_one_session_is_called_off_and_leaves_a_tombstone(series, make, client_for):
    rina = client_for(make.rina)
    at = place(series, TUESDAY, "cancel")
    assert rina.submit(at, at, reason=" ").status_code == 422
    rina.submit(at, at, reason="Rapat besar.")
    (session,) = made(series)
    assert session.status is Status.CANCELLED
    assert [one.starts_at for one in planned_in(make.rina, series.group, most=2)] == [
        MONDAY,
        WEDNESDAY,
    ]


def test_starting_a_session_opens_the_next_one(series, make, clock):
    with own_unit():
        session = chain.session_at(series, MONDAY, by=make.rina)
    clock.set(MONDAY)
    with own_unit():
        chain.start_session(session, by=make.rina)
    first, following = made(series)
    assert (following.recurrence_id, following.status) == (TUESDAY, Status.OPEN)
    assert following.follows_id == first.id
    assert (first.facilitator, following.facilitator) == (make.bayu, make.rina)


def test_what_is_carried_and_waits_comes_onto_the_next_agenda(series, make, clock):
    with own_unit():
        early = chain.session_at(series, WEDNESDAY, by=None)  # somebody replied ahead of time
        session = chain.session_at(series, MONDAY, by=make.rina)
    old = make.session(series.group, starts_at=FRIDAY - timedelta(days=1), points=["Kunci hilang"])
    make.bring(old, Status.IN_PROGRESS)
    with own_unit():
        point = points_of(make.rina, old)[0]
        chain.decide(old, point, chain.Decided(chain_way("carried")), by=make.rina)
    make.bring(old, Status.CLOSED)
    clock.set(MONDAY)
    with own_unit():
        chain.start_session(session, by=make.rina)
    following = made(series)[1]
    assert "Kunci hilang" in [one.title for one in points_of(make.rina, following)]
    assert early.follows_id == following.id


def chain_way(value):
    """Return the way that a point goes."""
    from cop.chain.words import Way

    return Way(value)


def test_the_next_one_skips_what_is_called_off_and_closed(series, make, clock):
    make.closure(WEDNESDAY.date(), "Hari besar")
    with own_unit():
        session = chain.session_at(series, MONDAY, by=make.rina)
        off = chain.session_at(series, TUESDAY, by=make.rina)
        chain.cancel(off, by=make.rina, reason="Rapat.")
    clock.set(MONDAY)
    with own_unit():
        chain.start_session(session, by=make.rina)
    following = made(series)[-1]
    assert following.recurrence_id == WEDNESDAY + timedelta(days=1)
    assert following.follows_id == session.id


def test_two_at_once_make_one(app, series, make):
    rina, number = make.rina.id, series.id
    db.session.commit()

    def prepare(_turn):
        with app.app_context(), unit_of_work():
            from cop.people.models import Person

            known = db.session.get_one(Series, number)
            made = chain.prepare_next(known, after=now(), by=db.session.get_one(Person, rina))
            return made.id

    with ThreadPoolExecutor(4) as workers:
        ids = set(workers.map(prepare, range(4)))
    assert len(ids) == 1
    assert db.session.scalar(select(func.count(Session.id))) == 1


def test_the_clock_prepares_what_is_near(series, clock):
    assert prepare_sessions() == 0
    clock.set(MONDAY - timedelta(hours=20))
    assert [prepare_sessions(), prepare_sessions()] == [1, 0]
    assert [one.recurrence_id for one in made(series)] == [MONDAY]


def test_a_session_that_is_moved_keeps_its_place_in_the_series(series, make, client_for):
    with own_unit():
        session = chain.session_at(series, MONDAY, by=make.rina)
    at = f"/groups/{series.group.slug}/sessions/{session.number}"
    page = client_for(make.rina).get(f"{at}/edit")
    assert "Only this session changes." in page.says
    client_for(make.rina).submit(f"{at}/edit", at, begins="10:00")
    assert session.starts_at == MONDAY.replace(hour=10, minute=0)
    assert session.recurrence_id == MONDAY
    assert planned_in(make.rina, series.group, most=1)[0].starts_at == TUESDAY


def test_sessions_of_a_free_format_are_open_without_a_point(make):
    group = make.group("Proyek", kind=Kind.PROJECT)
    series = make.series(group, rule=Rule(Repeats.WEEKLY, (0,)), first=wall("2026-12-21 07:45"))
    with own_unit():
        session = chain.session_at(series, MONDAY, by=None)
    assert session.status is Status.OPEN


def test_an_address_names_a_moment_and_nothing_else():
    assert moment(stamp(MONDAY)) == MONDAY
    assert moment("20261221T004500Z") == MONDAY
    for wrong in ("", "new", "20261221", "2026122T004500Z", "20261221T004500", "٢٠٢٦١٢٢١T004500Z"):
        assert moment(wrong) is None


def test_a_month_of_mornings_runs_by_itself(series, make, clock):
    """Through holidays, a session called off and one that nobody started, the chain goes on."""
    make.closure(date(2026, 12, 24), "Cuti bersama", last_day=date(2026, 12, 25))
    make.closure(date(2027, 1, 1), "Tahun Baru")
    held, day = [], MONDAY
    while day < MONDAY + timedelta(days=30):
        clock.set(day - timedelta(hours=1))
        prepare_sessions()
        db.session.expire_all()
        due = [one for one in made(series) if one.starts_at == day]
        clock.set(day)
        if due and day.day == 29:
            with own_unit():
                chain.cancel(due[0], by=make.rina, reason="Rapat.")
        elif due and day.day != 30:
            with own_unit():
                chain.start_session(due[0], by=make.rina)
            held.append(day.day)
            make.bring(due[0], Status.WRITING_UP)
        day += timedelta(days=1)
    december, january = [21, 22, 23, 28, 31], [*range(4, 9), *range(11, 16), 18, 19]
    assert held == [*december, *january]
    sessions = [one for one in made(series) if one.status is Status.WRITING_UP]
    assert all(one.follows_id for one in sessions[1:])
    assert not [one for one in made(series) if one.recurrence_id.astimezone(WIB).day in (24, 25)]
    standing = [point for one in sessions for point in points_of(make.rina, one) if point.standing]
    assert len(standing) == 3 * len(sessions)
    assert {point.status for point in standing} <= {PointStatus.DROPPED, PointStatus.RESOLVED}
