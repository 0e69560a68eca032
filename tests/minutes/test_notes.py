"""Notes save themselves, and no word is lost when two people write at once."""

from __future__ import annotations

import pytest

from cop.minutes import actions
from cop.minutes.queries import notes_of, revisions_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status


@pytest.fixture
def session(make):
    return make.session(state=Status.IN_PROGRESS, scribe=make.bayu)


@pytest.fixture
def point(make, session):
    return points_of(make.rina, session)[0]


def address(session, point=None):
    base = f"/groups/{session.group.slug}/sessions/{session.number}"
    return f"{base}/points/{point.id}/notes" if point else base


def note_of(make, session, point):
    part = part_in(make.rina, "moderator", session)
    return notes_of(part, session)[point.id]


def test_the_scribe_saves_and_everybody_of_the_circle_reads(make, client_for, session, point):
    bayu = client_for(make.bayu)
    answer = bayu.submit(address(session), address(session, point), source="Rak **kosong**.")
    assert answer.status_code == 303
    assert "Rak kosong." in client_for(make.sari).get(address(session)).says


def test_working_notes_are_not_for_outsiders_until_they_are_adopted(
    make, client_for, session, point
):
    make.note(session, point, "Rahasia dapur")
    maya = client_for(make.maya)
    assert "Rahasia dapur" not in maya.get(address(session)).get_data(as_text=True)
    make.bring(session, Status.ADOPTED)
    assert "Rahasia dapur" in maya.get(address(session)).says


def test_a_save_by_htmx_answers_with_the_state_line_only(make, client_for, session, point):
    answer = client_for(make.bayu).submit(
        address(session), address(session, point), htmx=True, source="Satu"
    )
    assert answer.status_code == 200
    assert f'id="note-{point.id}-state"' in answer.get_data(as_text=True)
    assert 'data-revision="1"' in answer.get_data(as_text=True)


def test_a_member_without_a_duty_does_not_write(make, client_for, session, point):
    answer = client_for(make.sari).post(address(session, point), source="x", base="0")
    assert answer.status_code == 403


def test_an_outsider_finds_no_notes_in_a_closed_circle(make, client_for):
    session = make.session(make.group(visibility="members"), state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[0]
    answer = client_for(make.maya).post(address(session, point), source="x", base="0")
    assert answer.status_code == 404


def test_a_conflict_shows_both_texts_and_writes_nothing(make, client_for, session, point):
    make.note(session, point, "Kalimat Sari.")
    answer = client_for(make.bayu).post(address(session, point), source="Kalimat Bayu.", base="0")
    assert answer.status_code == 409
    assert "Kalimat Sari." in answer.says
    assert "Kalimat Bayu." in answer.get_data(as_text=True)
    assert note_of(make, session, point).source == "Kalimat Sari."


def test_a_conflict_by_htmx_takes_the_place_of_the_state_line(make, client_for, session, point):
    make.note(session, point, "Kalimat Sari.")
    answer = client_for(make.bayu).post(
        address(session, point), htmx=True, source="Kalimat Bayu.", base="0"
    )
    assert answer.status_code == 409
    assert answer.page.query(f"#note-{point.id}-state[data-conflict]")


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ("merge", {"Satu.", "Dua.", "Tiga."}),
        ("theirs", {"Satu.", "Dua."}),
        ("mine", {"Satu.", "Tiga."}),
    ],
)
def test_each_way_out_keeps_what_it_says_and_every_text_as_a_revision(
    make, client_for, session, point, way, kept
):
    make.note(session, point, "Satu.\n")
    make.note(session, point, "Satu.\n\nDua.\n", base=1)
    answer = client_for(make.bayu).post(
        address(session, point), source="Satu.\n\nTiga.\n", base="1", theirs="2", resolve=way
    )
    assert answer.status_code == 303
    note = note_of(make, session, point)
    assert set(note.source.split()) == kept
    texts = [r.source for r in revisions_of(part_in(make.rina, "moderator", session), note)]
    assert "Satu.\n\nTiga.\n" in texts
    assert "Satu.\n\nDua.\n" in texts


def test_a_third_text_during_a_conflict_is_a_conflict_again(make, client_for, session, point):
    make.note(session, point, "Satu.")
    make.note(session, point, "Dua.", base=1)
    answer = client_for(make.bayu).post(
        address(session, point), source="Tiga.", base="0", theirs="1", resolve="mine"
    )
    assert answer.status_code == 409
    assert note_of(make, session, point).source == "Dua."


