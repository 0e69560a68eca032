"""A draft is read by its author, by one colleague to whom it is shown, and by nobody else."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from cop.db import db
from cop.discussions.actions import lock_thread
from cop.discussions.models import Post
from cop.drafts import actions
from cop.drafts.models import Draft, DraftComment
from cop.outputs.models import Output
from cop.outputs.words import OutputStatus

TEXT = "Bagaimana kalau denda dihapus *sama sekali*?"


@pytest.fixture
def session(make):
    return make.session(make.group(informed=[make.andi]))


@pytest.fixture
def thread(session):
    return f"/groups/{session.group.slug}/sessions/{session.number}/threads/{session.thread_id}"


@pytest.fixture
def draft(make, session):
    kept = actions.begin_post(session, session.thread_id, TEXT, nameless=False, by=make.sari)
    db.session.commit()
    return kept


@pytest.fixture
def there(draft):
    return f"/drafts/{draft.id}"


def shown(draft, person):
    actions.show(draft, person)
    db.session.commit()


def test_a_reply_is_kept_as_a_draft_and_not_sent(make, client_for, thread):
    sari = client_for(make.sari)
    answer = sari.post(f"{thread}/drafts", source=TEXT, nameless="y")
    assert answer.status_code == 303
    kept = db.session.scalars(select(Draft)).one()
    assert (kept.source, kept.nameless) == (TEXT, True)
    assert answer.location == f"/drafts/{kept.id}"
    assert not db.session.scalars(select(Post)).all()
    assert "Only you read this." in sari.follow(answer).says


def test_the_reply_form_offers_it(make, client_for, thread):
    page = client_for(make.sari).get(thread)
    assert page.page.query(f'button[formaction="{thread}/drafts"]')


def test_nobody_else_finds_a_draft_whatever_their_part(make, client_for, there):
    for person in (make.rina, make.bayu, make.andi, make.maya, make.dewi):
        client = client_for(person)
        assert client.get(there).status_code == 404
        for verb in ("text", "show", "withdraw", "comments", "publish", "remove"):
            assert client.post(f"{there}/{verb}", source="x", base="1").status_code == 404
        assert "denda" not in client.get("/me/drafts").says
        assert "denda" not in client.get("/").says
    assert client_for(None).get(there).location.startswith("/login")


def test_one_colleague_reads_and_comments_and_nobody_else(make, client_for, draft, there):
    client_for(make.sari).submit(there, f"{there}/show", person=str(make.bayu.id))
    bayu = client_for(make.bayu)
    page = bayu.get(there)
    assert "Bagaimana kalau denda dihapus sama sekali?" in page.says
    assert "Sari Wulandari shows you this draft." in page.says
    assert bayu.submit(there, f"{there}/comments", source="Berani. Kirim!").status_code == 303
    assert "Berani. Kirim!" in client_for(make.sari).get(there).says
    for verb in ("text", "show", "withdraw", "publish", "remove"):
        assert bayu.post(f"{there}/{verb}", source="x", base="1").status_code == 403
    for person in (make.rina, make.dewi, make.maya):
        assert client_for(person).get(there).status_code == 404


def test_it_stands_under_today_for_the_colleague(make, client_for, draft, there):
    shown(draft, make.bayu)
    assert f'href="{there}"' in client_for(make.bayu).get("/").get_data(as_text=True)
    assert there not in client_for(make.rina).get("/").get_data(as_text=True)


def test_it_is_taken_back_at_any_time(make, client_for, draft, there):
    shown(draft, make.bayu)
    actions.comment(draft, "Hm.", by=make.bayu)
    db.session.commit()
    client_for(make.sari).submit(there, f"{there}/withdraw")
    bayu = client_for(make.bayu)
    assert bayu.get(there).status_code == 404
    assert bayu.post(f"{there}/comments", source="x").status_code == 404
    assert there not in bayu.get("/").get_data(as_text=True)
    assert "Hm." in client_for(make.sari).get(there).says


def test_what_was_said_with_one_colleague_is_not_shown_to_the_next(make, draft):
    shown(draft, make.bayu)
    actions.comment(draft, "Rahasia.", by=make.bayu)
    shown(draft, make.rina)
    assert not db.session.scalars(select(DraftComment)).all()


def test_only_somebody_of_the_circle_can_be_chosen(make, client_for, there):
    for person in (make.maya, make.sari):
        answer = client_for(make.sari).post(f"{there}/show", person=str(person.id))
        assert answer.status_code == 422


def test_an_empty_comment_is_not_taken(make, client_for, draft, there):
    shown(draft, make.bayu)
    answer = client_for(make.bayu).submit(there, f"{there}/comments", source="  ")
    assert answer.status_code == 422
    assert "Write something first." in answer.says


def test_it_saves_itself_and_two_windows_lose_nothing(make, client_for, there):
    sari = client_for(make.sari)
    line = sari.submit(there, f"{there}/text", htmx=True, source="Lebih singkat.")
    assert 'data-revision="2"' in line.get_data(as_text=True)
    clash = sari.post(f"{there}/text", source="Lebih panjang.", base="1")
    assert clash.status_code == 409
    assert "Lebih singkat." in clash.says
    kept = {"source": "Lebih panjang.", "base": "1", "theirs": "2"}
    assert sari.post(f"{there}/text", resolve="mine", **kept).status_code == 303
    assert "Lebih panjang." in sari.get(there).get_data(as_text=True)


def test_it_is_sent_as_a_post_and_is_gone(make, client_for, draft, there, thread):
    shown(draft, make.bayu)
    answer = client_for(make.sari).submit(there, f"{there}/publish")
    assert answer.location.startswith(f"{thread}?post=")
    post = db.session.scalars(select(Post)).one()
    assert (post.source, post.author_id) == (TEXT, make.sari.id)
    assert client_for(make.sari).get(there).status_code == 404
    assert client_for(make.bayu).get(there).status_code == 404


def test_one_without_a_name_is_sent_without_it(make, client_for, thread):
    sari = client_for(make.sari)
    there = sari.post(f"{thread}/drafts", source=TEXT, nameless="y").location
    sari.submit(there, f"{there}/publish")
    assert db.session.scalars(select(Post.author_id)).all() == [None]


def test_a_text_becomes_the_draft_of_an_output(make, client_for, session):
    new = f"/groups/{session.group.slug}/drafts"
    sari = client_for(make.sari)
    assert sari.submit(f"{new}/new", new, title=" ", source=TEXT).status_code == 422
    there = sari.submit(f"{new}/new", new, title="Tanpa denda", source=TEXT).location
    answer = sari.submit(there, f"{there}/publish")
    output = db.session.scalars(select(Output)).one()
    assert answer.location == f"/outputs/{output.id}/edit"
    assert (output.title, output.status) == ("Tanpa denda", OutputStatus.DRAFT)


def test_the_informed_and_outsiders_begin_none(make, client_for, session, thread):
    new = f"/groups/{session.group.slug}/drafts"
    for person in (make.andi, make.maya):
        assert client_for(person).get(f"{new}/new").status_code == 403
        assert client_for(person).post(f"{thread}/drafts", source="x").status_code == 403


def test_its_author_removes_it(make, client_for, there):
    sari = client_for(make.sari)
    sari.submit(f"{there}/remove", f"{there}/remove")
    assert sari.get(there).status_code == 404
    assert "None yet." in sari.get("/me/drafts").says


def test_who_leaves_the_circle_sends_nothing_there(make, client_for, draft, there):
    from cop.groups.actions import leave

    leave(draft.group, make.sari)
    db.session.commit()
    assert client_for(make.sari).post(f"{there}/publish").status_code == 403


def test_into_a_locked_discussion_it_is_not_sent(make, client_for, draft, there, thread):
    lock_thread(draft.thread_id, "Sudah selesai.", by=make.rina)
    db.session.commit()
    assert client_for(make.sari).post(f"{there}/publish").status_code == 409
    assert db.session.get(Draft, draft.id) is not None
    assert db.session.scalars(select(Post)).all() == []
