"""While a session is on, its live page shows the point now, to those who lead and who follow."""

from __future__ import annotations

from cop.sessions import actions
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.bed.writing import own_unit


def live(session, verb=""):
    place = f"/groups/{session.group.slug}/sessions/{session.number}"
    return f"{place}/live/{verb}" if verb else f"{place}/live"


def address(session, verb=""):
    return live(session).removesuffix("/live") + (f"/{verb}" if verb else "")


def polled(client, session, etag=""):
    headers = {"If-None-Match": etag} if etag else {}
    return client.get(live(session, "now"), htmx=True, headers=headers)


def test_members_see_the_point_now_its_notes_what_came_out_and_what_is_next(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Rak kosong", "Jam buka", "Kas"))
    first = points_of(make.rina, session)[0]
    make.note(session, first, "Rak 800 kosong.")
    make.decision(first, "Ditata Jumat.")
    page = client_for(make.sari).get(live(session))
    assert page.all("#now-title") == ["Rak kosong"]
    assert "Rak 800 kosong." in page.says
    assert "Ditata Jumat." in page.says
    assert "Jam buka" in page.says
    assert "and one more point after it" in page.says
    assert "Here now, 1" in page.says


def test_whoever_writes_has_the_notes_of_the_point_now_beside_it(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    for person in (make.rina, make.bayu):
        page = client_for(person).get(live(session))
        assert page.page.query_one(".point--now textarea") is not None
        assert page.all("main h2")[0] == "Point 1"
    assert client_for(make.sari).get(live(session)).page.query_one("textarea") is None


def test_without_javascript_one_comes_back_to_the_live_page(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B"))
    notes = address(session, f"points/{session.current_point_id}/notes")
    answer = client_for(make.rina).submit(live(session), notes, source="Rapi.")
    assert (answer.status_code, answer.location) == (303, live(session))
    answer = client_for(make.sari).submit(live(session), address(session, "check-in"))
    assert (answer.status_code, answer.location) == (303, live(session))


def test_what_one_does_there_renews_the_live_page_in_place(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B"))
    answer = client_for(make.sari).submit(live(session), address(session, "check-in"), htmx=True)
    assert answer.page.query_one(".live") is not None
    assert "Here now, 2" in answer.says


def test_a_page_that_polls_gets_what_is_new_and_nothing_where_nothing_is(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("A", "B"))
    sari = client_for(make.sari)
    shown = sari.get(live(session)).page.query_one(".now").attrs["data-etag"]
    unchanged = polled_at(sari, session, shown)
    assert (unchanged.status_code, len(unchanged.statements)) == (304, 2)
    actions.advance(session, leaving=session.current_point_id)
    changed = polled_at(sari, session, shown)
    assert changed.all("#now-title") == ["B"]
    assert changed.page.query_one("form") is None


def polled_at(client, session, etag):
    shown = client.get(live(session)).page.query_one(".now").attrs["hx-get"]
    return client.get(shown, htmx=True, headers={"If-None-Match": etag})


def test_notes_attendance_and_outcomes_reach_those_who_follow(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    sari, first = client_for(make.sari), points_of(make.rina, session)[0]
    etag = polled(sari, session).headers["ETag"]
    for change in (
        lambda: make.note(session, first, "Rak 800 kosong."),
        lambda: make.information(first, "Gudang tutup."),
        lambda: make.attend(session, make.bayu),
    ):
        change()
        answer = polled(sari, session, etag)
        assert answer.status_code == 200
        etag = answer.headers["ETag"]
    assert "Rak 800 kosong." in answer.says
    assert "Gudang tutup." in answer.says
    assert "Here now, 2" in answer.says


def test_a_scribe_is_told_that_the_session_went_on_and_keeps_writing(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu, points=("A", "B"))
    bayu = client_for(make.bayu)
    polled_from = bayu.get(live(session)).page.query_one(".now").attrs["hx-get"]
    actions.advance(session, leaving=session.current_point_id)
    answer = bayu.get(polled_from, htmx=True)
    assert "The session has gone on to “B”." in answer.says
    assert answer.page.query_one("form, textarea") is None


def test_the_polled_part_says_when_the_session_is_over(make, client_for):
    session = make.session(make.group(kind="study-group"), state=Status.IN_PROGRESS)
    make.bring(session, Status.WRITING_UP)
    assert "The session is over." in polled(client_for(make.sari), session).says
    assert client_for(make.sari).get(live(session)).location == address(session)


def test_time_that_runs_over_is_told_once_a_minute(make, client_for, clock):
    session = make.session(state=Status.DRAFT, points=(), duration=5)
    make.point(session, "A", duration=5)
    make.bring(session, Status.IN_PROGRESS)
    sari = client_for(make.sari)
    etag = polled(sari, session).headers["ETag"]
    clock.move(minutes=4)
    assert polled(sari, session, etag).status_code == 304
    clock.move(minutes=3)
    assert "late" in polled(sari, session, etag).says


def test_a_follow_up_that_nobody_has_is_taken_by_whoever_is_faster(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    task = make.follow_up(points_of(make.rina, session)[0], "Menata rak 800")
    sari, there = client_for(make.sari), address(session, "follow-ups/take")
    assert sari.get(live(session)).all(".now__free li > span") == ["Menata rak 800"]
    answer = sari.post(there, follow_up=task.id, htmx=True)
    assert answer.status_code == 200
    assert task.who_id == make.sari.id
    late = client_for(make.bayu).post(there, follow_up=task.id)
    assert (late.status_code, "taken" in late.says) == (409, True)
    assert client_for(make.rina).get(live(session)).all(".now__free") == []


def test_taking_what_is_no_follow_up_of_the_session_is_not_found(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    for named in ("0", "x", "99999999999999999999"):
        there = address(session, "follow-ups/take")
        assert client_for(make.sari).post(there, follow_up=named).status_code == 404


def test_the_informed_read_along_and_take_nothing(make, client_for):
    session = make.session(make.group(informed=[make.andi]), state=Status.IN_PROGRESS)
    make.follow_up(points_of(make.rina, session)[0])
    andi = client_for(make.andi)
    assert "I do" not in andi.get(live(session)).says
    assert andi.post(address(session, "follow-ups/take"), follow_up=1).status_code == 403


def test_an_outsider_reads_the_agenda_but_no_notes_of_a_session_that_is_on(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    make.note(session, points_of(make.rina, session)[0], "Rahasia kecil.")
    maya = client_for(make.maya)
    assert "Rahasia kecil." not in maya.get(live(session)).says
    assert "Rahasia kecil." not in polled(maya, session).says


def test_an_outsider_finds_no_live_page_of_a_closed_circle(make, client_for):
    session = make.session(make.group(visibility="members"), state=Status.IN_PROGRESS)
    for path in (live(session), live(session, "now")):
        assert client_for(make.maya).get(path).status_code == 404


def test_whoever_is_signed_out_signs_in_first(make, client):
    session = make.session(state=Status.IN_PROGRESS)
    assert client.get(live(session)).location.startswith("/login?next=")


def test_an_outcome_without_words_keeps_the_form_open_on_the_live_page(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    there = address(session, f"points/{session.current_point_id}/outcomes")
    answer = client_for(make.rina).submit(live(session), there, htmx=True, text="")
    assert (answer.status_code, answer.page.query_one(".live") is not None) == (422, True)


def test_the_agenda_of_the_sessions_page_follows_for_those_who_do_not_write(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, points=("Rak kosong", "Jam buka"))
    sari, there = client_for(make.sari), address(session, "agenda/now")
    assert sari.get(address(session)).page.query(f'section[hx-get="{there}"]')
    assert not client_for(make.rina).get(address(session)).page.query(f'[hx-get="{there}"]')
    first = sari.get(there, htmx=True)
    headers = {"If-None-Match": first.headers["ETag"]}
    assert sari.get(there, htmx=True, headers=headers).status_code == 304
    now_on = points_of(make.rina, session)[0]
    with own_unit():
        actions.advance(session, leaving=now_on.id)
    after = sari.get(there, htmx=True, headers=headers)
    assert after.status_code == 200
    assert not after.page.query(f"#point-{now_on.id}.point--now")
    assert sari.get(there).location == address(session)


def test_a_proposal_from_the_live_page_leads_back_to_it(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    sari = client_for(make.sari)
    form = f"{address(session, 'points/new')}?back=live"
    assert sari.get(live(session)).page.query(f'a[href="{form}"]')
    answer = sari.submit(form, address(session, "points"), title="Satu lagi")
    assert answer.location == live(session)
    again = sari.submit(form, address(session, "points"), title="")
    assert again.page.query('input[name="back"][value="live"]')
