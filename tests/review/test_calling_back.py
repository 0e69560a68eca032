"""Minutes that were sent round too early come back, as long as nobody has answered."""

from __future__ import annotations

import pytest

from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.review.places import address


@pytest.fixture
def sent(make, written_up):
    """Give a session that Bayu, its scribe, sent for review; Rina and Sari were there too."""
    make.note(written_up, points_of(make.rina, written_up)[0], "Bab satu dibaca.")
    return make.bring(written_up, Status.IN_REVIEW, by=make.bayu)


def call_back(browser, session, reason="Satu butir terlupa."):
    there = address(session, "review/call-back")
    return browser.submit(there, there, reason=reason)


def test_the_scribe_calls_a_review_back_and_everybody_reads_why(sent, make, client_for):
    bayu = client_for(make.bayu)
    assert "Call the review back" in bayu.get(address(sent)).says
    assert call_back(bayu, sent).status_code == 303
    assert sent.status is Status.WRITING_UP
    sari = client_for(make.sari).get(address(sent)).says
    assert "Called back from the review" in sari
    assert "Satu butir terlupa." in sari
    record = client_for(make.andi).get(address(sent, "review")).says
    assert "called the review back on" in record
    assert "silence was consent" not in record


def test_what_was_called_back_is_written_and_sent_round_again(sent, make, client_for):
    bayu = client_for(make.bayu)
    call_back(bayu, sent)
    make.note(sent, points_of(make.rina, sent)[0], "Bab satu dan dua dibaca.", base=1)
    make.bring(sent, Status.IN_REVIEW)
    page = bayu.get(address(sent))
    assert "Bab satu dan dua dibaca." in page.says
    assert "1 of 3 confirmed" in page.says
    assert "Review 2" in bayu.get(address(sent, "review")).says


@pytest.mark.parametrize("answer", ["confirmed", "contested", "withdrawn"])
def test_once_somebody_has_answered_it_goes_on(sent, make, client_for, answer):
    sari, there = client_for(make.sari), address(sent)
    if answer == "confirmed":
        sari.submit(there, f"{there}/review/confirm")
    else:
        wording = make.wording(sent, by=make.sari)
        if answer == "withdrawn":
            sari.submit(there, f"{there}/review/wordings/{wording.id}/withdraw")
    bayu = client_for(make.bayu)
    assert "Call the review back" not in bayu.get(there).says
    late = call_back(bayu, sent)
    assert late.status_code == 409
    assert "so the review goes on" in late.says
    assert late.page.query('input[value="Satu butir terlupa."]')
    assert sent.status is Status.IN_REVIEW


def test_it_takes_a_reason_and_who_settles(sent, make, client_for):
    silent = call_back(client_for(make.bayu), sent, " ")
    assert silent.status_code == 422
    assert "Please say why in a few words." in silent.says
    there = address(sent, "review/call-back")
    for person, status in ((make.sari, 403), (make.andi, 403), (make.maya, 403)):
        assert client_for(person).get(there).status_code == status
        assert client_for(person).post(there, reason="Ya.").status_code == status


def test_what_is_not_in_review_is_not_called_back(make, client_for):
    session = make.session(make.group(kind="study-group"), state=Status.WRITING_UP)
    assert call_back(client_for(make.rina), session).status_code == 409
