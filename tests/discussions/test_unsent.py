"""Replies that are typed and not sent: kept on the server, for every device of their writer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from cop.db import db
from cop.discussions import actions
from cop.discussions.actions.unsent import KEPT, MOST
from cop.discussions.models import Post, Unsent
from cop.groups.actions import leave
from cop.groups.words import Visibility
from cop.kit.clock import now
from cop.kit.problems import Invalid
from tests.bed.browsing import Client
from tests.discussions.scene import Scene
from tests.make import Make

ClientFor = Callable[..., Client]
BEGUN = "Saya usul kita mulai"


def kept() -> list[str]:
    """Return the texts that are kept."""
    return list(db.session.scalars(select(Unsent.source).order_by(Unsent.id)))


def typed(client: Client, thread: str, text: str, base: int = 0, **more: str) -> int:
    """Type as the script does, and return the status of the answer."""
    fields = {"source": text, "base": str(base), **more}
    return client.post(f"{thread}/draft", htmx=True, **fields).status_code


def test_what_is_typed_comes_back_on_another_device(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    assert typed(client_for(make.sari), scene.thread, BEGUN, nameless="y") == 200
    page = client_for(make.sari).get(scene.thread)
    assert page.all(".talk__reply textarea") == [BEGUN]
    assert page.page.query('.talk__reply[open] input[name="nameless"][checked]')
    assert page.page.query('.reply input[name="base"][value="1"]')
    assert "Draft saved" in page.says


def test_it_stands_on_the_page_of_the_session_too(make: Make, client_for: ClientFor) -> None:
    session = make.session()
    place = f"/groups/{session.group.slug}/sessions/{session.number}"
    typed(client_for(make.sari), f"{place}/threads/{session.thread_id}", BEGUN)
    assert client_for(make.sari).get(place).all(".talk__reply textarea") == [BEGUN]


def test_nobody_else_reads_it(scene: Scene, make: Make, client_for: ClientFor) -> None:
    typed(client_for(make.sari), scene.thread, BEGUN)
    for person in (make.rina, make.bayu, make.dewi, None):
        client = client_for(person)
        assert BEGUN not in client.get(scene.thread).text
        assert BEGUN not in client.get("/me/drafts").text


def test_sending_forgets_it(scene: Scene, make: Make, client_for: ClientFor) -> None:
    sari = client_for(make.sari)
    typed(sari, scene.thread, BEGUN)
    sari.submit(scene.thread, f"{scene.thread}/posts", source=f"{BEGUN} besok.")
    assert kept() == []
    assert sari.get(scene.thread).all(".talk__reply textarea") == [""]


def test_a_save_that_was_under_way_does_not_bring_a_sent_text_back(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    sari.submit(scene.thread, f"{scene.thread}/posts", source=f"{BEGUN} besok.")
    assert typed(sari, scene.thread, BEGUN) == 200
    assert kept() == []


def test_sending_leaves_what_was_typed_on_another_device_since(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    one, other = client_for(make.sari), client_for(make.sari)
    typed(one, scene.thread, BEGUN)
    typed(other, scene.thread, "Sesuatu yang lain sama sekali", base=1)
    one.post(f"{scene.thread}/posts", source=f"{BEGUN}.", base="1")
    assert kept() == ["Sesuatu yang lain sama sekali"]


def test_emptying_the_field_forgets_it(scene: Scene, make: Make, client_for: ClientFor) -> None:
    sari = client_for(make.sari)
    typed(sari, scene.thread, BEGUN)
    assert typed(sari, scene.thread, " ", base=1) == 200
    assert kept() == []


def test_two_devices_see_both_texts_and_nothing_is_lost(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    one, other = client_for(make.sari), client_for(make.sari)
    typed(one, scene.thread, BEGUN)
    typed(one, scene.thread, f"{BEGUN} Senin", base=1)
    fields = {"source": f"{BEGUN} Selasa", "base": "1"}
    answer = other.post(f"{scene.thread}/draft", htmx=True, **fields)
    assert answer.status_code == 409
    assert answer.all(".reply__elsewhere") == [f"{BEGUN} Senin"]
    assert answer.page.query('[data-revision="2"][data-conflict]')
    assert kept() == [f"{BEGUN} Senin"]
    assert typed(other, scene.thread, f"{BEGUN} Selasa", base=2) == 200
    assert kept() == [f"{BEGUN} Selasa"]


def test_without_javascript_a_button_keeps_it_and_shows_both_texts(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    answer = sari.post(f"{scene.thread}/draft", source=BEGUN, base="0")
    assert answer.status_code == 303
    assert sari.follow(answer).all(".talk__reply textarea") == [BEGUN]
    late = sari.post(f"{scene.thread}/draft", source="Lain", base="0")
    assert late.status_code == 409
    assert late.all(".talk__reply textarea") == ["Lain"]
    assert late.all(".reply__elsewhere") == [BEGUN]
    assert late.page.query('.reply input[name="base"][value="1"]')


def test_a_quotation_without_javascript_stands_below_what_was_typed(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    typed(sari, scene.thread, BEGUN)
    field = sari.get(scene.post(scene.second, "quote")).all(".talk__reply textarea")[0]
    assert field.startswith(BEGUN)
    assert "rak 500" in field


def test_who_may_not_write_keeps_nothing(scene: Scene, make: Make, client_for: ClientFor) -> None:
    assert typed(client_for(make.maya), scene.thread, BEGUN) == 403
    assert typed(client_for(None), scene.thread, BEGUN) == 401
    assert kept() == []


def test_too_long_a_text_is_refused_in_a_sentence(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    sari = client_for(make.sari)
    answer = sari.post(f"{scene.thread}/draft", htmx=True, source="x" * 200_001)
    assert answer.status_code == 422
    assert "too long" in answer.says


def test_one_has_begun_a_bounded_number_of_replies(make: Make) -> None:
    for _number in range(MOST):
        actions.keep(actions.new_thread().id, BEGUN, base=0, by=make.sari)
    with pytest.raises(Invalid):
        actions.keep(actions.new_thread().id, BEGUN, base=0, by=make.sari)


def test_the_list_leads_to_the_place_and_discards(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    group, output = scene.session.group, make.output(scene.session.group)
    sari = client_for(make.sari)
    paths = {
        scene.thread: scene.point.title,
        f"/groups/{group.slug}/discussion": group.name,
        f"/outputs/{output.id}/discussion": output.title,
    }
    for path in paths:
        typed(sari, path, f"{BEGUN} {path}")
    page = sari.get("/me/drafts")
    for path, title in paths.items():
        link = page.page.query_one(f'a[href^="{path}#thread-"]')
        assert link is not None
        assert link.to_text() == title
    first = db.session.scalars(select(Unsent.id).order_by(Unsent.id)).all()[0]
    assert client_for(make.rina).get(f"/me/drafts/{first}/discard").status_code == 404
    assert client_for(make.rina).post(f"/me/drafts/{first}/discard").status_code == 404
    assert sari.submit(f"/me/drafts/{first}/discard").status_code == 303
    assert len(kept()) == 2


def test_who_left_the_circle_still_reads_it_without_a_way_to_the_place(
    make: Make, client_for: ClientFor
) -> None:
    group = make.group("Tertutup", visibility=Visibility.MEMBERS)
    typed(client_for(make.sari), f"/groups/{group.slug}/discussion", BEGUN)
    leave(group, make.sari)
    db.session.commit()
    page = client_for(make.sari).get("/me/drafts")
    assert BEGUN in page.says
    assert "Tertutup" not in page.says
    assert not page.page.query('a[href*="/discussion"]')


def test_what_nobody_goes_on_with_is_forgotten(scene: Scene, make: Make) -> None:
    old = actions.keep(scene.point.thread_id, BEGUN, base=0, by=make.sari)
    actions.keep(scene.point.thread_id, "Baru", base=0, by=make.bayu)
    assert old is not None
    old.saved_at = now() - KEPT - timedelta(hours=1)
    db.session.flush()
    assert actions.forget_old_unsent() == 1
    assert kept() == ["Baru"]


def test_the_old_address_of_drafts_leads_on(make: Make, client_for: ClientFor) -> None:
    assert client_for(make.sari).get("/drafts").location == "/me/drafts"


def test_a_question_put_by_the_review_leaves_what_is_being_typed(scene: Scene, make: Make) -> None:
    actions.keep(scene.point.thread_id, BEGUN, base=0, by=make.sari)
    make.post(scene.point, "Apa maksudnya?", by=make.sari)
    assert kept() == [BEGUN]
    assert len(db.session.scalars(select(Post)).all()) == 3


def test_a_visitor_of_a_public_circle_reads_its_discussion(
    app: Flask, monkeypatch: pytest.MonkeyPatch, make: Make, client_for: ClientFor
) -> None:
    group = make.group("Umum", visibility=Visibility.PUBLIC)
    make.post(group, "Ada yang tahu?")
    monkeypatch.setitem(app.config, "COP_ACCESS", "public")
    assert "Ada yang tahu?" in client_for(None).get(f"/groups/{group.slug}/discussion").says
