"""What a post said before: kept once others may have read it, and compared word by word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cop.discussions import actions
from tests.bed.browsing import Client
from tests.bed.clock import Clock
from tests.bed.writing import own_unit
from tests.discussions.scene import SARI_WROTE, Scene
from tests.make import Make

ClientFor = Callable[..., Client]
ANEW = "Rak 800 **kosong** sejak Selasa."


@pytest.fixture
def edited(scene: Scene, clock: Clock, make: Make) -> Scene:
    """Give the scene after Sari changed her post, when others had read it."""
    clock.move(minutes=6)
    with own_unit():
        actions.edit(scene.first, ANEW, base=1, by=make.sari)
    return scene


def test_edited_leads_to_the_texts_compared(
    edited: Scene, make: Make, client_for: ClientFor
) -> None:
    for person in (make.bayu, make.andi, make.maya):
        client = client_for(person)
        link = client.get(edited.thread).page.query_one(
            f'#post-{edited.first.id} a[href$="history"]'
        )
        assert link is not None
        page = client.get(link.attrs["href"])
        assert page.all(".revisions del") == ["Senin"]
        assert page.all(".revisions ins") == ["Selasa"]
        assert SARI_WROTE in page.all(".revisions__text")[-1]


def test_a_slip_mended_at_once_leaves_no_mark(
    scene: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        actions.edit(scene.first, ANEW, base=1, by=make.sari)
    client = client_for(make.bayu)
    assert "edited" not in client.get(scene.thread).says
    assert client.get(scene.post(scene.first, "history")).all(".revisions li .revisions__text") == [
        ANEW
    ]


def test_outsiders_of_a_closed_circle_find_no_texts(
    edited: Scene, make: Make, client_for: ClientFor
) -> None:
    edited.session.group.visibility = "members"
    assert client_for(make.maya).get(edited.post(edited.first, "history")).status_code == 404
    assert client_for(None).get(edited.post(edited.first, "history")).location.startswith("/login")
    elsewhere = edited.address_of(edited.session.thread_id)
    away = f"{elsewhere}/posts/{edited.first.id}/history"
    assert client_for(make.sari).get(away).status_code == 404


def test_texts_of_what_is_gone_are_for_moderators_and_the_author(
    edited: Scene, make: Make, client_for: ClientFor
) -> None:
    with own_unit():
        actions.hide(edited.first, "Bukan di sini.", by=make.rina)
    own = edited.post(edited.first, "history")
    for person, status in ((make.rina, 200), (make.sari, 200), (make.bayu, 404), (make.dewi, 404)):
        assert client_for(person).get(own).status_code == status


def test_a_post_without_a_name_has_none_among_its_texts(
    make: Make, client_for: ClientFor, clock: Clock
) -> None:
    shy = make.person("Nilam Cahaya", login="nilamc")
    group = make.group(members=[make.bayu, shy])
    session = make.session(group)
    post = make.post(session, "Saya salah menempel label.", by=shy, nameless=True)
    clock.move(minutes=6)
    with own_unit():
        actions.edit(post, "Saya salah menempel label lagi.", base=1, by=shy)
    own = f"/groups/{group.slug}/sessions/1/threads/{session.thread_id}/posts/{post.id}/history"
    for person in (make.rina, make.bayu, shy):
        page = client_for(person).get(own)
        assert page.all(".lead") == ["A member of the circle"]
        assert person is shy or "ilam" not in page.get_data(as_text=True)
