"""Other words are proposed and settled, and how it went stays readable."""

from __future__ import annotations

import pytest

from cop.chain import actions as chain
from cop.kit.problems import Refused
from cop.minutes.models import Note
from cop.review.state import running_review
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status
from tests.review.places import address

TEXT = "Rapat dibuka pukul sembilan. Bab satu dibaca."
OTHER = "Rapat dibuka pukul sepuluh. Bab satu dibaca."


@pytest.fixture
def sent(make, written_up):
    """Give a session in review with one point; Rina, Bayu (scribe) and Sari were there."""
    make.note(written_up, points_of(make.rina, written_up)[0], TEXT)
    return make.bring(written_up, Status.IN_REVIEW)


@pytest.fixture
def note(make, sent):
    """Give the note of its point."""
    return make.wording(sent, OTHER, by=make.sari).note


def propose(browser, session, note, **words):
    there = address(session)
    action = f"{there}/review/notes/{note.id}/wordings"
    return browser.submit(f"{there}?propose={note.id}", action, **words)


def settle(browser, wording, how, **words):
    there = address(wording.review.session)
    action = f"{there}/review/wordings/{wording.id}/{how}"
    return browser.submit(there, action, **words)


def noted(session) -> Note:
    from cop.review.state import notes_reviewed

    return notes_reviewed(session)[0]


def test_who_was_there_proposes_other_words_with_a_reason_and_all_see_the_difference(
    sent, make, client_for
):
    sari = client_for(make.sari)
    answer = propose(sari, sent, noted(sent), source=OTHER, reason="Saya terlambat.")
    assert answer.status_code == 303
    page = client_for(make.andi).get(address(sent))
    assert "Sari Wulandari proposes other words" in page.says
    assert "Saya terlambat." in page.says
    assert page.all(".wording del") == ["sembilan"]
    assert page.all(".wording ins") == ["sepuluh"]
    assert "One wording is contested: Bacaan" in page.says


def test_nothing_new_and_nothing_at_all_are_refused_with_the_text_kept(sent, make, client_for):
    sari = client_for(make.sari)
    same = propose(sari, sent, noted(sent), reason="Karena.")
    assert same.status_code == 422
    assert "Please change the words first" in same.says
    assert same.page.query('input[value="Karena."]')
    assert propose(sari, sent, noted(sent), source=" ").status_code == 422


def test_who_was_not_there_and_who_is_only_informed_propose_nothing(sent, make, client_for):
    absent = make.person("Joko")
    make.join(sent.group, absent)
    there = address(sent, f"review/notes/{noted(sent).id}/wordings")
    words = {"source": OTHER, "base": "1"}
    assert client_for(absent).post(there, **words).status_code == 409
    assert client_for(make.andi).post(there, **words).status_code == 403
    assert client_for(make.maya).post(there, **words).status_code == 404
    assert "Propose other words" not in client_for(make.andi).get(address(sent)).says


def test_a_contested_wording_blocks_the_adoption_and_says_which(sent, make, client_for, clock):
    make.wording(sent, OTHER)
    clock.move(days=4)
    answer = client_for(make.rina).post(address(sent, "adopt"))
    assert answer.status_code == 409
    assert "The wording is still contested: “Bacaan”" in answer.says


def test_taking_over_changes_the_text_and_who_had_confirmed_sees_that_it_is_new(
    sent, make, client_for
):
    client_for(make.rina)
    wording = make.wording(sent, OTHER, by=make.sari)
    assert settle(client_for(make.bayu), wording, "take").status_code == 303
    rina = client_for(make.rina).get(address(sent)).says
    assert "new wording since you confirmed" in rina
    assert "sepuluh" in rina
    assert "2 of 3 confirmed" in rina  # Bayu who settled it, and Sari who had proposed it
    told = "Sari Wulandari proposed other words on"
    assert told in rina
    assert "Bayu Pratama took them over on" in rina


def test_the_words_can_be_changed_before_they_are_taken_over(sent, make, client_for):
    wording = make.wording(sent, OTHER, by=make.sari)
    bayu, there = client_for(make.bayu), address(sent)
    changed = "Rapat dibuka pukul sembilan lewat. Bab satu dibaca."
    action = f"{there}/review/wordings/{wording.id}/take"
    bayu.submit(f"{there}?settle={wording.id}", action, source=changed)
    assert noted(sent).source == changed
    record = client_for(make.andi).get(address(sent, "review"))
    assert "sembilan lewat" in record.says
    assert "sepuluh" in record.says  # what had been proposed


def test_a_wording_taken_over_late_gives_everybody_another_day(sent, make, clock):
    from cop.review.actions import take_over

    wording = make.wording(sent, OTHER)
    clock.move(days=4)
    take_over(sent, wording, OTHER, base=noted(sent).revision, by=make.bayu)
    with pytest.raises(Refused, match="Silence is consent from"):
        chain.adopt(part_in(make.rina, "moderator", sent), sent)
    clock.move(days=1, hours=1)
    chain.adopt(part_in(make.rina, "moderator", sent), sent)


