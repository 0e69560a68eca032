"""What came out of a point: decisions, follow-ups, information."""

from __future__ import annotations

from datetime import date

import pytest

from cop.decisions.queries import decisions_of
from cop.followups.queries import follow_ups_of
from cop.sessions.queries import points_of
from cop.sessions.words import Status


@pytest.fixture
def session(make):
    return make.session(state=Status.IN_PROGRESS, scribe=make.bayu)


@pytest.fixture
def there(make, session):
    point = points_of(make.rina, session)[0]
    return f"/groups/{session.group.slug}/sessions/{session.number}", point.id


def outcomes(there):
    return f"{there[0]}/points/{there[1]}/outcomes"


def test_the_scribe_notes_each_kind_and_the_circle_reads_it(make, client_for, session, there):
    bayu = client_for(make.bayu)
    for kind, text in (
        ("decision", "Gabung bila ISBN sama"),
        ("information", "Vendor libur Jumat"),
        ("follow-up", "Minta log vendor"),
    ):
        answer = bayu.post(outcomes(there), kind=kind, text=text)
        assert answer.status_code == 303
    says = client_for(make.sari).get(there[0]).says
    for text in ("Gabung bila ISBN sama", "Vendor libur Jumat", "Minta log vendor"):
        assert text in says


def test_a_follow_up_knows_who_and_when(make, client_for, session, there):
    bayu = client_for(make.bayu)
    given = {"kind": "follow-up", "text": "Minta log", "who": "SARI wulandari", "due": "2027-01-05"}
    bayu.post(outcomes(there), **given)
    bayu.post(outcomes(there), kind="follow-up", text="Kirim daftar", who="Vendor")
    mine, theirs = follow_ups_of(make.rina, session)
    assert (mine.who_id, mine.due) == (make.sari.id, date(2027, 1, 5))
    assert (theirs.who_id, theirs.taken_by) == (None, "Vendor")


@pytest.mark.parametrize("htmx", [False, True])
def test_an_empty_outcome_comes_back_with_what_was_typed(make, client_for, session, there, htmx):
    answer = client_for(make.bayu).post(
        outcomes(there), htmx=htmx, kind="follow-up", text=" ", who="Vendor", due="kapan-kapan"
    )
    assert answer.status_code == 422
    assert 'value="Vendor"' in answer.get_data(as_text=True)
    assert "write down what came out" in answer.get_data(as_text=True)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_point_that_is_not_on_stays_open_while_its_outcomes_are_noted(
    make, client_for, session, htmx
):
    later = points_of(make.rina, session)[1]
    there = (f"/groups/{session.group.slug}/sessions/{session.number}", later.id)
    bayu = client_for(make.bayu)
    refused = bayu.post(outcomes(there), htmx=htmx, kind="follow-up", text=" ", who="Vendor")
    assert 'value="Vendor"' in refused.get_data(as_text=True)
    noted = bayu.post(outcomes(there), htmx=True, kind="decision", text="Gabung bila ISBN sama")
    assert noted.page.query(f"#note-{later.id}")


def test_members_without_a_duty_and_outsiders_note_nothing(make, client_for, session, there):
    for person in (make.sari, make.maya):
        answer = client_for(person).post(outcomes(there), kind="decision", text="x")
        assert answer.status_code == 403
    assert not decisions_of(make.rina, session)


def test_what_was_noted_by_mistake_is_taken_back_while_notes_are_written(
    make, client_for, session, there
):
    bayu = client_for(make.bayu)
    for kind in ("decision", "information", "follow-up"):
        bayu.post(outcomes(there), kind=kind, text=f"Salah {kind}")
    page = bayu.get(there[0])
    forms = page.page.query('form[action*="/outcomes/"][action$="/remove"]')
    assert len(forms) == 3
    for form in forms:
        assert bayu.post(form.attrs["action"]).status_code == 303
    assert "Salah" not in bayu.get(there[0]).says


def test_outcomes_stay_once_the_minutes_are_adopted(make, client_for, session, there):
    point = points_of(make.rina, session)[0]
    decision = make.decision(point)
    make.bring(session, Status.ADOPTED)
    remove = f"{there[0]}/outcomes/decision/{decision.id}/remove"
    assert client_for(make.rina).post(remove).status_code == 409
    assert client_for(make.rina).post(outcomes(there), kind="decision", text="x").status_code == 409


def test_an_outcome_of_another_session_is_not_found(make, client_for, session, there):
    other = make.session(session.group, state=Status.IN_PROGRESS)
    decision = make.decision(points_of(make.rina, other)[0])
    remove = f"{there[0]}/outcomes/decision/{decision.id}/remove"
    assert client_for(make.rina).post(remove).status_code == 404


def test_a_kind_of_outcome_that_does_not_exist_is_not_found(make, client_for, session, there):
    rina = client_for(make.rina)
    rina.post(outcomes(there), kind="information", text="Kabar")
    for number in range(1, 4):
        assert rina.post(f"{there[0]}/outcomes/rumour/{number}/remove").status_code == 404
