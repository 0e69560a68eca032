"""Law: every kind of page can be used by everybody, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from flask import url_for
from playwright.sync_api import expect

from cop.db import db
from cop.sessions.models import AgendaItem
from cop.sessions.words import Status
from tests.bed.axe import assert_axe_clean, faults_of
from tests.house.world import build

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Page

    from tests.house.world import Place
    from tests.make import Make

KINDS = {  # who looks, at which pages, and what their addresses name
    "visitor": (
        ("home.today", {}),
        ("people.sign_in", {}),
    ),
    "outsider": (("groups.show", {}),),
    "member": (
        ("home.today", {}),
        ("archive.search", {"q": "rak"}),
        ("archive.search", {"q": "tidak-ada-di-mana-pun"}),
        ("followups.mine", {}),
        ("people.settings", {}),
        ("people.password", {}),
        ("people.show", {}),
        ("groups.index", {}),
        ("groups.sessions", {}),
        ("sessions.show", {"session": "open"}),
        ("sessions.show", {"session": "closed"}),
        ("sessions.on_paper", {"session": "closed"}),
        ("sessions.new_point", {}),
        ("discussions.show", {}),
        ("discussions.editing", {}),
        ("outputs.show", {"output": "published"}),
        ("outputs.on_paper", {"output": "published"}),
    ),
    "scribe": (("sessions.show", {}),),
    "administrator": (
        ("admin.index", {}),
        ("admin.people", {}),
        ("admin.person", {}),
        ("admin.new_person", {}),
        ("admin.deactivating", {}),
        ("admin.audit", {}),
        ("invitations.to_site", {}),
    ),
    "moderator": (
        ("groups.new", {}),
        ("groups.show", {}),
        ("groups.members", {}),
        ("groups.edit", {}),
        ("groups.own_format", {}),
        ("groups.status", {}),
        ("invitations.of_group", {}),
        ("sessions.new", {}),
        ("sessions.backlog", {}),
        ("sessions.show", {"session": "draft"}),
        ("sessions.show", {}),
        ("sessions.ending", {}),
        ("sessions.cancelling", {"session": "open"}),
        ("minutes.history", {}),
        ("outputs.edit", {}),
    ),
    "administrator": (("patterns.show", {}),),
}


@pytest.mark.parametrize("role", KINDS)
def test_pages_are_for_everybody(
    role: str, app: Flask, make: Make, page_for: Callable[..., Page]
) -> None:
    world = build(make)
    page = page_for(world.people[role])
    faults: list[str] = []
    for endpoint, chosen in KINDS[role]:
        answer = page.goto(address(app, world.open, endpoint, chosen))
        assert answer is not None
        assert answer.status == 200, page.url
        faults += faults_of(page)
    assert not faults, "\n".join(faults)


def test_two_texts_that_clash_are_for_everybody(make: Make, page_for: Callable[..., Page]) -> None:
    session = make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    page = page_for(make.bayu)
    page.goto("/groups/obrolan-pagi/sessions/1")
    make.note(session, db.session.get(AgendaItem, session.current_point_id), "Kabar lain.")
    page.locator(".point--now textarea").fill("Kabar yang berbeda.")
    page.locator(".point--now textarea").blur()
    expect(page.locator(".clash")).to_be_visible()
    assert_axe_clean(page)


def test_a_page_that_is_not_there_is_for_everybody(
    make: Make, page_for: Callable[..., Page]
) -> None:
    page = page_for(make.sari)
    page.goto("/groups/nowhere")
    assert_axe_clean(page)


def address(app: Flask, place: Place, endpoint: str, chosen: dict[str, str]) -> str:
    """Return the address of the kind of page in the circle."""
    with app.test_request_context():
        values = place.values(**chosen)
        words = next(app.url_map.iter_rules(endpoint)).arguments
        return url_for(endpoint, **{word: values[word] for word in words}, q=chosen.get("q"))
