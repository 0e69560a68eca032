"""Decisions, information and follow-ups are contested and settled as the notes are."""

from __future__ import annotations

from cop.chain.actions import reopen
from cop.minutes.history import steps_of
from cop.minutes.queries import revisions_of
from cop.review.state import notes_reviewed
from cop.sessions.rules import part_in
from cop.sessions.words import Status
from tests.review.places import DECIDED, address, settle

OTHER = "Rak 800 ditata ulang tiap Senin."


def propose(browser, session, key, **words):
    kind, outcome_id = key.rsplit("-", 1)
    action = address(session, f"review/outcomes/{kind}/{outcome_id}/wordings")
    return browser.submit(f"{address(session)}?propose={key}", action, **words)


def test_each_outcome_is_contested_by_who_was_there_and_all_see_the_difference(
    sent, outcomes, make, client_for
):
    sari = client_for(make.sari)
    told = {
        f"decision-{outcomes.decision.id}": OTHER,
        f"follow-up-{outcomes.follow_up.id}": "Menata rak 900",
        f"information-{outcomes.information.id}": "Gudang tutup Rabu.",
    }
    for key, words in told.items():
        answer = propose(sari, sent, key, source=words, reason="Saya ingat lain.")
        assert answer.status_code == 303
    page = client_for(make.andi).get(address(sent))
    assert page.all(".wording del") == ["Jumat", "800", "Selasa"]
    assert page.all(".wording ins") == ["Senin", "900", "Rabu"]
    assert "3 wordings are contested: Bacaan (Decision)" in page.says
    adopting = client_for(make.rina).post(address(sent, "adopt"))
    assert "The wording is still contested: “Bacaan”" in adopting.says


def test_taking_over_rewords_the_outcome_and_who_had_confirmed_sees_that_it_is_new(
    sent, outcomes, make, client_for
):
    client_for(make.rina)
    wording = make.wording(sent, OTHER, by=make.sari, outcome=outcomes.decision)
    assert settle(client_for(make.bayu), wording, "take").status_code == 303
    assert outcomes.decision.text == OTHER
    rina = client_for(make.rina).get(address(sent)).says
    assert "new wording since you confirmed" in rina
    assert "2 of 3 confirmed" in rina  # Bayu who settled it, and Sari who had proposed it
    assert "Words of Sari Wulandari taken over for “Bacaan (Decision)”" in rina


def test_a_follow_up_and_an_information_are_reworded_too(sent, outcomes, make, client_for):
    bayu = client_for(make.bayu)
    settle(bayu, make.wording(sent, "Menata rak 900", outcome=outcomes.follow_up), "take")
    settle(bayu, make.wording(sent, "Tutup Rabu.", outcome=outcomes.information), "take")
    assert outcomes.follow_up.what == "Menata rak 900"
    assert outcomes.information.text == "Tutup Rabu."


def test_the_words_can_be_changed_or_kept_and_the_record_keeps_every_step(
    sent, outcomes, make, client_for
):
    bayu, there = client_for(make.bayu), address(sent)
    taken = make.wording(sent, OTHER, outcome=outcomes.decision)
    action = f"{there}/review/wordings/{taken.id}/take"
    changed = "Rak 800 ditata ulang\ntiap Kamis."
    bayu.submit(f"{there}?settle={taken.id}", action, source=changed)
    kept = make.wording(sent, "Menata rak 900", outcome=outcomes.follow_up)
    settle(bayu, kept, "keep", reason="Rak 900 sudah rapi.")
    assert outcomes.decision.text == "Rak 800 ditata ulang tiap Kamis."
    assert outcomes.follow_up.what == "Menata rak 800"
    record = client_for(make.andi).get(address(sent, "review"))
    for said in ("Jumat", "Senin", "Kamis", "Bacaan (Follow-up)", "Rak 900 sudah rapi."):
        assert said in record.says


def test_what_is_wrong_is_said_and_the_words_are_kept(sent, outcomes, make, client_for):
    sari, key = client_for(make.sari), f"decision-{outcomes.decision.id}"
    same = propose(sari, sent, key, reason="Karena.")
    assert same.status_code == 422
    assert "Please change the words first" in same.says
    assert same.page.query('input[value="Karena."]')
    long = propose(sari, sent, key, source="kata " * 300)
    assert long.status_code == 422
    assert "Please shorten this to 1,000 letters" in long.says
    assert "kata kata" in long.page.query("form.wording__form textarea")[0].to_text()