def test_keeping_the_text_takes_a_reason_which_stays_readable(sent, make, client_for):
    wording = make.wording(sent, OTHER)
    rina = client_for(make.rina)
    silent = settle(rina, wording, "keep")
    assert silent.status_code == 422
    assert "Please say why in a few words." in silent.says
    assert settle(rina, wording, "keep", reason="Jam dinding menunjuk sembilan.").status_code == 303
    assert noted(sent).source == TEXT
    make.bring(sent, Status.CLOSED)
    record = client_for(make.sari).get(address(sent, "review")).says
    assert "Rina Anggraini kept the text" in record
    assert "Jam dinding menunjuk sembilan." in record


def test_members_do_not_settle(sent, make, client_for):
    wording = make.wording(sent, OTHER)
    there = address(sent, f"review/wordings/{wording.id}")
    for how in ("take", "keep", "ask"):
        assert client_for(make.sari).post(f"{there}/{how}").status_code == 403


def test_asking_the_circle_puts_the_words_into_the_discussion_once(sent, make, client_for):
    wording = make.wording(sent, OTHER)
    rina = client_for(make.rina)
    settle(rina, wording, "ask")
    point = points_of(make.rina, sent)[0]
    talk = client_for(make.sari).get(address(sent, f"threads/{point.thread_id}")).says
    assert "sepuluh" in talk
    assert "What do you remember?" in talk
    assert "The circle was asked on" in rina.get(address(sent)).says
    assert rina.post(address(sent, f"review/wordings/{wording.id}/ask")).status_code == 409


def test_only_who_proposed_withdraws_and_it_stays_readable(sent, make, client_for):
    wording = make.wording(sent, OTHER, by=make.sari)
    there = address(sent, f"review/wordings/{wording.id}/withdraw")
    assert client_for(make.rina).post(there).status_code == 403
    settle(client_for(make.sari), wording, "withdraw")
    page = client_for(make.sari).get(address(sent)).says
    assert "and withdrew them on" in page
    assert "contested" not in page


def test_proposing_again_replaces_what_one_had_proposed(sent, make, client_for):
    first = make.wording(sent, OTHER, by=make.sari)
    make.wording(sent, "Rapat dibuka siang.", by=make.sari)
    assert first.settlement == "withdrawn"
    assert "One wording is contested" in client_for(make.rina).get(address(sent)).says


def test_two_proposals_for_one_point_are_put_together(sent, make, client_for):
    mine = make.wording(sent, OTHER, by=make.sari)
    theirs = make.wording(sent, TEXT.replace("dibaca", "dibahas"), by=make.rina)
    bayu = client_for(make.bayu)
    settle(bayu, mine, "take")
    assert "Both changes are put together here" in bayu.get(address(sent)).says
    settle(bayu, theirs, "take")
    assert noted(sent).source == "Rapat dibuka pukul sepuluh. Bab satu dibahas."


def test_who_proposes_from_an_older_text_sees_both_and_loses_nothing(sent, make, client_for):
    wording = make.wording(sent, OTHER, by=make.sari)
    old = noted(sent)
    base = old.revision
    settle(client_for(make.bayu), wording, "take")
    there = address(sent, f"review/notes/{old.id}/wordings")
    answer = client_for(make.rina).post(there, source="Rapat dibuka siang.", base=str(base))
    assert answer.status_code == 409
    assert "Bayu Pratama changed these words meanwhile" in answer.says
    assert "Rapat dibuka siang." in answer.page.query("form.wording__form textarea")[0].to_text()


def test_two_who_settle_at_once_do_it_once(sent, make, client_for):
    wording = make.wording(sent, OTHER)
    settle(client_for(make.bayu), wording, "take")
    words = {"source": "Lain sama sekali.", "base": "2"}
    late = client_for(make.rina).post(address(sent, f"review/wordings/{wording.id}/take"), **words)
    assert late.status_code == 409
    assert "Somebody was faster" in late.says
    assert noted(sent).source == OTHER


def test_settling_from_an_older_text_shows_both(sent, make, client_for):
    first = make.wording(sent, OTHER, by=make.sari)
    second = make.wording(sent, TEXT.replace("dibaca", "dibahas"), by=make.rina)
    base = str(noted(sent).revision)
    settle(client_for(make.bayu), first, "take")
    there = address(sent, f"review/wordings/{second.id}/take")
    answer = client_for(make.rina).post(there, source="Lain sama sekali.", base=base)
    assert answer.status_code == 409
    assert "Compare both, then save again" in answer.says
    assert "Lain sama sekali." in answer.says


def test_who_contests_a_point_confirms_the_rest(sent, make, client_for):
    make.wording(sent, OTHER, by=make.sari)
    page = client_for(make.sari).get(address(sent))
    assert "Confirm the minutes" not in page.says  # the only point is contested by her
    assert running_review(sent) is not None