def test_saving_the_same_text_again_is_no_new_revision(make, session, point):
    make.note(session, point, "Sama.")
    assert make.note(session, point, "Sama.", base=0).revision == 1


def test_a_text_that_is_too_long_is_refused_in_a_sentence(make, client_for, session, point):
    answer = client_for(make.bayu).post(address(session, point), source="x" * 200_001, base="0")
    assert answer.status_code == 422
    assert "200,000 letters" in answer.says


def test_ten_megabytes_are_too_much_at_once(make, client_for, session, point):
    answer = client_for(make.bayu).post(address(session, point), source="x" * 10_000_000, base="0")
    assert answer.status_code == 413


def test_notes_are_closed_once_the_minutes_are_adopted(make, client_for, session, point):
    make.bring(session, Status.ADOPTED)
    answer = client_for(make.bayu).post(address(session, point), source="x", base="0")
    assert answer.status_code == 409


def test_next_point_saves_the_notes_first(make, client_for, session, point):
    answer = client_for(make.rina).post(
        address(session, point), source="Ditulis lalu lanjut", base="0", then="next"
    )
    assert answer.status_code == 303
    assert note_of(make, session, point).source == "Ditulis lalu lanjut"
    assert session.current_point_id != point.id


def test_end_saves_the_notes_and_leads_to_the_end(make, client_for, session, point):
    answer = client_for(make.rina).post(
        address(session, point), source="Terakhir", base="0", then="end"
    )
    assert answer.location.endswith("/end")
    assert note_of(make, session, point).source == "Terakhir"


def test_a_scribe_who_does_not_lead_saves_but_does_not_go_on(make, client_for, session, point):
    answer = client_for(make.bayu).post(address(session, point), source="x", base="0", then="next")
    assert answer.status_code == 403


def test_the_history_shows_every_text(make, client_for, session, point):
    make.note(session, point, "Pertama")
    make.note(session, point, "Kedua", base=1, by=make.bayu)
    page = client_for(make.sari).get(f"{address(session, point)}/history")
    assert "Pertama" in page.says
    assert "Kedua" in page.says
    assert client_for(make.maya).get(f"{address(session, point)}/history").status_code == 404


def test_the_summary_is_written_after_the_end(make, client_for):
    session = make.session(make.group(kind="study-group"), state=Status.WRITING_UP)
    base = address(session)
    answer = client_for(make.rina).submit(base, f"{base}/notes", source="Ringkasnya: lanjut.")
    assert answer.status_code == 303
    assert "Ringkasnya: lanjut." in client_for(make.sari).get(base).says
    assert client_for(make.sari).get(f"{base}/notes/history").status_code == 200


def test_hostile_notes_reach_no_browser(make, client_for, session, point):
    make.note(
        session, point, '<script>alert(1)</script><b hx-get="/x">tebal</b> [x](javascript:alert(1))'
    )
    html = client_for(make.sari).get(address(session)).get_data(as_text=True)
    assert "<script>alert" not in html
    assert 'hx-get="/x"' not in html
    assert "javascript:" not in html


def test_a_conflict_tells_the_action_that_nothing_was_written(make, session, point):
    make.note(session, point, "Satu.")
    with pytest.raises(actions.Conflict) as conflict:
        actions.save_note(session, point, "Lain.", base=0, by=make.bayu)
    assert conflict.value.mine == "Lain."


def test_going_on_without_having_typed_is_no_conflict(make, client_for, session, point):
    make.note(session, point, "Kalimat Bayu.")
    answer = client_for(make.rina).post(address(session, point), source="", base="0", then="next")
    assert answer.status_code == 303
    assert note_of(make, session, point).source == "Kalimat Bayu."


@pytest.mark.parametrize("field", ["base", "theirs"])
def test_a_revision_that_cannot_be_is_refused(make, client_for, session, point, field):
    make.note(session, point)
    given = {"source": "x", "base": 0, "theirs": 1, "resolve": "merge", field: 10**30}
    answer = client_for(make.bayu).post(address(session, point), **given)
    assert answer.status_code == 422
    ongoing = {"source": "x", "base": 10**30, "then": "next"}
    assert client_for(make.bayu).post(address(session, point), **ongoing).status_code == 422
