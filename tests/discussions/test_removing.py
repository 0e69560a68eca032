"""Removing a post, and bringing it back."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.discussions import actions
from cop.discussions.queries import counts
from tests.bed.browsing import Client
from tests.discussions.scene import SARI_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]


def test_a_removed_text_is_nowhere_on_the_pages_and_stays_in_the_database(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    answer = sari.submit(scene.post(scene.first, "remove"))
    assert answer.location == f"{scene.thread}?post={scene.first.id}#post-{scene.first.id}"
    for way in ("", "/posts?since=0", f"/posts/{scene.first.id}"):
        page = client_for(make.rina).get(scene.thread + way, htmx=bool(way))
        assert page.all(f"#post-{scene.first.id} p") == ["Sari Wulandari removed this post."]
        assert "sejak Senin" not in page.text
    assert scene.first.source == SARI_WROTE


def test_removing_asks_first(scene: Scene, make: Make, client_for: ClientFor) -> None:
    page = client_for(make.sari).get(scene.post(scene.first, "remove"))
    assert page.all("h1") == ["Remove a post"]
    assert "Rak 800 kosong sejak Senin." in page.says
    assert scene.first.removed_at is None


def test_removing_is_undone_with_one_button(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    client.submit(scene.post(scene.first, "remove"))
    undo = client.get(scene.thread).page.query_one(".post--gone button")
    assert undo is not None
    owner = client.get(scene.thread).page.query_one(f"form[id={undo.attrs['form']}]")
    assert owner is not None
    answer = client.post(undo.attrs["formaction"])
    assert "Rak 800 kosong sejak Senin." in client.follow(answer).says


def test_undo_in_place_brings_back_the_post_alone(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    gone = client.submit(scene.post(scene.first, "remove"), htmx=True)
    assert gone.all("li button") == ["Undo"]
    back = client.post(scene.post(scene.first, "restore"), htmx=True)
    assert back.all("li .prose") == ["Rak 800 kosong sejak Senin."]


def test_only_the_author_removes(scene: Scene, make: Make, client_for: ClientFor) -> None:
    for person in (make.rina, make.bayu, make.andi, make.maya, make.dewi):
        client = client_for(person)
        for send in (client.get, client.post):
            assert send(scene.post(scene.first, "remove")).status_code == 403
    assert scene.first.removed_at is None


def test_doing_it_twice_changes_nothing_more(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    for verb in ("remove", "remove", "restore", "restore"):
        assert client.post(scene.post(scene.first, verb)).status_code == 303
    lines = db.session.scalars(select(AuditEntry.verb).order_by(AuditEntry.id)).all()
    assert lines == ["remove", "restore"]


def test_a_removed_post_can_be_neither_quoted_nor_edited(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    client.submit(scene.post(scene.first, "remove"))
    assert client.get(scene.post(scene.first, "quote")).status_code == 404
    assert client.get(scene.post(scene.first, "edit")).status_code == 303


def test_a_removed_post_counts_no_more(scene: Scene, make: Make) -> None:
    actions.remove(scene.second, by=make.bayu)
    assert counts(make.rina, [scene.point.thread_id]) == {scene.point.thread_id: (1, 1)}


def test_the_audit_log_keeps_the_text_and_who_removed_it(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client_for(make.sari).submit(scene.post(scene.first, "remove"))
    line = db.session.scalars(select(AuditEntry)).one()
    assert (line.verb, line.thing, line.ref) == ("remove", "post", scene.first.id)
    assert (line.person_id, line.before) == (make.sari.id, SARI_WROTE)
