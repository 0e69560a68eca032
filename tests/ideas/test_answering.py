"""What moderators make of ideas: a point, a session, a circle, or an answer in words."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.chain.queries import came_of
from cop.db import db
from cop.groups.models import Group
from cop.groups.words import Visibility
from cop.ideas import actions
from cop.ideas.models import Idea
from cop.ideas.words import IdeaKind, IdeaStatus
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.notices.models import Notice
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PointStatus, Status
from tests.bed.writing import own_unit

WORDS = "Pembaca mencari novel huruf besar"


@pytest.fixture
def idea(make):
    idea = make.idea(make.group(), WORDS, source="Sudah *lama*.")
    make.second(idea, make.bayu)
    return idea


def point_of(idea):
    its = select(AgendaItem).where(AgendaItem.title == idea.words)
    return db.session.scalars(its.order_by(AgendaItem.id.desc())).first()


def told(person):
    listed = select(Notice.told).where(Notice.person_id == person.id, Notice.listed)
    return [one.value for one in db.session.scalars(listed)]


def test_it_becomes_a_point_of_the_next_session_with_the_credit(make, client_for, idea):
    session = make.session(idea.group)
    rina = client_for(make.rina)
    answer = rina.submit(f"/ideas/{idea.id}/adopt")
    page = rina.follow(answer)
    assert "Sari Wulandari’s idea, seconded by 1" in page.says
    point = point_of(idea)
    assert (point.session_id, point.status) == (session.id, PointStatus.SCHEDULED)
    assert (point.proposed_by_id, point.source) == (make.sari.id, "Sudah *lama*.")
    assert idea.status is IdeaStatus.ADOPTED
    assert "idea-point" in told(make.sari)
    assert "idea-point" in told(make.bayu)
    assert "idea-point" not in told(make.rina)
    assert "Taken up by Rina Anggraini" in client_for(make.sari).get(f"/ideas/{idea.id}").says


def test_without_a_session_it_waits_on_the_backlog(make, client_for, idea):
    rina = client_for(make.rina)
    page = rina.follow(rina.submit(f"/ideas/{idea.id}/adopt"))
    assert "Sari Wulandari’s idea" in page.says
    assert point_of(idea).status is PointStatus.WAITING
    assert WORDS in rina.get(f"/ideas/{idea.id}").all(".rows__title")


def test_the_idea_says_how_it_ended(make, client_for, idea):
    session = make.session(idea.group)
    client_for(make.rina).submit(f"/ideas/{idea.id}/adopt")
    make.bring(session, Status.IN_PROGRESS)
    make.decision(point_of(idea), "Kita beli dua puluh judul.")
    point_of(idea).status = PointStatus.RESOLVED
    make.bring(session, Status.ADOPTED)
    make.output(session, "Daftar novel huruf besar")
    says = client_for(make.sari).get(f"/ideas/{idea.id}").says
    assert "Kita beli dua puluh judul." in says
    assert "resolved" in says
    assert "Daftar novel huruf besar" in says


def test_a_point_that_returns_still_says_whose_idea_it_is(make, client_for, idea):
    session = make.session(idea.group)
    client_for(make.rina).submit(f"/ideas/{idea.id}/adopt")
    make.bring(session, Status.IN_PROGRESS)
    point_of(idea).status = PointStatus.PARKED
    db.session.commit()
    make.bring(session, Status.CLOSED)
    assert len(came_of(make.sari, idea)) == 2
    says = client_for(make.bayu).get(f"/groups/{idea.group.slug}/backlog").says
    assert "Sari Wulandari’s idea" in says


def test_without_a_name_it_stays_so(make, client_for):
    shy = make.idea(make.group(), WORDS, nameless=True)
    session = make.session(shy.group)
    client_for(make.rina).submit(f"/ideas/{shy.id}/adopt")
    point = point_of(shy)
    assert (point.proposed_by_id, point.nameless) == (None, True)
    there = f"/groups/{shy.group.slug}/sessions/{session.number}"
    says = client_for(make.bayu).get(there).says
    assert "a member’s idea" in says
    assert "idea-point" in told(make.sari)
    for path in (there, f"/ideas/{shy.id}", f"/groups/{shy.group.slug}/backlog"):
        assert "Sari" not in client_for(make.dewi).get(path).says


def test_a_session_is_planned_for_it(make, client_for, idea):
    rina = client_for(make.rina)
    there = f"/groups/{idea.group.slug}/sessions/new?idea={idea.id}"
    assert rina.get(there).page.query_one("#title").attrs["value"] == WORDS
    goal = f"/groups/{idea.group.slug}/sessions"
    day = now().date().isoformat()
    answer = rina.submit(there, goal, day=day, begins="23:00")
    assert answer.status_code == 303
    session = db.session.scalars(select(Session)).one()
    assert (idea.status, idea.session_id) == (IdeaStatus.ADOPTED, session.id)
    assert "Sari Wulandari’s idea" in rina.follow(answer).says
    assert "idea-session" in told(make.sari)
    assert "It became a session" in client_for(make.bayu).get(f"/ideas/{idea.id}").says


def test_a_circle_is_made_for_it(make, client_for, idea):
    rina = client_for(make.rina)
    there = f"/groups/new?idea={idea.id}&name=Novel"
    answer = rina.submit(there, "/groups", name="Novel huruf besar")
    assert answer.status_code == 303
    made = db.session.scalars(select(Group).where(Group.slug == "novel-huruf-besar")).one()
    assert idea.circle_id == made.id
    assert "Novel huruf besar" in client_for(make.sari).get(f"/ideas/{idea.id}").says


def test_a_circle_that_one_does_not_see_is_not_named(make, client_for, idea):
    closed = make.group("Rahasia Sekali", visibility=Visibility.MEMBERS, members=[])
    with own_unit():
        actions.adopt_idea(idea, by=make.rina, circle=closed)
    says = client_for(make.sari).get(f"/ideas/{idea.id}").says
    assert "Taken up by" in says
    assert "Rahasia" not in says


@pytest.mark.parametrize("there", ["/groups/{slug}/sessions/new", "/groups/new"])
def test_who_is_too_late_keeps_what_was_typed(make, client_for, idea, there):
    rina = client_for(make.rina)
    path = there.format(slug=idea.group.slug) + f"?idea={idea.id}"
    goal = "/groups" if path.startswith("/groups/new") else f"/groups/{idea.group.slug}/sessions"
    assert rina.get(path).status_code == 200
    with own_unit():
        actions.decline_idea(idea, "Tidak.", by=make.rina)
    day = now().date().isoformat()
    fields = {"title": "Malam huruf besar", "day": day, "begins": "23:00"}
    if goal == "/groups":
        fields = {"name": "Malam huruf besar"}
    answer = rina.submit(path, goal, **fields)
    assert answer.status_code == 409
    assert "Somebody was faster" in answer.says
    assert "Malam huruf besar" in answer.get_data(as_text=True)
    assert not db.session.scalars(select(Session)).all()


def test_of_two_who_take_it_up_one_wins(make, client_for, idea):
    make.session(idea.group)
    rina = client_for(make.rina)
    assert rina.post(f"/ideas/{idea.id}/adopt").status_code == 303
    answer = rina.post(f"/ideas/{idea.id}/adopt")
    assert answer.status_code == 409
    assert "Somebody was faster" in answer.says
    assert len(came_of(make.rina, idea)) == 1


def test_an_idea_for_the_whole_site_goes_where_one_moderates(make, client_for):
    make.group("Aksara", moderator=make.bayu, members=[make.rina])
    make.group("Zaitun", moderator=make.rina)
    idea = make.idea(None, WORDS, by=make.maya)
    rina = client_for(make.rina)
    assert rina.post(f"/ideas/{idea.id}/adopt", circle="aksara").status_code == 404
    assert client_for(make.sari).post(f"/ideas/{idea.id}/adopt").status_code == 403
    assert rina.submit(f"/ideas/{idea.id}/adopt").status_code == 303
    assert point_of(idea).group.slug == "zaitun"
    assert "became a point" in client_for(make.maya).get("/me/notices").says


def test_an_administrator_answers_what_is_for_the_whole_site(make, client_for):
    make.group()
    idea = make.idea(None, WORDS, by=make.maya)
    assert client_for(make.rina).get(f"/ideas/{idea.id}/answer").status_code == 403
    dewi = client_for(make.dewi)
    assert dewi.get(f"/ideas/{idea.id}/adopt").status_code == 200
    dewi.submit(f"/ideas/{idea.id}/answer", way="declined", reason="Tidak ada dana.")
    assert "Tidak ada dana." in client_for(make.maya).get("/me/notices").says


def test_it_is_declined_with_a_reason_and_opened_again(make, client_for, idea):
    rina, there = client_for(make.rina), f"/ideas/{idea.id}/answer"
    answer = rina.submit(there, way="declined")
    assert answer.status_code == 422
    assert "say why" in answer.says
    rina.submit(there, way="declined", reason="Sudah dicoba.")
    assert "Sudah dicoba." in client_for(make.sari).get(f"/ideas/{idea.id}").says
    assert "idea-declined" in told(make.sari)
    assert rina.get(there).status_code == 303
    assert client_for(make.sari).post(f"/ideas/{idea.id}/reopen").status_code == 403
    rina.submit(f"/ideas/{idea.id}", f"/ideas/{idea.id}/reopen")
    assert (idea.status, idea.answer) == (IdeaStatus.OPEN, "")
    rina.submit(there, way="declined", reason="Tetap tidak.")
    assert told(make.sari).count("idea-declined") == 2


def test_what_was_adopted_is_not_opened_again(make, client_for, idea):
    rina = client_for(make.rina)
    rina.post(f"/ideas/{idea.id}/adopt")
    assert rina.post(f"/ideas/{idea.id}/reopen").status_code == 409


def test_it_is_counted_with_another_which_gets_its_support(make, client_for, idea):
    other = make.idea(idea.group, "Buku huruf besar", by=make.bayu, many=2)
    fields = {"way": "merged", "other": str(other.id)}
    client_for(make.rina).submit(f"/ideas/{idea.id}/answer", **fields)
    assert idea.merged_into_id == other.id
    page = client_for(make.sari).get(f"/ideas/{other.id}")
    assert "3 times" in page.says
    assert "Sari Wulandari" in page.says  # seconds it now; Bayu noted it himself
    assert "Buku huruf besar" in client_for(make.sari).get(f"/ideas/{idea.id}").says


def test_what_readers_asked_for_is_kept_where_a_topic_takes_it_in(make, client_for, idea):
    topic = make.idea(idea.group, "Huruf besar", kind=IdeaKind.TOPIC)
    with own_unit():
        actions.merge_idea(idea, topic, "", by=make.rina)
    assert "topic, asked for on" in client_for(make.bayu).get("/ideas").says


@pytest.mark.parametrize("other", ["", "999999", "x"])
def test_an_idea_to_count_with_must_be_one_that_is_offered(make, client_for, idea, other):
    elsewhere = make.idea(make.group("Zaitun"), "Lain")
    for chosen in (other, str(elsewhere.id), str(idea.id)):
        fields = {"way": "merged", "other": chosen}
        answer = client_for(make.rina).post(f"/ideas/{idea.id}/answer", **fields)
        assert answer.status_code == 422


def test_what_is_done_already_leads_to_the_output(make, client_for, idea):
    output = make.output(idea.group, "Daftar novel huruf besar")
    rina, there = client_for(make.rina), f"/ideas/{idea.id}/answer"
    for wrong in ("dua", "https://lain.example/outputs/999999/x"):
        assert rina.submit(there, way="done", output=wrong).status_code == 422
    rina.submit(there, way="done", output=f"http://localhost/outputs/{output.id}/{output.slug}")
    assert "Daftar novel huruf besar" in client_for(make.sari).get(f"/ideas/{idea.id}").says


def test_it_is_removed_with_a_reason_and_a_line_in_the_log(make, client_for, idea):
    rina = client_for(make.rina)
    assert rina.submit(f"/ideas/{idea.id}/remove", reason="").status_code == 422
    rina.submit(f"/ideas/{idea.id}/remove", reason="Menyebut nama pembaca.")
    assert rina.get(f"/ideas/{idea.id}").status_code == 404
    assert WORDS not in client_for(make.bayu).get("/ideas").says
    says = client_for(make.sari).get("/me/notices").says
    assert "Your idea was removed" in says
    assert told(make.bayu) == []
    line = db.session.scalars(select(AuditEntry).where(AuditEntry.thing == "idea")).one()
    assert (line.verb, line.person_id) == ("remove", make.rina.id)
    assert WORDS in line.before


def test_what_is_removed_is_told_nowhere_any_more(make, client_for, idea):
    with own_unit():
        actions.decline_idea(idea, "Tidak.", by=make.rina)
        actions.reopen_idea(idea, by=make.rina)
        actions.decline_idea(idea, "Tetap tidak.", by=make.rina)
        actions.remove_idea(idea, "Menyebut nama pembaca.", by=make.rina)
    assert told(make.sari) == ["idea-removed"]
    assert set(db.session.scalars(select(Notice.told))) == {"idea-removed"}


@pytest.mark.parametrize("verb", ["adopt", "answer", "remove", "reopen"])
def test_only_moderators_answer(make, client_for, idea, verb):
    for person in (make.sari, make.bayu, make.maya, make.dewi):
        assert client_for(person).post(f"/ideas/{idea.id}/{verb}").status_code == 403
    assert client_for(None).post(f"/ideas/{idea.id}/{verb}").status_code == 303
    closed = make.idea(make.group("Zaitun", visibility=Visibility.MEMBERS), WORDS)
    assert client_for(make.maya).post(f"/ideas/{closed.id}/{verb}").status_code == 404


def test_an_action_refuses_what_the_state_does_not_allow(make, idea):
    other = make.idea(idea.group, "Lain", kind=IdeaKind.TOPIC)
    with own_unit():
        actions.merge_idea(idea, other, "", by=make.rina)
    with pytest.raises(Refused), own_unit():
        actions.second_idea(idea, by=make.rina)
    with pytest.raises(Refused), own_unit():
        actions.merge_idea(other, db.session.get_one(Idea, idea.id), "", by=make.rina)


def test_what_came_of_it_is_counted_once_in_a_bounded_number_of_statements(make, client_for, idea):
    make.session(idea.group)
    client = client_for(make.rina)
    client.submit(f"/ideas/{idea.id}/adopt")
    assert len(client.get(f"/ideas/{idea.id}").statements) <= 15
