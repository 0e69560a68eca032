"""A post without a name: everybody reads “A member of the circle”, and only its author knows."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import InvalidRequestError

from cop.audit.models import AuditEntry
from cop.db import db
from cop.discussions import actions
from cop.discussions.models import Post
from cop.discussions.queries import counts

ASKED = "Bagaimana cara menolak hadiah buku?"
NOBODY = "A member of the circle"


@pytest.fixture
def shy(make):
    return make.person("Nilam Cahaya", login="nilamc")


@pytest.fixture
def talk(make, shy):
    """Give a point of a session; the shy member's twin has the same part in all but the post."""
    twin = make.person("Nilem Cahaya", login="nilemc")
    group = make.group(members=[make.bayu, shy, twin], informed=[make.andi])
    return make.point(make.session(group), "Hadiah")


@pytest.fixture
def thread(talk):
    session = talk.session
    return f"/groups/{session.group.slug}/sessions/{session.number}/threads/{talk.thread_id}"


@pytest.fixture
def asked(client_for, shy, thread):
    """Give the shy member's post, written through the form."""
    answer = client_for(shy).submit(thread, f"{thread}/posts", source=ASKED, nameless="y")
    assert answer.status_code == 303
    return db.session.scalars(select(Post)).one()


def others(make):
    return (make.rina, make.bayu, make.andi, make.maya, make.dewi)


def betrayals(client_for, people, pages):
    """Return where the name or login stands otherwise than the twin's, in all that is sent."""
    found = []
    for person in people:
        for page in pages:
            for htmx in (False, True):
                sent = client_for(person).get(page, htmx=htmx).get_data(as_text=True)
                hers, twins = sent.count("ilam"), sent.count("ilem")
                found += [(person.login, page, hers, twins)] if hers != twins else []
    return found


def pages_with(thread, post):
    own = f"{thread}/posts/{post.id}"
    session = thread.rpartition("/threads")[0]
    return (session, thread, f"{thread}/posts?since=0", own, f"{own}/quote", f"{own}/remove", "/")


def test_nobody_but_its_author_can_tell_whose_post_it_is(make, client_for, thread, asked):
    assert not betrayals(client_for, others(make), pages_with(thread, asked))
    for person in (make.rina, make.bayu, make.andi):
        page = client_for(person).get(thread)
        assert page.all(".post__name") == [NOBODY]
        assert not page.page.query('.post a[href^="/people/"]')
        assert "yours" not in page.says


def test_what_loads_a_post_cannot_read_who_it_was(asked):
    db.session.expire_all()
    loaded = db.session.scalars(select(Post)).one()
    with pytest.raises(InvalidRequestError):
        _ = loaded.nameless_by_id


def test_its_author_edits_it_and_nobody_is_written_down(make, client_for, thread, asked, shy):
    page = client_for(shy).get(thread)
    assert "yours; only you see that" in page.says
    own = f"{thread}/posts/{asked.id}/edit"
    assert client_for(shy).submit(own, own, source=f"{ASKED} Segera.").status_code == 303
    assert db.session.scalars(select(AuditEntry.person_id)).all() == [None]
    assert not betrayals(client_for, others(make), pages_with(thread, asked))
    assert client_for(make.rina).get(own).status_code == 403


def test_its_author_removes_it_and_brings_it_back_without_a_name(
    make, client_for, thread, asked, shy
):
    own, client = f"{thread}/posts/{asked.id}", client_for(shy)
    client.submit(f"{own}/remove", f"{own}/remove")
    assert f"{NOBODY} removed this post." in client_for(make.bayu).get(thread).says
    assert not betrayals(client_for, others(make), pages_with(thread, asked))
    assert db.session.scalars(select(AuditEntry.person_id)).all() == [None]
    assert client_for(make.bayu).post(f"{own}/restore").status_code == 403
    assert client.post(f"{own}/restore").status_code == 303
    assert ASKED in client_for(make.bayu).get(thread).says


def test_moderators_hide_it_like_any_other(make, client_for, thread, asked, shy):
    own = f"{thread}/posts/{asked.id}"
    client_for(make.rina).submit(f"{own}/hide", f"{own}/hide", reason="Bukan di sini.")
    said = client_for(make.bayu).get(thread).says
    assert "Rina Anggraini hid a post without a name: “Bukan di sini.”" in said
    assert client_for(shy).post(f"{own}/restore").status_code == 403


def test_its_author_adds_the_name_later(make, client_for, thread, asked, shy):
    own = f"{thread}/posts/{asked.id}/name"
    for person in (make.rina, make.bayu):
        assert client_for(person).get(own).status_code == 403
        assert client_for(person).post(own).status_code == 403
    assert client_for(make.maya).post(own).status_code == 403
    assert client_for(None).get(own).location.startswith("/login")
    assert client_for(shy).get(own, htmx=True).status_code == 200
    assert client_for(shy).submit(own, own).status_code == 303
    assert client_for(make.bayu).get(thread).all(".post__name") == [shy.name]
    assert client_for(shy).get(own).status_code == 403  # it has one by now


def test_it_is_new_to_others_and_not_to_its_author(make, talk, asked, shy):
    assert counts(make.bayu, [talk.thread_id])[talk.thread_id].unread == 1
    assert counts(shy, [talk.thread_id])[talk.thread_id].unread == 0


def test_a_quote_names_nobody(make, client_for, thread, asked):
    page = client_for(make.bayu).get(f"{thread}/posts/{asked.id}/quote")
    assert f"**{NOBODY}:**" in page.get_data(as_text=True)


def test_the_choice_stays_over_a_preview_and_over_an_empty_post(client_for, thread, shy):
    client = client_for(shy)
    for typed in ({"source": ASKED, "preview": "1"}, {"source": " "}):
        answer = client.post(f"{thread}/posts", nameless="y", **typed)
        assert answer.page.query('input[name="nameless"][checked]')
    assert not db.session.scalars(select(Post)).all()


def test_adding_a_name_twice_changes_nothing_more(make, asked, shy):
    actions.give_name(asked, by=shy)
    actions.give_name(asked, by=make.rina)
    assert asked.author_id == shy.id
