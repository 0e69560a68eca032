"""Seconding an idea, and counting that readers asked again."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.groups.actions import set_status
from cop.groups.words import GroupStatus
from cop.ideas.models import Ask, Second
from cop.ideas.words import IdeaKind, IdeaStatus

WORDS = "Pembaca mencari novel huruf besar"


def seconds(idea):
    its = select(func.count(Second.id)).where(Second.idea_id == idea.id)
    return db.session.scalar(its)


def asked(idea):
    return db.session.scalar(select(func.sum(Ask.many)).where(Ask.idea_id == idea.id))


@pytest.fixture
def idea(make):
    return make.idea(make.group(informed=[make.andi]), WORDS)


@pytest.mark.parametrize("htmx", [False, True])
def test_one_press_seconds_and_another_takes_it_back(make, client_for, idea, htmx):
    bayu = client_for(make.bayu)
    answer = bayu.submit("/ideas", f"/ideas/{idea.id}/second", htmx=htmx)
    assert answer.status_code == (200 if htmx else 303)
    assert "seconded by Bayu Pratama" in bayu.get("/ideas").says
    assert bayu.post(f"/ideas/{idea.id}/second").status_code == 303  # once is enough
    assert seconds(idea) == 1
    bayu.submit("/ideas", f"/ideas/{idea.id}/unsecond", htmx=htmx)
    assert seconds(idea) == 0


def test_ones_own_idea_is_not_seconded(make, client_for, idea):
    sari = client_for(make.sari)
    assert "Second it" not in sari.get("/ideas").says
    assert sari.post(f"/ideas/{idea.id}/second").status_code == 409
    assert seconds(idea) == 0


@pytest.mark.parametrize("verb", ["second", "unsecond", "count", "uncount"])
def test_who_only_reads_does_not_join_in(make, client_for, idea, verb):
    for person in (make.andi, make.maya, make.dewi):
        client = client_for(person)
        assert client.get(f"/ideas/{idea.id}").status_code == 200
        assert client.post(f"/ideas/{idea.id}/{verb}").status_code == 403


def test_who_is_signed_out_does_not_join_in(client, idea):
    assert client.post(f"/ideas/{idea.id}/second").status_code == 303
    assert client.get(f"/ideas/{idea.id}").status_code == 303
    assert seconds(idea) == 0


def test_the_same_need_is_counted_again_with_the_day_and_taken_back(make, client_for, idea, clock):
    clock.move(days=3)
    bayu = client_for(make.bayu)
    answer = bayu.submit("/ideas", f"/ideas/{idea.id}/count")
    assert "asked for 2 times by now" in bayu.follow(answer).says
    assert "asked for 2 times, last on" in bayu.get("/ideas").says
    bayu.submit(f"/ideas/{idea.id}", f"/ideas/{idea.id}/uncount")
    assert asked(idea) == 1
    sari = client_for(make.sari)
    sari.post(f"/ideas/{idea.id}/uncount")  # with which she noted it stays
    assert asked(idea) == 1


def test_who_noted_it_counts_it_again_as_well(make, client_for, idea):
    assert client_for(make.sari).submit("/ideas", f"/ideas/{idea.id}/count").status_code == 303
    assert asked(idea) == 2


def test_a_topic_is_not_counted(make, client_for, idea):
    topic = make.idea(idea.group, "Denda", kind=IdeaKind.TOPIC)
    assert client_for(make.bayu).post(f"/ideas/{topic.id}/count").status_code == 409


def test_what_most_want_stands_first_without_a_number_of_points(make, client_for, idea):
    wanted = make.idea(idea.group, "Denda", kind=IdeaKind.TOPIC)
    make.second(wanted, make.bayu, make.rina)
    make.idea(idea.group, "Meja baca", kind=IdeaKind.TOPIC)
    titles = client_for(make.bayu).get("/ideas").all(".idea .rows__title")
    assert titles == ["Denda", WORDS, "Meja baca"]


def test_many_names_are_not_all_listed(make, client_for, idea):
    people = [make.person(f"Orang {letter}") for letter in "ABCD"]
    for person in people:
        make.join(idea.group, person)
    make.second(idea, *people)
    says = client_for(make.bayu).get("/ideas").says
    assert "seconded by Orang A, Orang B and 2 more" in says


def test_in_a_concluded_circle_nothing_changes(make, client_for, idea):
    set_status(idea.group, GroupStatus.CONCLUDED, reason="Selesai.", by=make.rina)
    bayu = client_for(make.bayu)
    assert "Second it" not in bayu.get(f"/ideas/{idea.id}").says
    for verb in ("second", "unsecond", "count", "uncount"):
        assert bayu.post(f"/ideas/{idea.id}/{verb}").status_code == 409


@pytest.mark.parametrize("instead", ["999999", "x", ""])
def test_only_ones_own_idea_is_counted_with_another(make, client_for, idea, instead):
    other = make.idea(idea.group, "Novel huruf besar dicari", by=make.rina)
    bayu = client_for(make.bayu)
    status = bayu.post(f"/ideas/{idea.id}/count", instead=instead or str(other.id)).status_code
    assert status == (303 if instead == "x" else 404)
    assert client_for(make.bayu).get(f"/ideas/{other.id}").status_code == 200


def test_a_double_press_counts_once(make, client_for, idea):
    bayu = client_for(make.bayu)
    for path in ("/ideas", f"/ideas/{idea.id}", "/ideas/similar?words=novel+huruf+besar"):
        htmx = "similar" in path
        form = f'form[action="/ideas/{idea.id}/count"] [name="once"]'
        assert bayu.get(path, htmx=htmx).page.query_one(form) is not None
    for _ in range(2):
        assert bayu.post(f"/ideas/{idea.id}/count", once="sekali").status_code == 303
    assert asked(idea) == 2


def test_all_that_was_counted_with_ones_own_need_goes_along(make, client_for, idea):
    mine = make.idea(idea.group, "Novel huruf besar dicari", by=make.bayu, many=2)
    bayu = client_for(make.bayu)
    bayu.post(f"/ideas/{mine.id}/count")
    bayu.post(f"/ideas/{idea.id}/count", instead=str(mine.id))
    assert asked(idea) == 4


@pytest.mark.parametrize(("own", "other"), [tuple(IdeaKind), tuple(IdeaKind)[::-1]])
def test_a_need_and_a_topic_are_not_counted_together(make, client_for, own, other):
    there = make.idea(make.group(), WORDS, kind=other)
    mine = make.idea(there.group, WORDS, by=make.bayu, kind=own)
    bayu = client_for(make.bayu)
    assert "instead" not in bayu.get(f"/ideas?noted={mine.id}").get_data(as_text=True)
    answer = bayu.post(f"/ideas/{there.id}/count", instead=str(mine.id))
    assert answer.status_code == 409
    assert (mine.status, seconds(there)) == (IdeaStatus.OPEN, 0)


def test_a_topic_without_a_name_is_not_lost_for_another(make, client_for):
    there = make.idea(make.group(), WORDS, kind=IdeaKind.TOPIC)
    mine = make.idea(there.group, WORDS, by=make.bayu, kind=IdeaKind.TOPIC, nameless=True)
    answer = client_for(make.bayu).post(f"/ideas/{there.id}/count", instead=str(mine.id))
    assert answer.status_code == 409
    assert mine.status is IdeaStatus.OPEN
