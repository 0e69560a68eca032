"""Writing in a discussion: replies, quotes, previews, edits, and what is refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cop.audit.models import AuditEntry
from cop.db import db
from cop.discussions.models import Post
from cop.sessions.words import Status
from cop.text import MAX_SOURCE
from tests.bed.browsing import Client
from tests.bed.clock import Clock
from tests.discussions.scene import SARI_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]
STRANGE = ("[" * 8000, "*" * 1000, "> " * 3000, "<div>" * 500, "`" * 5000, "\t- x\n" * 2000)


def test_a_reply_leads_to_its_place_in_the_discussion(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.rina)
    answer = client.submit(scene.thread, f"{scene.thread}/posts", source="Terima kasih, *semua*.")
    post = newest(scene)
    assert (answer.status_code, answer.location) == (
        303,
        f"{scene.thread}?post={post.id}#post-{post.id}",
    )
    assert client.follow(answer).all(f"#post-{post.id} .prose em") == ["semua"]


def test_a_reply_in_place_comes_back_with_the_posts_and_an_empty_form(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    answer = client.submit(scene.thread, f"{scene.thread}/posts", htmx=True, source="Baik.")
    assert answer.status_code == 200
    assert answer.all(".post .prose")[-1] == "Baik."
    assert answer.all(".talk__new") == ["1 new since you were here"]
    assert answer.all("textarea") == [""]


def test_what_one_wrote_oneself_is_never_new(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.bayu)
    client.submit(scene.thread, f"{scene.thread}/posts", source="Satu lagi.")
    assert client.get(scene.thread).all(".post--new") == []


def test_an_empty_reply_is_asked_for_words(scene: Scene, make: Make, client_for: ClientFor) -> None:
    answer = client_for(make.bayu).submit(scene.thread, f"{scene.thread}/posts", source=" \n ")
    assert answer.status_code == 422
    assert answer.all(".field__error") == ["Write something first."]


def test_a_reply_that_is_too_long_is_refused_and_kept(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    text = "a" * (MAX_SOURCE + 1)
    answer = client_for(make.bayu).submit(scene.thread, f"{scene.thread}/posts", source=text)
    assert answer.status_code == 422
    assert text in answer.text


@pytest.mark.parametrize("text", STRANGE)
def test_a_strange_text_is_taken_as_it_is(
    text: str, scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.bayu)
    answer = client.submit(scene.thread, f"{scene.thread}/posts", source=text)
    assert answer.status_code == 303
    assert newest(scene).source == text.strip("\n").rstrip()
    assert client.follow(answer).status_code == 200


def test_markup_that_could_act_does_not_reach_the_page(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    make.post(scene.point, '<img src=x onerror=alert(1)><a hx-get="/x" data-hx-get="/x">y</a>')
    page = client_for(make.rina).get(scene.thread)
    assert page.page.query(".prose [hx-get], .prose [data-hx-get], .prose [onerror]") == []


def test_a_preview_shows_how_it_will_look_and_keeps_what_was_typed(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    for htmx in (False, True):
        answer = client_for(make.rina).submit(
            scene.thread, f"{scene.thread}/posts", htmx=htmx, source="Rak *baru*", preview="1"
        )
        assert answer.status_code == 200
        assert answer.all(".reply__preview em") == ["baru"]
        assert answer.all("textarea") == ["Rak *baru*"]
    assert newest(scene) == scene.second


def test_a_quote_begins_a_reply_under_the_authors_name(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.rina)
    for htmx in (False, True):
        answer = client.get(scene.post(scene.first, "quote"), htmx=htmx)
        typed = answer.page.query_one("textarea")
        assert typed is not None
        assert "> **Sari Wulandari:**\n>\n> Rak 800" in typed.to_text(strip=False)


@pytest.mark.parametrize("state", [Status.OPEN, Status.CLOSED])
def test_people_go_on_writing_after_the_session(
    state: Status, make: Make, client_for: ClientFor
) -> None:
    session = make.session(state=state)
    thread = f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}"
    answer = client_for(make.sari).submit(thread, f"{thread}/posts", source="Masih ada kabar.")
    assert answer.status_code == 303


def test_only_those_who_take_part_write_and_quote(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    for reader in (make.andi, make.maya, make.dewi):
        client = client_for(reader)
        assert client.post(f"{scene.thread}/posts", source="Halo").status_code == 403
        assert client.get(scene.post(scene.first, "quote")).status_code == 403
    assert newest(scene) == scene.second


def test_nothing_is_written_without_a_token(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    answer = client_for(make.bayu).send("POST", f"{scene.thread}/posts", data={"source": "Halo"})
    assert answer.status_code == 400
    assert newest(scene) == scene.second


def test_an_author_edits_a_post_and_the_text_before_stays_in_the_audit_log(
    scene: Scene, make: Make, client_for: ClientFor, clock: Clock
) -> None:
    client = client_for(make.sari)
    clock.move(minutes=6)
    answer = client.submit(scene.post(scene.first, "edit"), source="Rak 800 kosong.")
    assert answer.location == f"{scene.thread}?post={scene.first.id}#post-{scene.first.id}"
    assert "edited" in client.follow(answer).all(f"#post-{scene.first.id}")[0]
    assert audit_lines() == [("edit", make.sari.id, SARI_WROTE)]


def test_an_edit_in_place_comes_back_as_the_post_alone(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    form = client.get(scene.post(scene.first, "edit"), htmx=True)
    assert form.all("li") != []
    answer = client.submit(scene.post(scene.first, "edit"), htmx=True, source="Rak 800.")
    assert answer.all("li .prose") == ["Rak 800."]


def test_an_edit_that_changes_nothing_leaves_no_trace(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client_for(make.sari).submit(scene.post(scene.first, "edit"))
    assert (scene.first.version, scene.first.edited_at, audit_lines()) == (1, None, [])


def test_an_edit_that_was_overtaken_shows_both_texts_and_loses_neither(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client, edit = client_for(make.sari), scene.post(scene.first, "edit")
    client.submit(edit, source="Rak 800 terisi.")
    answer = client.submit(edit, source="Rak 800 penuh.", base=1)
    assert answer.status_code == 409
    assert answer.all(".clash__text") == ["Rak 800 penuh.", "Rak 800 terisi."]
    assert answer.all("textarea") == ["Rak 800 penuh."]
    assert scene.first.source == "Rak 800 terisi."


def test_the_form_after_a_conflict_saves_over_the_text_that_it_showed(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client, edit = client_for(make.sari), scene.post(scene.first, "edit")
    client.submit(edit, source="Rak 800 terisi.")
    shown = client.submit(edit, source="Rak 800 penuh.", base=1).page
    base = shown.query('input[name="base"]')[0].attrs["value"]
    assert client.submit(edit, source="Rak 800 penuh.", base=base).status_code == 303
    assert scene.first.source == "Rak 800 penuh."


def test_an_edit_of_a_post_that_was_removed_meanwhile_keeps_what_was_typed(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    sari.submit(scene.post(scene.first, "remove"))
    answer = sari.post(scene.post(scene.first, "edit"), source="Rak 800 penuh.", base=1)
    assert answer.status_code == 409
    assert answer.all("textarea") == ["Rak 800 penuh."]


def test_the_preview_of_an_edit_saves_nothing(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    client = client_for(make.sari)
    answer = client.submit(scene.post(scene.first, "edit"), source="Rak *baru*", preview="1")
    assert answer.all(".reply__preview em") == ["baru"]
    assert scene.first.source == SARI_WROTE


def test_nobody_edits_what_another_wrote(scene: Scene, make: Make, client_for: ClientFor) -> None:
    for person in (make.rina, make.bayu, make.andi, make.maya):
        client = client_for(person)
        assert client.get(scene.post(scene.first, "edit")).status_code == 403
        answer = client.post(scene.post(scene.first, "edit"), source="Halo", base=1)
        assert answer.status_code == 403
    assert scene.first.source == SARI_WROTE


def newest(scene: Scene) -> Post:
    """Return the newest post of the point's discussion."""
    asked = select(Post).where(Post.thread_id == scene.point.thread_id).order_by(Post.id.desc())
    return db.session.scalars(asked.limit(1)).one()


def audit_lines() -> list[tuple[str, int | None, str]]:
    """Return verb, person and former text of each line."""
    rows = db.session.execute(select(AuditEntry.verb, AuditEntry.person_id, AuditEntry.before))
    return [(verb, person, before) for verb, person, before in rows]
