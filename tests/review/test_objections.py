"""That something was decided at all, who a follow-up is for and its day are contested too."""

from __future__ import annotations

from datetime import date

from cop.decisions.queries import decisions_of
from cop.minutes.shown import saved_words
from cop.review.state import notes_reviewed
from cop.sessions.words import Status
from tests.review.places import DECIDED, address, settle

NEVER = "Itu tidak kita putuskan."


def object_to(browser, session, key, reason=NEVER):
    kind, outcome_id = key.rsplit("-", 1)
    action = address(session, f"review/outcomes/{kind}/{outcome_id}/objections")
    return browser.submit(f"{address(session)}?propose={key}", action, reason=reason)


def test_who_was_there_objects_to_a_decision_and_all_read_why(sent, outcomes, make, client_for):
    answer = object_to(client_for(make.sari), sent, f"decision-{outcomes.decision.id}")
    assert answer.status_code == 303
    said = client_for(make.andi).get(address(sent)).says
    assert "Sari Wulandari objects" in said
    assert NEVER in said
    adopting = client_for(make.rina).post(address(sent, "adopt"))
    assert "The wording is still contested: “Bacaan”" in adopting.says


def test_what_was_never_decided_is_struck_and_stays_readable(sent, outcomes, make, client_for):
    wording = make.objection(sent, outcomes.decision, by=make.sari)
    make.wording(sent, "Tiap Senin.", by=make.bayu, outcome=outcomes.decision)
    assert settle(client_for(make.bayu), wording, "strike").status_code == 303
    assert decisions_of(make.rina, sent) == []
    rina = client_for(make.rina)
    page = rina.get(address(sent)).says
    assert "new wording since you confirmed" in page
    assert "contested" not in page
    assert "“Bacaan (Decision)” struck, as Sari Wulandari objected" in page
    record = rina.get(address(sent, "review"))
    assert DECIDED in record.all(".settled del")
    make.bring(sent, Status.ADOPTED)
    assert DECIDED not in rina.get(address(sent, "minutes/1")).says


def test_a_follow_up_is_given_to_somebody_else_for_another_day(sent, outcomes, make, client_for):
    wording = make.objection(sent, outcomes.follow_up, "Bukan saya, Rina.", by=make.sari)
    there = address(sent)
    action = f"{there}/review/wordings/{wording.id}/take"
    opened = f"{there}?settle={wording.id}"
    bayu = client_for(make.bayu)
    same = bayu.submit(opened, action)
    assert same.status_code == 422
    assert "Nothing is different yet" in same.says
    wrong = bayu.submit(opened, action, who="Rina Anggraini", due="besok")
    assert wrong.status_code == 422
    assert wrong.page.query('input[name="who"][value="Rina Anggraini"]')
    bayu.submit(opened, action, who="Rina Anggraini", due="2026-12-01")
    assert outcomes.follow_up.who == make.rina
    assert outcomes.follow_up.due == date(2026, 12, 1)
    record = client_for(make.rina).get(address(sent, "review"))
    assert "made it right" in record.says
    assert record.all(".settled ins")


def test_an_outcome_is_kept_against_an_objection_with_a_reason(sent, outcomes, make, client_for):
    wording = make.objection(sent, outcomes.information, by=make.sari)
    settle(client_for(make.bayu), wording, "keep", reason="Dicatat dua orang.")
    said = client_for(make.rina).get(address(sent, "review")).says
    assert "kept it on" in said
    assert "Dicatat dua orang." in said


def test_an_objection_without_a_reason_is_asked_for_one(sent, outcomes, make, client_for):
    answer = object_to(client_for(make.sari), sent, f"decision-{outcomes.decision.id}", "")
    assert answer.status_code == 422
    assert "Please say in a few words what is not so." in answer.says
    assert answer.page.query("details.objection[open]")


def test_only_what_somebody_objects_to_is_struck(sent, outcomes, make, client_for):
    wording = make.wording(sent, "Tiap Senin.", outcome=outcomes.decision)
    there = address(sent, f"review/wordings/{wording.id}/strike")
    assert client_for(make.bayu).post(there).status_code == 409
    assert outcomes.decision.text == DECIDED


def test_who_wrote_a_note_is_told_and_not_who_settled_an_outcome_beside_it(
    sent, outcomes, make, client_for, app
):
    wording = make.wording(sent, "Tiap Senin.", outcome=outcomes.decision)
    settle(client_for(make.bayu), wording, "take")
    (note,) = notes_reviewed(sent)
    assert note.author == make.rina
    with app.test_request_context():
        assert "Rina" in saved_words(note)
