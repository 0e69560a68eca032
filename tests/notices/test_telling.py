"""Who is told of what, once, and only of what they may see."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.db import db
from cop.followups.actions import remove_follow_up
from cop.groups import actions as groups
from cop.groups.actions import choose_levels
from cop.groups.words import Joining, Visibility
from cop.notices.actions import News, forget_old, tell
from cop.notices.models import Notice
from cop.notices.sentences import sentence
from cop.notices.words import Level, Told
from cop.people.actions import deactivate
from cop.review.actions import send_for_review
from cop.sessions import actions as sessions
from cop.sessions.models import AgendaItem
from cop.sessions.queries import points_of
from cop.sessions.words import PointStatus, Status
from tests.bed.writing import own_unit


@pytest.fixture
def group(make):
    """Give a morning talk in which Rina moderates, Bayu and Sari take part, Andi is informed."""
    return make.group(informed=[make.andi])


def told(person):
    """Return what the person was told, the first thing first."""
    db.session.rollback()
    found = db.session.scalars(
        select(Notice).where(Notice.person_id == person.id).order_by(Notice.id)
    )
    return [notice.told.value for notice in found]


def proposals(session):
    """Return the proposals that nobody has answered."""
    db.session.rollback()
    wanted = select(AgendaItem).where(
        AgendaItem.session_id == session.id, AgendaItem.status == PointStatus.PROPOSED
    )
    return db.session.scalars(wanted.order_by(AgendaItem.rank)).all()


def said(person):
    """Return the newest sentence that the person was told."""
    db.session.rollback()
    newest = select(Notice).where(Notice.person_id == person.id).order_by(Notice.id.desc())
    return sentence(db.session.scalars(newest).first(), "Asia/Jakarta")


def moved(session, **changes):
    plan = {"starts_at": session.starts_at, "tzid": session.tzid, "duration": 30, **changes}
    with own_unit():
        sessions.replan(
            session, sessions.Plan(**plan), version=session.version, by=session.facilitator
        )


def test_the_circle_is_told_that_a_session_is_open_and_nobody_else(make, group):
    make.session(group, state=Status.DRAFT)
    assert told(make.sari) == []
    make.session(group, state=Status.OPEN)
    assert told(make.sari) == told(make.bayu) == ["opened"]
    assert told(make.andi) == told(make.maya) == []
    assert told(make.rina) == []  # she did it
    assert said(make.sari) == "Obrolan Pagi 2 is open: read the agenda and propose points."


def test_a_change_of_time_or_place_is_told_and_no_other(make, group):
    session = make.session(group)
    moved(session, title="Rak baru")
    assert told(make.sari) == ["opened"]
    moved(session, title="Rak baru", starts_at=session.starts_at + timedelta(hours=1))
    moved(session, title="Rak baru", place="Ruang baca")
    assert told(make.sari) == ["opened", "moved", "moved"]
    assert "Rak baru has another time or place:" in said(make.sari)
    assert "WIB Ruang baca" in said(make.sari)


def test_a_draft_that_moves_or_is_cancelled_is_told_to_nobody(make, group):
    session = make.session(group, state=Status.DRAFT)
    moved(session, starts_at=session.starts_at + timedelta(hours=1))
    make.bring(session, Status.CANCELLED)
    assert told(make.sari) == []


def test_a_guest_is_told_of_the_session_into_which_they_were_let(make, group):
    session = make.session(group)
    with own_unit():
        sessions.let_in(session, make.maya)
    make.bring(session, Status.CANCELLED)
    assert told(make.maya) == ["invited", "cancelled"]
    assert said(make.maya) == "Obrolan Pagi 1 is cancelled. Semua sedang dinas luar."


def test_the_informed_are_told_of_the_minutes_alone(make, group):
    make.session(group, state=Status.CLOSED)
    assert told(make.andi) == ["adopted"]
    assert told(make.sari) == ["opened", "adopted"]


def test_minutes_for_review_are_told_to_those_who_were_there(make):
    group = make.group("Kelompok Studi", kind="study-group")
    session = make.session(group, state=Status.WRITING_UP)
    make.attend(session, make.sari)
    for point in points_of(make.rina, session):
        make.note(session, point)
    with own_unit():
        send_for_review(session, by=make.rina, why={})
    assert told(make.sari)[-1] == "review"
    assert "review" not in told(make.bayu)
    assert said(make.sari).startswith("Please read the minutes of Kelompok Studi 1 and confirm")


@pytest.mark.parametrize("nameless", [False, True])
def test_who_proposed_a_point_is_told_the_answer(make, group, nameless):
    session = make.session(group)
    for title in ("Satu", "Dua"):
        make.point(session, title, by=make.sari, accepted=False, nameless=nameless)
    first, second = proposals(session)
    with own_unit():
        sessions.accept(first, by=make.rina)
        sessions.decline(second, "Minggu depan.", by=make.rina)
    assert told(make.sari) == ["opened", "accepted", "declined"]
    assert said(make.sari) == "Your proposal was declined: Dua. Minggu depan."
    assert told(make.bayu) == ["opened"]


def test_who_answers_an_own_proposal_is_told_nothing(make, group):
    session = make.session(group)
    make.point(session, "Satu", by=make.rina, accepted=False)
    with own_unit():
        sessions.accept(proposals(session)[0], by=make.rina)
    assert told(make.rina) == []


def test_a_follow_up_noted_for_somebody_is_told_and_taken_back_with_it(make, group):
    session = make.session(group, state=Status.IN_PROGRESS)
    point = points_of(make.rina, session)[0]
    follow_up = make.follow_up(point, who=make.sari)
    make.follow_up(point, who=make.rina)
    assert said(make.sari) == f"{make.rina.name} noted for you: Menata ulang rak 800"
    assert told(make.rina) == []
    with own_unit():
        remove_follow_up(follow_up, by=make.rina)
    assert told(make.sari) == ["opened"]


def test_requests_to_join_are_told_to_moderators_and_answers_to_who_asked(make):
    group = make.group(joining=Joining.ASK)
    with own_unit():
        groups.ask_to_join(group, make.maya, "Saya ingin ikut.")
    assert told(make.rina) == ["join-asked"]
    assert told(make.bayu) == []
    with own_unit():
        groups.decline_request(group, make.maya, by=make.rina, words="Penuh.")
    assert said(make.maya) == "Your request to join was declined. Penuh."


@pytest.mark.parametrize(("level", "count"), [("all", 1), ("sessions", 1), ("none", 0)])
def test_one_is_told_as_much_of_a_circle_as_one_wants(make, group, level, count):
    with own_unit():
        choose_levels(make.sari, {group.id: Level(level)})
    make.session(group)
    assert len(told(make.sari)) == count


def test_what_stands_in_the_summary_only_is_not_on_the_list(make, group, client_for):
    with own_unit():
        choose_levels(make.sari, {group.id: Level.DIGEST})
    make.session(group)
    assert told(make.sari) == ["opened"]
    assert "is open" not in client_for(make.sari).get("/me/notices").says


def test_a_closed_account_is_told_nothing(make, group):
    with own_unit():
        deactivate(make.sari)
    make.session(group)
    assert told(make.sari) == []


def test_what_one_may_no_longer_see_is_in_no_notice_and_no_count(make, client_for):
    group = make.group(visibility=Visibility.MEMBERS)
    make.session(group)
    sari = client_for(make.sari)
    assert "Obrolan Pagi 1 is open" in sari.get("/me/notices").says
    notice = db.session.scalars(select(Notice.id).where(Notice.person_id == make.sari.id)).one()
    with own_unit():
        groups.leave(group, make.sari)
    page = sari.get("/me/notices")
    assert "Nothing yet" in page.says
    assert "unread" not in page.get_data(as_text=True)
    assert sari.get(f"/me/notices/{notice}").status_code == 404
    assert sari.post(f"/me/notices/{notice}/read").status_code == 404


def test_what_was_told_half_a_year_ago_is_forgotten(make, group, clock):
    make.session(group)
    clock.move(days=181)
    make.session(group)
    with own_unit():
        assert forget_old() == 2
    assert told(make.sari) == ["opened"]


def test_the_same_is_told_once(make, group):
    news = News(Told.OPENED, "once", group.id, "/", given={"session": "x" * 10_000})
    for _again in range(2):
        with own_unit():
            tell(news, [(make.sari.id, Level.ALL), (make.bayu.id, Level.ALL)])
    assert told(make.sari) == told(make.bayu) == ["opened"]
    assert len(said(make.sari)) < 400
