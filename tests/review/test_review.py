"""Minutes go round: those who were there confirm, and silence is consent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cop.chain import actions as chain
from cop.home.queries import sessions_today
from cop.kit.problems import Refused
from cop.minutes.queries import minutes_of
from cop.sessions.queries import points_of
from cop.sessions.rules import part_in
from cop.sessions.words import Status
from tests.review.places import address

SATURDAY = datetime(2026, 11, 21, 1, 41, tzinfo=UTC)  # 08:41 WIB
NOTES = ("Bab satu dibaca.", "Bab dua menyusul.")


@pytest.fixture
def study(make):
    """Give a session of a study group that is written up; Rina, Bayu and Sari were there."""
    group = make.group("Kelompok Studi", kind="study-group", informed=[make.andi])
    session = make.session(group, state=Status.WRITING_UP, scribe=make.bayu)
    make.attend(session, make.bayu, make.sari)
    for point, text in zip(points_of(make.rina, session), NOTES, strict=True):
        make.note(session, point, text)
    return session


@pytest.fixture
def sent(make, study):
    """Give the same session in review, sent by Rina, who has confirmed with it."""
    return make.bring(study, Status.IN_REVIEW)


def test_the_scribe_sends_the_minutes_and_everybody_sees_how_far_they_are(
    clock, study, make, client_for
):
    clock.set(SATURDAY)
    there = address(study)
    assert client_for(make.bayu).submit(there, f"{there}/review/send").status_code == 303
    assert study.status is Status.IN_REVIEW
    said = client_for(make.andi).get(there).says
    assert "1 of 3 confirmed" in said
    assert "Silence is consent until Tuesday 24 November, 09:00 WIB" in said


def test_a_member_does_not_send_them_and_an_outsider_sees_nothing_of_them(study, make, client_for):
    there = address(study)
    assert client_for(make.sari).post(f"{there}/review/send").status_code == 403
    make.bring(study, Status.IN_REVIEW)
    said = client_for(make.maya).get(there).says
    assert "confirmed" not in said
    assert NOTES[0] not in said
    assert client_for(make.maya).get(f"{there}/review").status_code == 404


def test_points_without_notes_ask_for_a_word_which_stands_in_the_minutes(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP, points=("Bacaan",))
    rina, there = client_for(make.rina), address(session)
    asked = rina.submit(there, f"{there}/review/send")
    assert asked.status_code == 422
    assert "Why are there no notes on “Bacaan”?" in asked.says
    point = points_of(make.rina, session)[0]
    empty = rina.post(f"{there}/review/send", **{f"why-{point.id}": " "})
    assert "Please say why in a few words." in empty.says
    assert rina.post(f"{there}/review/send", **{f"why-{point.id}": "sakit"}).status_code == 303
    assert "No notes: sakit" in rina.get(there).says


def test_an_outcome_is_word_enough(make, client_for):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP, points=("Bacaan",))
    make.decision(points_of(make.rina, session)[0])
    there = address(session)
    assert client_for(make.rina).submit(there, f"{there}/review/send").status_code == 303


@pytest.mark.parametrize("kind", ["morning-talk", "writing-circle", "training"])
def test_circles_that_adopt_at_the_end_have_no_review(make, client_for, kind):
    session = make.session(make.group(kind=kind), state=Status.WRITING_UP)
    there = address(session)
    rina = client_for(make.rina)
    assert "Send for review" not in rina.get(there).says
    assert rina.post(f"{there}/review/send").status_code == 409
    assert rina.submit(there, f"{there}/adopt").status_code == 303


def test_who_was_there_confirms_all_or_one_point_and_who_was_not_cannot(sent, make, client_for):
    there = address(sent)
    sari = client_for(make.sari)
    assert "Minutes that wait for your word" in sari.get("/").says
    sari.submit(there, f"{there}/review/confirm")
    assert "2 of 3 confirmed" in sari.get(there).says
    assert "Minutes that wait for your word" not in sari.get("/").says
    outside = make.person("Joko")
    make.join(sent.group, outside)
    joko = client_for(outside)
    answer = joko.post(f"{there}/review/confirm", seen="1:1")
    assert answer.status_code == 409
    assert not sessions_today(outside).reviewed


def test_one_point_is_confirmed_by_itself(sent, make, client_for):
    there = address(sent)
    bayu = client_for(make.bayu)
    first = bayu.get(there).page.query('.reviewed input[name="seen"]')[0].attrs["value"]
    assert bayu.post(f"{there}/review/confirm", seen=first, htmx=True).status_code == 200
    page = bayu.get(there)
    assert "You confirmed this" in page.says
    assert "1 of 3 confirmed" in page.says


def test_what_was_reworded_since_it_was_read_is_not_confirmed(sent, make, client_for):
    there = address(sent)
    sari = client_for(make.sari)
    seen = sari.get(there).page.query('.session__acts input[name="seen"]')[0].attrs["value"]
    wording = make.wording(sent, "Bab satu dan dua dibaca.", by=make.bayu)
    client_for(make.rina).submit(there, f"{there}/review/wordings/{wording.id}/take")
    answer = sari.post(f"{there}/review/confirm", seen=seen)
    assert answer.status_code == 409
    assert "read it again" in answer.says


def test_the_moderator_adopts_once_all_who_were_there_confirmed(sent, make, client_for):
    there = address(sent)
    rina = client_for(make.rina)
    early = rina.post(f"{there}/adopt")
    assert early.status_code == 409
    assert "Not everybody who was there has confirmed" in early.says
    for person in (make.bayu, make.sari):
        client_for(person).submit(there, f"{there}/review/confirm")
    assert client_for(make.sari).post(f"{there}/adopt").status_code == 403
    rina.submit(there, f"{there}/adopt")
    assert sent.status is Status.ADOPTED
    assert minutes_of(make.maya, sent).adopted_by_id == make.rina.id
    assert "how they were reviewed" in client_for(make.sari).get(there).says
    assert "how they were reviewed" not in client_for(make.maya).get(there).says


def test_after_the_days_of_silence_the_moderator_need_not_wait(sent, make, clock):
    part = part_in(make.rina, "moderator", sent)
    with pytest.raises(Refused, match="Silence is consent from"):
        chain.adopt(part, sent)
    clock.move(days=3, hours=1)
    chain.adopt(part, sent)
    assert sent.status is Status.ADOPTED


def test_notes_and_outcomes_are_not_changed_freely_in_a_review(sent, make, client_for):
    bayu, there = client_for(make.bayu), address(sent)
    point = points_of(make.rina, sent)[0]
    notes = f"{there}/points/{point.id}/notes"
    assert bayu.post(notes, source="Lain.", base="1").status_code == 409
    outcome = {"kind": "decision", "text": "Lain."}
    assert bayu.post(f"{there}/points/{point.id}/outcomes", **outcome).status_code == 409
    assert not bayu.get(there).page.query("textarea.editor__text")


def test_one_button_is_green_for_everybody_in_every_turn_of_a_review(sent, make, client_for):
    there = address(sent)

    def green(person):
        return client_for(person).get(there).all("main .btn--main")

    assert green(make.sari) == ["Confirm the minutes"]
    assert green(make.rina) == []
    make.wording(sent, by=make.sari)
    assert green(make.rina) == green(make.bayu) == ["Settle the wording"]
    assert green(make.andi) == []


def test_who_adds_themselves_late_has_a_word_too(sent, make, client_for):
    late = make.person("Joko")
    make.join(sent.group, late)
    joko, there = client_for(late), address(sent)
    joko.submit(there, f"{there}/check-in")
    said = joko.get(there).says
    assert "1 of 4 confirmed" in said
    assert "Confirm the minutes" in said


def test_silence_lasts_to_a_full_hour_in_the_zone_of_the_session():
    from cop.review.actions.sending import next_hour

    moment = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
    assert next_hour(moment, "Asia/Jakarta") == moment
    assert next_hour(moment - timedelta(minutes=59), "Asia/Jakarta") == moment
