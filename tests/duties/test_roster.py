"""The roster of a circle: who leads next, how often everybody did, who is away."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.groups.words import Kind, Visibility
from cop.kit.clock import now
from cop.notices.models import Notice
from cop.notices.words import Told
from cop.sessions.models import Session, SessionEvent
from cop.sessions.words import Reply, Status


@pytest.fixture
def group(make):
    """Give a morning talk that meets every working day."""
    group = make.group()
    make.series(group)
    return group


def roster(group, end=""):
    return f"/groups/{group.slug}/duties{end}"


def names(page) -> list[str]:
    return page.all(".roster__name")


def logged() -> list[str]:
    """Return what the audit log tells of turns that were changed."""
    turns = select(AuditEntry.before).where(AuditEntry.verb == "change turn")
    return list(db.session.scalars(turns))


def sessions() -> list[Session]:
    return list(db.session.scalars(select(Session).order_by(Session.starts_at)))


def test_the_next_sessions_show_whose_turn_it_would_be(make, group, client_for):
    page = client_for(make.bayu).get(roster(group))
    three = [make.bayu.name, make.rina.name, make.sari.name]
    assert names(page) == (three * 3)[:8]
    assert len(page.all(".roster__name--by-turn")) == 8
    assert sessions() == []


def test_who_is_asked_already_stands_in_another_tone(make, group, client_for):
    make.session(group, facilitator=make.sari, starts_at=now() + timedelta(minutes=5))
    page = client_for(make.rina).get(roster(group))
    assert names(page)[:2] == [make.sari.name, make.bayu.name]
    assert len(page.all(".roster__name--by-turn")) == 7


def test_a_moderator_gives_a_duty_of_a_session_that_is_only_planned(make, group, client_for):
    client = client_for(make.rina)
    give = client.get(roster(group)).page.query_one('form[action$="/duties/give"]').attrs["action"]
    answer = client.post(give, duty="lead", person=make.sari.id, seen="", back="roster")
    assert answer.location == roster(group)
    assert [one.facilitator for one in sessions()] == [make.sari]
    assert names(client.get(roster(group)))[:2] == [make.sari.name, make.bayu.name]


def test_two_who_give_the_same_planned_session_do_not_overwrite_each_other(make, group, client_for):
    client = client_for(make.rina)
    give = client.get(roster(group)).page.query_one('form[action$="/duties/give"]').attrs["action"]
    sent = {"duty": "lead", "seen": ""}
    assert client.post(give, person=make.sari.id, **sent).status_code == 303
    late = client.post(give, person=make.bayu.id, **sent)
    assert late.status_code == 409
    assert "this session is made" in late.says
    assert [one.facilitator for one in sessions()] == [make.sari]


def test_a_member_takes_a_turn_ahead_and_gives_none(make, group, client_for):
    client = client_for(make.sari)
    page = client.get(roster(group))
    assert not page.page.query('form[action$="/duties/give"]')
    take = page.page.query_one('form[action$="/duties/take"]').attrs["action"]
    assert client.post(take, duty="lead", back="roster").location == roster(group)
    assert [one.facilitator for one in sessions()] == [make.sari]
    give = take.replace("/take", "/give")
    assert client.post(give, duty="lead", person=make.bayu.id, seen="").status_code == 403


def test_a_member_who_takes_a_turn_opens_nothing_in_their_name(make, group, client_for):
    client = client_for(make.sari)
    take = client.get(roster(group)).page.query_one('form[action$="/duties/take"]').attrs["action"]
    assert client.post(take, duty="write").status_code == 409
    assert sessions() == []
    client.post(take, duty="lead")
    assert {one.by_id for one in db.session.scalars(select(SessionEvent))} == {None}
    mine = select(Notice.told).where(Notice.person_id == make.sari.id)
    assert Told.LEADS not in db.session.scalars(mine).all()


def test_one_chooses_for_a_session_that_is_only_planned(make, group, client_for):
    client = client_for(make.rina)
    link = client.get(roster(group)).page.query_one('.roster__row > a[href$="/duties"]')
    there = link.attrs["href"]
    answer = client.submit(there, f"{there}/give", person=str(make.sari.id))
    assert sessions()[0].facilitator == make.sari
    assert answer.location == f"/groups/{group.slug}/sessions/1"
    assert client.get(there).location == f"/groups/{group.slug}/sessions/1/duties"
    assert client_for(make.bayu).get(there).status_code == 403


@pytest.mark.parametrize("sent", [{}, {"duty": "lead"}, {"duty": "lead", "person": "999"}])
def test_what_cannot_be_given_makes_no_session(make, group, client_for, sent):
    client = client_for(make.rina)
    give = client.get(roster(group)).page.query_one('form[action$="/duties/give"]').attrs["action"]
    assert client.post(give, **sent).status_code == 422
    assert sessions() == []


def test_who_is_away_is_passed_over_and_listed(make, group, client_for):
    make.absence(make.bayu, 0, 3, reason="Umrah")
    page = client_for(make.sari).get(roster(group))
    assert names(page)[0] == make.rina.name
    assert f"{make.bayu.name} is away until" in page.says
    assert "Umrah" not in page.text
    assert "Umrah" in client_for(make.rina).get(roster(group)).says
    assert "Umrah" in client_for(make.bayu).get(roster(group)).says


def test_who_declined_or_passed_it_on_is_read_by_moderators_alone(make, group, client_for):
    soon = {"starts_at": now() + timedelta(minutes=5)}
    talk = make.session(group, facilitator=make.sari, **soon)
    make.reply(talk, make.sari, Reply.DECLINED)
    make.reply(talk, make.bayu, Reply.DECLINED)
    moderator, member = client_for(make.rina), client_for(make.bayu)
    assert f"{make.bayu.name} does not come" in moderator.get(roster(group)).says
    page = member.get(roster(group))
    assert "does not come" not in page.says
    assert names(page)[0] == make.sari.name
    talk.facilitator = talk.scribe = None
    db.session.commit()
    assert f"{make.bayu.name} does not come" in moderator.get(roster(group)).says
    page = member.get(roster(group))
    assert "does not come" not in page.says
    assert names(page)[0] == make.rina.name


def test_the_roster_is_for_those_who_take_part(make, group, client, client_for):
    group.visibility = Visibility.PUBLIC
    db.session.commit()
    assert client.get(roster(group)).location.startswith("/login")
    assert client_for(make.maya).get(roster(group)).status_code == 403
    group.visibility = Visibility.MEMBERS
    db.session.commit()
    assert client_for(make.maya).get(roster(group)).status_code == 404


def test_a_member_sees_no_draft_there(make, group, client_for):
    draft = {"state": Status.DRAFT, "title": "Rahasia", "starts_at": now() + timedelta(minutes=5)}
    make.session(group, facilitator=make.rina, **draft)
    assert "Rahasia" in client_for(make.rina).get(roster(group)).says
    says = client_for(make.sari).get(roster(group)).says
    assert "Rahasia" not in says
    assert "1 time" not in says
    assert "1 time" in client_for(make.rina).get(roster(group)).says


def test_two_duties_of_one_session_go_to_two_people(make, client_for):
    group = make.group("Kelompok Studi", kind=Kind.STUDY_GROUP)
    make.series(group)
    shown = names(client_for(make.rina).get(roster(group)))
    assert len(shown) == 16
    assert all(one != two for one, two in zip(shown[::2], shown[1::2], strict=True))


def test_who_asks_not_to_be_suggested_is_left_out(make, group, client_for):
    client, path = client_for(make.bayu), roster(group, "/bayu")
    answer = client.post(path)
    assert answer.location == roster(group, "#turns")
    page = client.get(roster(group))
    assert make.bayu.name not in names(page)
    assert "is not suggested" in page.says
    client.post(path, duty="lead")
    assert names(client.get(roster(group)))[0] == make.bayu.name
    assert logged() == []


def test_a_moderator_may_say_so_for_others_and_the_log_keeps_it(make, group, client_for):
    client = client_for(make.rina)
    client.submit(roster(group, "/sari"), roster(group, "/sari"), duty=None)
    assert logged() == ["sari: -"]
    assert client_for(make.bayu).get(roster(group, "/sari")).status_code == 403
    assert client_for(make.bayu).post(roster(group, "/sari")).status_code == 403
    assert client_for(make.rina).get(roster(group, "/maya")).status_code == 404


def test_the_circle_links_to_its_roster(make, group, client_for):
    link = f'a[href="{roster(group)}"]'
    assert client_for(make.sari).get(f"/groups/{group.slug}").page.query_one(link)
    assert not client_for(make.maya).get(f"/groups/{group.slug}").page.query_one(link)