def test_who_was_not_there_is_informed_or_outside_contests_no_outcome(
    sent, outcomes, make, client_for
):
    absent = make.person("Joko")
    make.join(sent.group, absent)
    there = address(sent, f"review/outcomes/decision/{outcomes.decision.id}/wordings")
    words = {"source": OTHER, "base": "1"}
    assert client_for(absent).post(there, **words).status_code == 409
    assert client_for(make.andi).post(there, **words).status_code == 403
    assert client_for(make.maya).post(there, **words).status_code == 404
    wrong = there.replace(f"/{outcomes.decision.id}/", "/999999/")
    assert client_for(make.sari).post(wrong, **words).status_code == 404


def test_who_contests_an_older_text_of_an_outcome_sees_both(sent, outcomes, make, client_for):
    wording = make.wording(sent, OTHER, by=make.sari, outcome=outcomes.decision)
    settle(client_for(make.bayu), wording, "take")
    there = address(sent, f"review/outcomes/decision/{outcomes.decision.id}/wordings")
    answer = client_for(make.rina).post(there, source="Tiap Minggu.", base="1")
    assert answer.status_code == 409
    assert "Bayu Pratama changed these words meanwhile" in answer.says
    assert "Tiap Minggu." in answer.page.query("form.wording__form textarea")[0].to_text()


def test_two_who_contest_one_outcome_are_put_together(sent, outcomes, make, client_for):
    mine = make.wording(sent, OTHER, by=make.sari, outcome=outcomes.decision)
    theirs = DECIDED.replace("800", "900")
    second = make.wording(sent, theirs, by=make.rina, outcome=outcomes.decision)
    bayu = client_for(make.bayu)
    settle(bayu, mine, "take")
    assert "Both changes are put together here" in bayu.get(address(sent)).says
    settle(bayu, second, "take")
    assert outcomes.decision.text == "Rak 900 ditata ulang tiap Senin."


def test_words_for_the_notes_are_not_overtaken_by_those_for_an_outcome(
    sent, outcomes, make, client_for
):
    note = notes_reviewed(sent)[0]
    base = str(note.revision)
    first = make.wording(sent, OTHER, outcome=outcomes.decision)
    settle(client_for(make.bayu), first, "take")
    there = address(sent, f"review/notes/{note.id}/wordings")
    answer = client_for(make.rina).post(there, source="Bab dua dibaca.", base=base)
    assert answer.status_code == 303
    assert "Both changes are put together" not in client_for(make.bayu).get(address(sent)).says
    part = part_in(make.rina, "moderator", sent)
    assert len(steps_of(revisions_of(part, note))) == 1  # the notes read as they did


def test_contesting_again_replaces_ones_own_words_for_the_same_outcome_only(sent, outcomes, make):
    decision = make.wording(sent, OTHER, outcome=outcomes.decision)
    note = make.wording(sent, "Bab dua dibaca.")
    again = make.wording(sent, "Tiap Sabtu.", outcome=outcomes.decision)
    settled = [one.settlement.value for one in (decision, note, again)]
    assert settled == ["withdrawn", "open", "open"]


def test_a_contested_decision_is_seen_through_reopening_and_a_second_version(
    sent, outcomes, make, client_for
):
    bayu, rina = client_for(make.bayu), client_for(make.rina)
    settle(bayu, make.wording(sent, OTHER, outcome=outcomes.decision), "take")
    make.bring(sent, Status.CLOSED)
    assert OTHER in rina.get(address(sent, "minutes/1")).says
    reopen(sent, by=make.rina, reason="Harinya keliru.")
    make.bring(sent, Status.IN_REVIEW)
    settle(bayu, make.wording(sent, "Tiap Sabtu.", outcome=outcomes.decision), "take")
    make.bring(sent, Status.CLOSED)
    changes = rina.get(address(sent, "minutes/2/changes"))
    assert "Rak 800 ditata ulang tiap Senin." in changes.says
    assert "Tiap Sabtu." in changes.says
    record = rina.get(address(sent, "review")).says
    assert "Review 2" in record
    assert "Jumat" in record
    steps = rina.get(address(sent)).says
    assert steps.count("taken over for “Bacaan (Decision)”") == 2
