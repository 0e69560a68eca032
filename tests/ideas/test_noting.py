"""Noting an idea: a few words, Enter, and it stands in the list; who may, and who sees it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.groups.actions import set_status
from cop.groups.words import GroupStatus, Visibility
from cop.ideas.models import Ask, Idea
from cop.ideas.words import IdeaKind, IdeaStatus
from cop.kit.clock import today
from cop.people.words import Role

WORDS = "Pembaca mencari novel huruf besar"


def ideas():
    return db.session.scalars(select(Idea).order_by(Idea.id)).all()


def test_a_few_words_are_enough(make, client_for):
    make.group()
    sari = client_for(make.sari)
    answer = sari.submit("/ideas", "/ideas", words=f"  {WORDS} ")
    assert answer.status_code == 303
    page = sari.follow(answer)
    assert "Noted for Obrolan Pagi" in page.says
    assert page.all(".idea .rows__title") == [WORDS]
    (idea,) = ideas()
    assert (idea.kind, idea.by_id, idea.group.name) == (IdeaKind.NEED, make.sari.id, "Obrolan Pagi")
    assert db.session.scalars(select(Ask.day)).all() == [today(make.sari.time_zone)]
    field = page.page.query_one("#words")
    assert not field.attrs.get("value")
    assert "autofocus" in field.attrs


def test_signed_out_there_is_nothing(make, client):
    group = make.group()
    for path in ("/ideas", f"/groups/{group.slug}/ideas", "/ideas/similar"):
        assert client.get(path).status_code == 303
    assert client.post("/ideas", words=WORDS).status_code == 303
    assert not ideas()


def test_the_circle_that_was_used_last_is_chosen(make, client_for):
    make.group("Aksara")
    make.group("Zaitun")
    sari = client_for(make.sari)
    sari.submit("/ideas", words=WORDS, circle="zaitun")
    assert sari.get("/ideas").all("#circle option[selected]") == ["Zaitun"]
    sari.submit("/ideas", words="Denda", kind="topic")
    assert [idea.group.name for idea in ideas()] == ["Zaitun", "Zaitun"]


def test_what_is_for_the_whole_site_everybody_sees_but_guests(make, client_for):
    group = make.group()
    client_for(make.sari).submit("/ideas", words=WORDS, circle="")
    (idea,) = ideas()
    assert idea.group_id is None
    assert WORDS in client_for(make.maya).get("/ideas").says
    guest = make.person("Tamu Jauh", role=Role.GUEST)
    make.join(group, guest)
    visitor = client_for(guest)
    assert WORDS not in visitor.get("/ideas").says
    assert visitor.get(f"/ideas/{idea.id}").status_code == 404
    assert visitor.post("/ideas", words="Ikut", circle="").status_code == 422


def test_a_guest_of_no_circle_notes_nothing(make, client_for):
    guest = client_for(make.person("Tamu Jauh", role=Role.GUEST))
    assert guest.post("/ideas", words=WORDS).status_code == 403


def test_ideas_of_a_closed_circle_are_not_there_for_outsiders(make, client_for):
    group = make.group(visibility=Visibility.MEMBERS)
    idea = make.idea(group, WORDS)
    for person in (make.maya, make.dewi):
        client = client_for(person)
        assert client.get(f"/groups/{group.slug}/ideas").status_code == 404
        assert WORDS not in client.get("/ideas?state=open").says
        assert client.get(f"/ideas/similar?words={WORDS}", htmx=True).all("li") == []
        for verb in ("second", "unsecond", "count", "uncount", "edit", "withdraw", "name"):
            assert client.post(f"/ideas/{idea.id}/{verb}").status_code == 404


def test_who_only_reads_a_circle_notes_nothing_for_it(make, client_for):
    group = make.group(informed=[make.andi])
    for person in (make.andi, make.maya):
        client = client_for(person)
        assert client.get(f"/groups/{group.slug}/ideas").status_code == 200
        assert client.post(f"/groups/{group.slug}/ideas", words=WORDS).status_code == 403
        answer = client.post("/ideas", words=WORDS, circle=group.slug, kind="topic")
        assert answer.status_code == 422
        assert WORDS in answer.get_data(as_text=True)
    assert not ideas()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": " "}, "say in a few words"),
        ({"words": "a" * 201}, "200 letters"),
        ({"words": "Novel", "kind": "rumour"}, "choose one"),
        ({"words": "Novel", "many": "0"}, "1 to 999"),
        ({"words": "Novel", "circle": "nirwana"}, "choose one"),
        ({"words": "Novel", "circle": "", "nameless": "y"}, "Only inside a circle"),
        ({"words": "Novel", "source": "Dua kali sehari", "many": "x"}, "whole number"),
    ],
)
def test_bad_input_is_said_and_what_was_typed_stays(make, client_for, fields, said):
    make.group()
    answer = client_for(make.sari).post("/ideas", **{"kind": "topic", **fields})
    assert answer.status_code == 422
    assert said in answer.says
    kept = answer.get_data(as_text=True)
    assert all(fields[name].strip() in kept for name in ("words", "source") if name in fields)


@pytest.mark.parametrize("status", [GroupStatus.DORMANT, GroupStatus.CONCLUDED])
def test_a_circle_at_rest_takes_no_new_ideas(make, client_for, status):
    group = make.group()
    set_status(group, status, reason="Cukup dulu.", by=make.rina)
    sari = client_for(make.sari)
    assert not sari.get(f"/groups/{group.slug}/ideas").all("#new-idea")
    assert sari.post(f"/groups/{group.slug}/ideas", words=WORDS).status_code == 409
    assert not ideas()


def test_a_double_press_notes_once(make, client_for):
    make.group()
    sari = client_for(make.sari)
    for _ in range(2):
        answer = sari.post("/ideas", words=WORDS, kind="topic", once="sekali")
        assert answer.status_code == 303
    assert len(ideas()) == 1


def test_whoever_notes_very_much_is_asked_to_wait(make, client_for, app, monkeypatch):
    monkeypatch.setitem(app.config, "COP_RATE_LIMITS", True)
    monkeypatch.setattr("cop.ideas.views.here.MOST_NOTED", 1)
    make.group()
    sari = client_for(make.sari)
    assert sari.post("/ideas", words=WORDS, kind="topic").status_code == 303
    assert sari.post("/ideas", words="Denda", kind="topic").status_code == 429
    assert len(ideas()) == 1


def test_the_list_is_narrowed_by_circle_kind_words_and_what_became_of_it(make, client_for):
    group = make.group()
    make.idea(group, "Denda perlu dihapus", kind=IdeaKind.TOPIC)
    make.idea(group, WORDS)
    make.idea(None, "Kartu satu untuk semua", kind=IdeaKind.TOPIC, by=make.maya)
    sari = client_for(make.sari)

    def titles(query):
        return sari.get(f"/ideas?{query}").all(".idea .rows__title")

    assert len(titles("")) == 3
    assert titles("circle=site") == ["Kartu satu untuk semua"]
    assert titles("kind=unmet-need&circle=obrolan-pagi") == [WORDS]
    assert titles("q=DENDA") == ["Denda perlu dihapus"]
    assert titles("q=100%25") == []
    assert titles("state=adopted") == titles("state=closed") == []
    assert len(titles("circle=nirwana&kind=x&state=y&after=zzz")) == 3


def test_a_long_list_comes_in_pages_and_none_is_lost(make, client_for, monkeypatch):
    monkeypatch.setattr("cop.ideas.views.pages.ROWS", 2)
    group = make.group()
    for number in range(5):
        idea = make.idea(group, f"Gagasan {number}", kind=IdeaKind.TOPIC)
        if number == 1:
            make.second(idea, make.bayu)
    sari, path, seen = client_for(make.sari), "/ideas", []
    while path:
        page = sari.get(path)
        seen += page.all(".idea .rows__title")
        older = page.page.query_one('a[rel="next"]')
        path = older.attrs["href"] if older is not None else ""
    assert seen == ["Gagasan 1", "Gagasan 4", "Gagasan 3", "Gagasan 2", "Gagasan 0"]


def test_what_is_noted_already_is_offered_while_one_types(make, client_for):
    group = make.group()
    make.idea(group, WORDS)
    make.idea(group, "Denda perlu dihapus")
    sari = client_for(make.sari)
    typing = sari.get("/ideas/similar?words=novel huruf besar untuk lansia", htmx=True)
    assert typing.all("li a") == [WORDS]
    assert sari.get("/ideas/similar?words=novel", htmx=True).all("li") == []
    assert sari.get("/ideas/similar?words=novel").status_code == 303


def test_ones_own_note_is_counted_with_the_older_one_instead(make, client_for):
    older = make.idea(make.group(), WORDS, by=make.bayu)
    sari = client_for(make.sari)
    page = sari.follow(sari.submit("/ideas", words="novel dengan huruf besar", many=3))
    assert "noted already" in page.says
    there = f"/ideas?noted={ideas()[-1].id}"
    answer = sari.submit(there, f"/ideas/{older.id}/count")
    assert answer.status_code == 303
    assert "asked for 4 times" in sari.follow(answer).says
    assert ideas()[-1].status is IdeaStatus.WITHDRAWN
    assert db.session.scalar(select(func.sum(Ask.many)).where(Ask.idea_id == older.id)) == 4


def test_an_idea_is_told_in_the_summary_and_not_in_the_list_of_notices(make, client_for):
    group = make.group()
    make.idea(group, WORDS, by=make.sari)
    assert WORDS not in client_for(make.bayu).get("/me/notices").says
