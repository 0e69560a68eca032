"""The duties of a session: given, taken, passed on, on its page and the one where one chooses."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.db import db
from cop.groups.words import GroupStatus, Kind, Visibility
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.people.absences import absences_of
from cop.sessions import actions as sessions
from cop.sessions.words import Reply, Status
from tests.bed.writing import own_unit


def path(session, end=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}{end}"


def told_to(person) -> list[Told]:
    mine = select(Notice.told).where(Notice.person_id == person.id).order_by(Notice.id)
    duties = {Told.LEADS, Told.WRITES, Told.LEADS_NOT, Told.WRITES_NOT}
    duties |= {Told.DUTY_PASSED, Told.DUTY_EMPTY, Told.DUTY_AWAY}
    return [told for told in db.session.scalars(mine) if told in duties]


@pytest.fixture
def talk(make):
    """Give an open morning talk, tomorrow, that Rina leads."""
    return make.session()


@pytest.fixture
def study(make):
    """Give a study group's session in which Rina leads and nobody writes."""
    return make.session(make.group("Kelompok Studi", kind=Kind.STUDY_GROUP))


def test_a_moderator_gives_it_to_the_next_by_turn_in_one_click(make, talk, client_for):
    client = client_for(make.rina)
    answer = client.submit(path(talk), path(talk, "/duties/give"))
    assert answer.location == path(talk)
    assert (talk.facilitator, talk.scribe) == (make.bayu, make.bayu)
    assert told_to(make.bayu) == [Told.LEADS]
    assert told_to(make.rina) == []
    assert "Bayu leads and writes" in client.get(path(talk)).says


def test_the_page_is_shown_again_in_place(make, talk, client_for):
    answer = client_for(make.rina).submit(path(talk), path(talk, "/duties/give"), htmx=True)
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<div class="session')
    assert "Bayu leads and writes" in answer.says


def test_who_led_is_told_when_a_moderator_gives_it_to_somebody_else(make, client_for):
    talk = make.session(facilitator=make.bayu)
    before = told_to(make.bayu)
    client_for(make.rina).post(
        path(talk, "/duties/give"), duty="lead", person=make.sari.id, seen=make.bayu.id
    )
    assert talk.facilitator == make.sari
    assert told_to(make.bayu) == [*before, Told.LEADS_NOT]
    assert told_to(make.sari) == [Told.LEADS]


def test_one_chooses_among_all_in_the_order_of_the_turn(make, study, client_for):
    make.absence(make.bayu, 0, 3)
    page = client_for(make.rina).get(path(study, "/duties"))
    names = [words.split()[0] for words in page.all("#duty-write label")]
    assert names == ["Bayu", "Rina", "Sari", "Nobody"]
    assert "away until" in page.all("#duty-write label")[0]
    answer = client_for(make.rina).submit(
        path(study, "/duties"), path(study, "/duties/give"), person=str(make.bayu.id)
    )
    assert answer.location == path(study)
    assert study.facilitator == make.bayu


def test_whose_turn_it_is_is_chosen_already(make, study, client_for):
    page = client_for(make.rina).get(path(study, "/duties"))
    chosen = page.page.query_one("#duty-write input[checked]").attrs["value"]
    assert chosen == str(make.bayu.id)


def test_two_at_once_do_not_overwrite_each_other(make, talk, client_for):
    one, two = client_for(make.rina), client_for(make.rina)
    sent = {"duty": "lead", "seen": make.rina.id}
    assert one.post(path(talk, "/duties/give"), person=make.sari.id, **sent).status_code == 303
    answer = two.post(path(talk, "/duties/give"), person=make.bayu.id, **sent)
    assert answer.status_code == 409
    assert f"{make.sari.name} has this duty now" in answer.says
    assert talk.facilitator == make.sari


def test_nobody_gives_it_who_neither_moderates_nor_leads(make, client_for):
    talk = make.session(facilitator=make.sari)
    sent = {"duty": "lead", "person": make.bayu.id, "seen": make.sari.id}
    assert client_for(make.bayu).post(path(talk, "/duties/give"), **sent).status_code == 403
    assert client_for(make.bayu).get(path(talk, "/duties")).status_code == 403
    assert client_for(make.sari).post(path(talk, "/duties/give"), **sent).status_code == 303
    assert talk.facilitator == make.bayu


@pytest.mark.parametrize(
    "sent",
    [
        {"duty": "lead", "person": "", "seen": ""},
        {"duty": "dance", "person": "next", "seen": ""},
        {"duty": "lead", "person": "999", "seen": ""},
        {"person": "next"},
    ],
)
def test_what_cannot_be_is_refused_in_words(make, talk, client_for, sent):
    assert client_for(make.rina).post(path(talk, "/duties/give"), **sent).status_code == 422
    assert talk.facilitator == make.rina


def test_an_outsider_gets_no_duty_and_gives_none(make, talk, client_for):
    sent = {"duty": "lead", "person": make.maya.id, "seen": make.rina.id}
    assert client_for(make.rina).post(path(talk, "/duties/give"), **sent).status_code == 422
    assert client_for(make.maya).post(path(talk, "/duties/give"), **sent).status_code == 403
    assert client_for(make.maya).post(path(talk, "/duties/take"), duty="lead").status_code == 403
    talk.group.visibility = Visibility.MEMBERS
    db.session.commit()
    assert client_for(make.maya).post(path(talk, "/duties/give"), **sent).status_code == 404


