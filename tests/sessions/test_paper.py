"""A session on paper: the agenda for the table, the minutes for the file."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from cop.sessions.queries import points_of
from cop.sessions.words import Status

NIGHT = datetime(2026, 12, 31, 18, 0, tzinfo=UTC)  # New Year's morning in Jakarta


def paper_of(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}/print{rest}"


def recorded(make, state=Status.ADOPTED):
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    point = points_of(make.rina, session)[0]
    make.note(session, point, "Rak 800 kosong.")
    make.decision(point, "Ditata tiap Jumat.")
    make.follow_up(point, "Menata rak 800", who=make.sari)
    return make.bring(session, state)


def test_an_agenda_says_when_each_point_is_due_and_leaves_room(make, client_for):
    group = make.group(library=make.library("Perpustakaan Daerah Cempaka"))
    session = make.session(group, starts_at=NIGHT, points=(), state=Status.DRAFT)
    for title in ("Layanan yang berubah", "Rak yang kosong"):
        make.point(session, title, duration=10)
    make.bring(session, Status.OPEN)
    page = client_for(make.maya).get(paper_of(session))
    for words in ("Agenda", "Friday 1 January 2027, 01:00", "01:10", "Rak yang kosong"):
        assert words in page.says
    assert page.all(".paper__name") == ["Perpustakaan Daerah Cempaka"]
    assert page.all(".paper__number") == ["Agenda · obrolan-pagi/2027/A1"]
    assert len(page.all(".record__room")) == 2


def test_the_time_of_a_point_is_not_guessed(make, client_for):
    session = make.session(points=("Tanpa lama", "Sesudahnya"))
    page = client_for(make.maya).get(paper_of(session))
    assert not page.all(".record__point:nth-child(2) .num")[1:]


def test_an_agenda_brings_what_was_left_open_before(make, client_for):
    before = recorded(make, Status.CLOSED)
    session = make.session(
        before.group, follows=before, starts_at=before.starts_at + timedelta(days=1)
    )
    page = client_for(make.sari).get(paper_of(session))
    assert "Decided: Ditata tiap Jumat." in page.says
    assert "Still open: Menata rak 800 (Sari Wulandari)" in page.says


def test_what_is_left_open_is_a_list_under_one_word(make, client_for):
    before = make.session(state=Status.IN_PROGRESS)
    point = points_of(make.rina, before)[0]
    make.follow_up(point, "Menata rak 800", who=make.sari)
    make.follow_up(point, "Memesan label")
    session = make.session(
        before.group, follows=before, starts_at=before.starts_at + timedelta(days=1)
    )
    page = client_for(make.sari).get(paper_of(session))
    assert "Still open: Menata rak 800 (Sari Wulandari) Memesan label" in page.says


def test_minutes_are_a_document_that_one_files(make, client_for):
    session = recorded(make)
    page = client_for(make.maya).get(paper_of(session))
    told = ("Rak 800 kosong.", "Ditata tiap Jumat.", "Menata rak 800 (Sari Wulandari)")
    for words in (*told, "Facilitator Rina Anggraini", "Scribe Bayu Pratama", "1, adopted on"):
        assert words in page.says
    assert "On site Rina Anggraini" in page.says
    assert "M1" in page.all(".paper__number")[0]
    assert f"/groups/{session.group.slug}/sessions/1" in page.all(".paper__foot")[0]
    assert not page.page.query(".bar, .foot")


def test_minutes_are_printed_as_they_were_adopted(make, client_for):
    session = recorded(make)
    point = points_of(make.rina, session)[0]
    point.title = "Judul yang lain"
    says = client_for(make.maya).get(paper_of(session)).says
    assert "Layanan yang berubah" in says
    assert "Judul yang lain" not in says


def test_notes_are_marked_as_a_draft_until_they_are_adopted(make, client_for):
    session = recorded(make, Status.WRITING_UP)
    page = client_for(make.sari).get(paper_of(session))
    assert "draft, not adopted" in page.all(".paper__number")[0]
    assert "Rak 800 kosong." in page.says
    session = make.bring(session, Status.ADOPTED)
    assert "draft" not in client_for(make.sari).get(paper_of(session)).says


def test_working_notes_are_not_on_an_outsiders_paper(make, client_for):
    session = recorded(make, Status.WRITING_UP)
    page = client_for(make.maya).get(paper_of(session))
    assert page.all(".paper__kind") == ["Agenda"]
    assert "Rak 800 kosong." not in page.says
    assert "Ditata tiap Jumat." not in page.says


def test_the_agenda_of_a_session_that_was_held_can_be_printed(make, client_for):
    page = client_for(make.maya).get(paper_of(recorded(make), "?as=agenda"))
    assert page.all(".paper__kind") == ["Agenda"]
    assert "Rak 800 kosong." not in page.says


def test_places_to_sign_are_there_where_they_are_wanted(make, client_for):
    session = recorded(make)
    maya = client_for(make.maya)
    assert not maya.get(paper_of(session)).all(".signatures")
    signed = maya.get(paper_of(session, "?signatures=1")).all(".signatures")
    assert "Rina Anggraini" in signed[0]
    assert "Bayu Pratama" in signed[0]
