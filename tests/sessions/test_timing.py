"""The point that is on has a clock, the same for everybody, and the session says where it ends."""

from __future__ import annotations

from datetime import timedelta

from cop.kit.clock import now
from cop.sessions import actions
from cop.sessions.queries import points_of
from cop.sessions.words import PointStatus, Status


def address(session, verb=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{verb}" if verb else "")


def running(make, *lengths, **planned):
    """Make a session that is on, with a point of each of the lengths in minutes."""
    session = make.session(state=Status.DRAFT, points=(), **planned)
    for number, length in enumerate(lengths, start=1):
        make.point(session, f"Butir {number}", duration=length)
    return make.bring(session, Status.IN_PROGRESS)


def clock_of(page):
    return page.all(".point__clock")


def test_the_time_of_a_point_starts_when_the_session_comes_to_it(make, client_for, clock):
    session = running(make, 10, 5)
    rina, second = client_for(make.rina), points_of(make.rina, session)[1]
    clock.move(minutes=4)
    rina.submit(address(session), address(session, f"points/{second.id}/take"))
    assert clock_of(rina.get(address(session))) == ["5 min left"]


def test_everybody_sees_the_same_time_after_a_reload_and_on_another_device(make, client_for, clock):
    session = running(make, 10)
    clock.move(minutes=4)
    for person in (make.rina, make.sari, make.rina):
        assert clock_of(client_for(person).get(address(session))) == ["6 min left"]


def test_the_clock_script_gets_the_servers_time(make, client_for):
    session = running(make, 10)
    shown = client_for(make.sari).get(address(session)).page.query_one(".point__clock")
    left = int(shown.attrs["data-zero"]) - int(shown.attrs["data-now"])
    assert 590_000 < left <= 600_000


def test_time_that_is_over_is_said_in_words(make, client_for, clock):
    session = running(make, 10)
    clock.move(minutes=12)
    page = client_for(make.sari).get(address(session))
    assert clock_of(page) == ["3 min over time"] or clock_of(page) == ["2 min over time"]
    assert page.page.query_one(".point__clock--over") is not None


def test_a_point_without_a_length_says_how_long_it_has_been_on(make, client_for, clock):
    session = running(make, None)
    clock.move(minutes=7)
    assert clock_of(client_for(make.sari).get(address(session))) == ["on for 7 min"]


def test_a_point_that_is_taken_up_again_goes_on_where_it_stopped(make, client_for, clock):
    session = running(make, 10, 10)
    first, second = points_of(make.rina, session)
    clock.move(minutes=3)
    actions.go_to(session, second)
    clock.move(minutes=2)
    actions.go_to(session, first)
    clock.move(minutes=1)
    assert clock_of(client_for(make.rina).get(address(session))) == ["6 min left"]


def test_whoever_leads_gives_five_minutes_more(make, client_for, clock):
    session = running(make, 10)
    rina, point = client_for(make.rina), session.current_point_id
    clock.move(minutes=8)
    answer = rina.submit(address(session), address(session, f"points/{point}/extend"))
    assert answer.status_code == 303
    assert clock_of(rina.get(address(session))) == ["7 min left"]


def test_more_time_is_counted_from_now_where_it_was_over(make, client_for, clock):
    session = running(make, 10)
    rina, point = client_for(make.rina), session.current_point_id
    clock.move(minutes=18)
    answer = rina.submit(address(session), address(session, f"points/{point}/extend"), htmx=True)
    assert clock_of(answer) == ["5 min left"]


def test_two_who_press_at_once_give_more_time_once(make, client_for):
    session = running(make, 10)
    there = address(session, f"points/{session.current_point_id}/extend")
    for _ in range(2):
        client_for(make.rina).post(there, seen="0")
    assert clock_of(client_for(make.rina).get(address(session))) == ["15 min left"]


def test_more_time_for_a_point_that_is_not_on_any_more_is_refused(make, client_for):
    session = running(make, 10, 10)
    first, second = points_of(make.rina, session)
    actions.go_to(session, second)
    answer = client_for(make.rina).post(address(session, f"points/{first.id}/extend"), seen="x")
    assert answer.status_code == 409
    assert "another point is on" in answer.says


def test_a_member_sees_the_clock_and_no_buttons_for_it(make, client_for):
    session = running(make, 10)
    page = client_for(make.sari).get(address(session))
    assert clock_of(page) == ["10 min left"]
    assert "5 more minutes" not in page.says
    there = address(session, f"points/{session.current_point_id}/extend")
    assert client_for(make.sari).post(there).status_code == 403


def test_a_point_is_parked_in_one_click_with_what_was_typed(make, client_for):
    session = running(make, 10, 10)
    first, second = points_of(make.rina, session)
    there = address(session, f"points/{first.id}/notes")
    words = {"source": "Menunggu kabar vendor.", "base": "0", "then": "park"}
    assert client_for(make.rina).post(there, **words).status_code == 303
    assert (first.status, session.current_point_id) == (PointStatus.PARKED, second.id)
    assert "Menunggu kabar vendor." in client_for(make.sari).get(address(session)).says


def test_parking_twice_parks_one_point(make, client_for):
    session = running(make, 10, 10, 10)
    first, second, _third = points_of(make.rina, session)
    there = address(session, f"points/{first.id}/notes")
    for _ in range(2):
        client_for(make.rina).post(there, source="", base="0", then="park")
    assert session.current_point_id == second.id


def test_the_scribe_who_does_not_lead_parks_nothing(make, client_for):
    session = running(make, 10, 10, scribe=make.bayu)
    first = points_of(make.rina, session)[0]
    there = address(session, f"points/{first.id}/notes")
    answer = client_for(make.bayu).post(there, source="A", base="0", then="park")
    assert answer.status_code == 403
    assert (session.current_point_id, first.status) == (first.id, PointStatus.SCHEDULED)


def test_the_sum_says_that_the_session_ends_in_time_or_how_late(make, client_for, clock):
    session = running(make, 10, 10, starts_at=now(), duration=30)
    rina = client_for(make.rina)
    assert "in time" in rina.get(address(session)).says
    clock.move(minutes=18)
    assert "in time" in rina.get(address(session)).says
    clock.move(minutes=5)
    page = rina.get(address(session))
    assert "4 minutes late" in page.says or "3 minutes late" in page.says
    assert page.page.query_one(".sub--late") is not None


def test_a_session_that_began_on_another_day_ends_by_its_length(make, client_for):
    session = running(make, 10, 10, starts_at=now() - timedelta(days=2), duration=15)
    assert "5 minutes late" in client_for(make.rina).get(address(session)).says


def test_points_without_a_length_leave_the_end_unsaid(make, client_for):
    session = running(make, 10, None, duration=60)
    page = client_for(make.rina).get(address(session))
    assert "in time" not in page.says
    assert "10 of 60 minutes planned" in page.says


def test_the_clock_goes_on_with_the_parts_of_a_point_that_is_split(make, client_for):
    session = running(make, 10)
    point = points_of(make.rina, session)[0]
    parts = [actions.PointText("Bagian A", duration=4), actions.PointText("Bagian B")]
    actions.split(session, point, parts, by=make.rina)
    assert clock_of(client_for(make.rina).get(address(session))) == ["4 min left"]
