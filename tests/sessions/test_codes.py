"""Those present check in by four digits, which are shown where the session is."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from cop.sessions.queries import attendance_of
from cop.sessions.words import Presence, PresenceSource, Status


def live(session):
    return f"/groups/{session.group.slug}/sessions/{session.number}/live"


def lines(make, session):
    return [(one.shown_name, one.how, one.source) for one in attendance_of(make.rina, session)]


def wrong(session):
    return f"{(int(session.code) + 1) % 10_000:04}"


def test_the_code_is_made_at_the_start_and_stays(make, client_for):
    session = make.session()
    assert session.code == ""
    make.bring(session, Status.IN_PROGRESS)
    code = session.code
    assert re.fullmatch(r"[0-9]{4}", code)
    make.attend(session, make.bayu)
    assert session.code == code


def test_whoever_runs_the_session_sees_the_code_and_nobody_else(make, client_for):
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    place = live(session)
    for person in (make.rina, make.bayu):
        for path in (place, place.removesuffix("/live"), place.replace("/live", "/projector")):
            assert session.code in client_for(person).get(path).says
    for path in (place, place.removesuffix("/live"), f"{place}/now"):
        page = client_for(make.sari).get(path, htmx=path.endswith("now"))
        assert page.all(".checkin__code") == []


def test_a_member_checks_in_by_the_code_from_another_page(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    answer = client_for(make.sari).submit("/here", code=f" {session.code[:2]} {session.code[2:]}")
    assert (answer.status_code, answer.location) == (303, live(session))
    assert lines(make, session)[1:] == [(make.sari.name, Presence.ON_SITE, PresenceSource.CODE)]


def test_a_member_says_that_they_take_part_remotely(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    client_for(make.sari).submit("/here", code=session.code, how="remote")
    assert lines(make, session)[1][1] is Presence.REMOTE


def test_the_code_counts_for_more_than_a_click(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    sari = client_for(make.sari)
    sari.submit(live(session), f"{live(session).removesuffix('/live')}/check-in")
    sari.submit("/here", code=session.code)
    assert lines(make, session)[1][2] is PresenceSource.CODE


def test_the_qr_code_leads_to_the_page_with_the_code_in_it(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    page = client_for(make.sari).get(f"/here?code={session.code}")
    assert page.page.query_one('input[name="code"]').attrs["value"] == session.code


def test_whoever_is_signed_out_signs_in_first_and_comes_back(make, client):
    session = make.session(state=Status.IN_PROGRESS)
    answer = client.get(f"/here?code={session.code}")
    assert answer.status_code == 303
    next_page = parse_qs(urlsplit(answer.location).query)["next"]
    assert next_page == [f"/here?code={session.code}"]


def test_a_wrong_code_is_said_in_words_and_kept(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    answer = client_for(make.sari).submit("/here", code=wrong(session))
    assert answer.status_code == 422
    assert "None of your sessions" in answer.says
    assert answer.page.query_one('input[name="code"]').attrs["value"] == wrong(session)


def test_what_is_no_code_is_refused(make, client_for):
    for code in ("", "12", "abcd", "12345", "١٢٣٤"):
        answer = client_for(make.sari).submit("/here", code=code)
        assert (answer.status_code, "four digits" in answer.says) == (422, True)


def test_guessing_is_slowed_down(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    sari = client_for(make.sari)
    for _ in range(10):
        sari.post("/here", code=wrong(session))
    answer = sari.post("/here", code=session.code)
    assert answer.status_code == 429
    assert len(lines(make, session)) == 1


def test_the_code_opens_no_session_to_those_who_do_not_take_part(make, client_for):
    group = make.group(informed=[make.andi])
    session = make.session(group, state=Status.IN_PROGRESS)
    for person in (make.maya, make.andi):
        answer = client_for(person).submit("/here", code=session.code)
        assert answer.status_code == 422
    assert len(lines(make, session)) == 1


def test_the_code_ends_with_the_session(make, client_for):
    session = make.session(make.group(kind="study-group"), state=Status.IN_PROGRESS)
    make.bring(session, Status.WRITING_UP)
    assert client_for(make.sari).submit("/here", code=session.code).status_code == 422


def test_two_sessions_that_are_on_have_different_codes(make):
    first = make.session(state=Status.IN_PROGRESS)
    second = make.session(first.group, state=Status.IN_PROGRESS)
    assert first.code != second.code
