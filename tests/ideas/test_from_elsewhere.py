"""Ideas that come from a discussion, or from a search that found nothing."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.db import db
from cop.groups.words import Visibility
from cop.ideas.models import Idea
from cop.sessions.words import Status


def ideas():
    return db.session.scalars(select(Idea)).all()


def place(post, session):
    there = f"/groups/{session.group.slug}/sessions/{session.number}/threads/{post.thread_id}"
    return f"{there}/posts/{post.id}/become"


@pytest.mark.parametrize("htmx", [False, True])
def test_a_post_becomes_an_idea_in_one_press_and_once(make, client_for, htmx):
    session = make.session(state=Status.IN_PROGRESS)
    post = make.post(session, "Kita butuh rak untuk novel huruf besar.", by=make.bayu)
    there = place(post, session)
    sari = client_for(make.sari)
    assert sari.submit(there, f"{there}/idea", htmx=htmx).status_code in (200, 303)
    sari.post(f"{there}/idea")
    (idea,) = ideas()
    assert (idea.words, idea.by_id) == ("Kita butuh rak untuk novel huruf besar.", make.sari.id)
    page = client_for(make.bayu).get(there.rsplit("/posts", 1)[0])
    assert "Became an idea" in page.says
    assert f"/ideas/{idea.id}" in page.get_data(as_text=True)


def test_ones_own_post_without_a_name_becomes_an_idea_without_one(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    post = make.post(session, "Meja sering kosong.", by=make.bayu, nameless=True)
    client_for(make.bayu).post(f"{place(post, session)}/idea")
    (idea,) = ideas()
    assert (idea.nameless, idea.by_id) == (True, None)
    page = client_for(make.sari).get(place(post, session).rsplit("/posts", 1)[0])
    assert "Became an idea" in page.says


def test_outsiders_make_no_ideas_of_posts(make, client_for):
    session = make.session(state=Status.IN_PROGRESS)
    post = make.post(session, by=make.bayu)
    assert client_for(make.maya).post(f"{place(post, session)}/idea").status_code == 403
    hidden = make.session(make.group("Zaitun", visibility=Visibility.MEMBERS))
    secret = make.post(hidden, by=make.bayu)
    assert client_for(make.maya).post(f"{place(secret, hidden)}/idea").status_code == 404
    assert not ideas()


def test_a_search_without_an_answer_leads_to_a_note(make, client_for):
    make.group()
    sari = client_for(make.sari)
    page = sari.get("/archive?q=novel+huruf+besar")
    link = page.page.query_one('a[href^="/ideas?"]').attrs["href"]
    field = sari.get(link).page.query_one("#words")
    assert field.attrs["value"] == "novel huruf besar"