def test_a_duty_that_the_format_does_not_have_is_not_given_taken_or_passed(make, client_for):
    talk = make.session(scribe=None)
    client, sent = client_for(make.rina), {"duty": "write", "person": make.bayu.id}
    assert client.post(path(talk, "/duties/give"), **sent).status_code == 409
    talk.scribe = None
    db.session.commit()
    assert client_for(make.sari).post(path(talk, "/duties/take"), duty="write").status_code == 409
    talk.scribe = make.sari
    db.session.commit()
    assert client_for(make.sari).post(path(talk, "/duties/pass"), duty="write").status_code == 409
    assert talk.scribe == make.sari


def test_a_visitor_is_asked_to_sign_in(talk, client):
    assert client.get(path(talk, "/duties")).location.startswith("/login")


def test_a_member_takes_what_nobody_has(make, study, client_for):
    client = client_for(make.sari)
    answer = client.submit(path(study), path(study, "/duties/take"))
    assert answer.location == path(study)
    assert study.scribe == make.sari
    late = client_for(make.bayu).post(path(study, "/duties/take"), duty="write")
    assert late.status_code == 409
    assert study.scribe == make.sari


def test_who_cannot_passes_it_on_and_the_moderators_are_told(make, client_for):
    talk = make.session(facilitator=make.sari)
    client = client_for(make.sari)
    page = client.follow(client.submit(path(talk), path(talk, "/duties/pass")))
    assert talk.facilitator == make.bayu
    assert f"{make.bayu.name} has the duty now" in page.says
    assert told_to(make.bayu) == [Told.LEADS]
    assert told_to(make.rina) == [Told.DUTY_PASSED]


def test_what_was_passed_on_does_not_come_back_and_ends_with_nobody(make, client_for):
    talk = make.session(facilitator=make.sari)
    for person in (make.sari, make.bayu):
        client_for(person).submit(path(talk), path(talk, "/duties/pass"))
    assert talk.facilitator == make.rina
    client_for(make.rina).submit(path(talk), path(talk, "/duties/pass"))
    assert talk.facilitator is None
    page = client_for(make.rina).get(path(talk))
    assert "Nobody leads yet." in page.says
    answer = client_for(make.rina).post(
        path(talk, "/duties/give"), duty="lead", person="next", seen=""
    )
    assert answer.status_code == 409


def test_who_is_away_and_leads_is_shown_to_who_can_change_it(make, client_for):
    talk = make.session(facilitator=make.sari)
    make.absence(make.sari, 0, 3)
    page = client_for(make.rina).get(path(talk))
    assert "Sari is away that day." in page.says
    assert "Give it to Bayu" in page.says
    assert "away that day" not in client_for(make.bayu).get(path(talk)).says
    client_for(make.rina).submit(path(talk), path(talk, "/duties/give"))
    assert talk.facilitator == make.bayu
    assert "away that day" not in client_for(make.rina).get(path(talk)).says


def test_an_absence_newly_said_is_told_to_the_moderators(make, client_for):
    talk = make.session(facilitator=make.sari)
    make.reply(talk, make.sari, Reply.ACCEPTED)
    days = {"first_day": str(talk.starts_at.date()), "last_day": str(talk.starts_at.date())}
    client_for(make.sari).submit("/me/absences", **days, reason="Operasi")
    assert told_to(make.rina) == [Told.DUTY_AWAY]
    assert "Operasi" not in client_for(make.rina).get("/me/notices").text
    assert "You do not come." in client_for(make.sari).get(path(talk)).says


def test_an_answer_given_after_one_said_to_be_away_stays_when_the_reason_is_corrected(
    make, client_for
):
    talk = make.session(facilitator=make.sari)
    day, sari = str(talk.starts_at.date()), client_for(make.sari)
    sari.submit("/me/absences", first_day=day, last_day=day, reason="Operasi")
    made = absences_of(make.sari)[0].id
    make.reply(talk, make.sari, Reply.ACCEPTED)
    sari.submit(f"/me/absences/{made}/edit", reason="Kontrol")
    assert told_to(make.rina) == [Told.DUTY_AWAY]
    assert "You come." in sari.get(path(talk)).says


def test_an_answer_is_asked_for_again_when_one_is_not_away_after_all(make, client_for):
    talk = make.session()
    make.reply(talk, make.sari, Reply.ACCEPTED)
    day, sari = str(talk.starts_at.date()), client_for(make.sari)
    sari.submit("/me/absences", first_day=day, last_day=day)
    made = absences_of(make.sari)[0].id
    sari.post(f"/me/absences/{made}/remove")
    says = sari.get(path(talk)).says
    assert "You do not come." not in says
    assert "Do you come" in says or "still" in says


