"""A double press makes one thing; the same form with other words makes another."""

from __future__ import annotations

import pytest

from cop.sessions.queries import points_of
from cop.sessions.words import Status


def address(session, rest=""):
    return f"/groups/{session.group.slug}/sessions/{session.number}" + (f"/{rest}" if rest else "")


@pytest.fixture
def session(make):
    """Give an open session with two points."""
    return make.session(state=Status.OPEN)


def propose(client, session, title="Rak yang kosong", once="kunci-acak"):
    given = {"title": title, "kind": "discussion", "once": once}
    return client.post(address(session, "points"), **given)


def test_a_point_that_is_sent_twice_is_made_once(make, session, client_for):
    sari = client_for(make.sari)
    first, second = propose(sari, session), propose(sari, session)
    assert (first.status_code, second.status_code) == (303, 303)
    assert second.location.endswith(first.location)
    assert len(points_of(make.rina, session)) == 3


def test_other_words_or_another_form_are_meant(make, session, client_for):
    sari = client_for(make.sari)
    propose(sari, session)
    propose(sari, session, title="Rak yang penuh")
    propose(sari, session, once="kunci-lain")
    propose(client_for(make.bayu), session)
    assert len(points_of(make.rina, session)) == 6


def test_after_a_refusal_the_same_form_can_be_sent_again(make, session, client_for):
    sari = client_for(make.sari)
    assert propose(sari, session, title="").status_code == 422
    assert propose(sari, session).status_code == 303


def test_a_preview_can_be_looked_at_twice(make, session, client_for):
    sari = client_for(make.sari)
    path = address(session, f"threads/{session.thread_id}/posts")
    for _again in range(2):
        answer = sari.post(path, source="Di cabang kami juga begitu.", preview="1", once="k")
        assert answer.status_code == 200


def test_every_form_that_makes_something_carries_a_key_of_its_own(make, session, client_for):
    rina = client_for(make.rina)
    pages = ("points/new", f"threads/{session.thread_id}")
    keys = [rina.get(address(session, page)).page.query('[name="once"]')[0] for page in pages]
    keys += [rina.get(f"/groups/{session.group.slug}/backlog").page.query('[name="once"]')[0]]
    keys += [rina.get(f"/groups/{session.group.slug}/sessions/new").page.query('[name="once"]')[0]]
    assert len({key.attrs["value"] for key in keys}) == 4


def test_the_browsers_form_works_with_its_key(make, session, client_for):
    sari = client_for(make.sari)
    there = address(session, "points")
    answer = sari.submit(address(session, "points/new"), there, title="Sekali saja")
    assert answer.status_code == 303
    assert "Sekali saja" in sari.follow(answer).says