def test_a_guest_hears_nothing_of_who_is_away_or_passes_on(make, client_for):
    talk = make.session(facilitator=make.sari)
    with own_unit():
        sessions.let_in(talk, make.maya)
    client_for(make.sari).submit(path(talk), path(talk, "/duties/pass"))
    day = str(talk.starts_at.date())
    client_for(make.bayu).submit("/me/absences", first_day=day, last_day=day)
    assert told_to(make.rina) == [Told.DUTY_PASSED, Told.DUTY_AWAY]
    assert told_to(make.maya) == []


def test_an_absence_on_other_days_is_told_to_nobody(make, client_for):
    talk = make.session(facilitator=make.sari)
    day = str(talk.starts_at.date() + timedelta(days=2))
    client_for(make.sari).submit("/me/absences", first_day=day, last_day=day)
    assert told_to(make.rina) == []


def test_who_declined_is_not_suggested(make, study, client_for):
    make.reply(study, make.bayu, Reply.DECLINED)
    client_for(make.rina).post(path(study, "/duties/give"), duty="write", person="next", seen="")
    assert study.scribe == make.sari


def test_who_is_away_counts_among_those_who_do_not_come(make, talk, client_for):
    make.absence(make.sari, 0, 3)
    says = client_for(make.rina).get(path(talk)).says
    assert f"{make.sari.name} do not come, away" in says


def test_nothing_changes_after_the_session_ended(make, client_for):
    talk = make.session(state=Status.CLOSED)
    sent = {"duty": "lead", "person": make.bayu.id, "seen": make.rina.id}
    assert client_for(make.rina).post(path(talk, "/duties/give"), **sent).status_code == 409
    assert client_for(make.bayu).post(path(talk, "/duties/take"), duty="lead").status_code == 409
    assert client_for(make.rina).post(path(talk, "/duties/pass"), duty="lead").status_code == 409
    assert client_for(make.rina).get(path(talk, "/duties")).location == path(talk)


def test_a_series_fills_its_sessions_by_turn_and_tells_them(make):
    group = make.group()
    series = make.series(group)
    made = make.session_of(series)
    assert (made.facilitator, made.scribe) == (make.bayu, make.bayu)
    assert told_to(make.bayu) == [Told.LEADS]


def test_where_the_circle_wants_no_turn_the_same_people_go_on(make):
    group = make.group("Kelompok Studi", kind=Kind.STUDY_GROUP)
    session = make.session(group, state=Status.CLOSED, scribe=make.sari)
    following = make.next(session)
    assert (following.facilitator, following.scribe) == (make.rina, make.sari)


def test_who_is_gone_or_away_does_not_go_on(make, client_for):
    group = make.group("Kelompok Studi", kind=Kind.STUDY_GROUP)
    session = make.session(group, state=Status.CLOSED, facilitator=make.bayu, scribe=make.sari)
    client_for(make.sari).submit(f"/groups/{group.slug}/leave")
    make.absence(make.bayu, 0, 30)
    following = make.next(session)
    assert (following.facilitator, following.scribe) == (None, None)


def test_a_month_of_a_series_turns_fairly(make):
    group = make.group()
    series = make.series(group)
    made = [make.session_of(series, ahead=count) for count in range(9)]
    leaders = [one.facilitator_id for one in made]
    assert all(leaders.count(who) == 3 for who in set(leaders))
    assert len(set(leaders)) == 3


def test_sessions_are_counted_that_were_made_before_in_any_order(make):
    group = make.group()
    series = make.series(group)
    late, early = make.session_of(series, ahead=4), make.session_of(series, ahead=1)
    assert late.facilitator != early.facilitator


def test_who_passes_on_a_duty_in_a_draft_sees_it_no_more(make, client_for):
    draft = make.session(state=Status.DRAFT, facilitator=make.sari)
    client = client_for(make.sari)
    answer = client.submit(path(draft), path(draft, "/duties/pass"))
    assert answer.location == f"/groups/{draft.group.slug}"
    assert draft.facilitator == make.bayu
    assert client.get(path(draft)).status_code == 404


def test_who_left_the_circle_leads_no_more(make, client_for):
    talk = make.session(facilitator=make.sari)
    client_for(make.sari).submit(f"/groups/{talk.group.slug}/leave")
    page = client_for(make.rina).get(path(talk))
    assert "Sari does not come." in page.says
    assert "Give it to Bayu" in page.says


def test_nothing_is_given_in_a_concluded_circle(make, client_for):
    talk = make.session()
    talk.group.status = GroupStatus.CONCLUDED
    db.session.commit()
    sent = {"duty": "lead", "person": make.bayu.id, "seen": make.rina.id}
    assert client_for(make.rina).post(path(talk, "/duties/give"), **sent).status_code == 409
    assert talk.facilitator == make.rina


def test_a_duty_that_waits_costs_no_more_than_the_page_may(make, client_for):
    before = make.session(state=Status.CLOSED)
    talk = make.session(before.group, facilitator=make.sari)
    make.absence(make.sari, 0, 3)
    make.post(talk)
    client = client_for(make.rina)
    client.get(path(talk))
    answer = client.get(path(talk))
    assert "Give it to Bayu" in answer.says
    assert len(answer.statements) <= 20
