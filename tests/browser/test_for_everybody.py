"""Law: every kind of page can be used by everybody, in light and dark, narrow and wide."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from cop.db import db
from cop.invitations.actions import invite
from cop.invitations.models import Visitor
from cop.invitations.visiting import come
from cop.invitations.words import Coming
from cop.people.actions import make_password_link
from cop.people.words import Role
from cop.sessions.actions import let_in
from cop.sessions.models import AgendaItem
from cop.sessions.words import Status
from tests.bed.axe import assert_axe_clean, faults_of
from tests.bed.writing import own_unit
from tests.house.kinds import kinds
from tests.house.test_kinds import address
from tests.house.world import build

if TYPE_CHECKING:
    from flask import Flask
    from playwright.sync_api import Page

    from tests.make import Make

KINDS = kinds()


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


def test_a_word_without_end_makes_no_page_wider(make: Make, page_for: Callable[..., Page]) -> None:
    word = "Pertanggungjawaban" * 6
    group = make.group(f"Lingkar {word}", members=[make.person(word, login="panjang")])
    session = make.session(group, state=Status.IN_PROGRESS, points=[word, "Lain-lain"])
    make.output(session, word)
    make.point(group, word)
    there = f"/groups/{group.slug}"
    page = page_for(make.rina, viewport={"width": 390, "height": 844})
    for path in ("/", "/people", "/groups", there, f"{there}/members", f"{there}/backlog"):
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    for path in ("", "/end", "/print", f"/threads/{session.thread_id}"):
        page.goto(f"{there}/sessions/1{path}")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


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


def test_the_page_of_a_password_link_is_for_everybody(
    make: Make, page_for: Callable[..., Page]
) -> None:
    with own_unit():
        token = make_password_link(make.bayu)
    page = page_for()
    page.goto(f"/password/{token}")
    assert_axe_clean(page)
    page.goto("/password/worthless")
    assert_axe_clean(page)


def test_the_original_of_imported_minutes_is_for_everybody(
    app: Flask, make: Make, page_for: Callable[..., Page], tmp_path: Path
) -> None:
    (tmp_path / "2026-03-02.md").write_text("# Rapat, 2 Maret 2026\n\n## Rak\n\nRak ditata.\n")
    assert make.dewi.is_administrator
    told = app.test_cli_runner().invoke(
        args=["cop", "import", "minutes", str(tmp_path), "--group", "rapat"]
    )
    assert told.exit_code == 0, told.output
    page = page_for(make.dewi)
    answer = page.goto("/groups/rapat/sessions/1/source")
    assert answer is not None
    assert answer.status == 200
    assert_axe_clean(page)


def test_the_pages_around_an_invitation_are_for_everybody(
    make: Make, page_for: Callable[..., Page]
) -> None:
    session = make.session(state=Status.IN_PROGRESS)
    tono = make.person("Tono Wijaya", login="tono", role=Role.GUEST)
    with own_unit():
        _, token = invite(make.rina, days=7, group=session.group)
        let_in(session, tono)
        _, way = invite(make.rina, days=7, session=session)
        own = come(way, "Ira", Coming.ACCEPTED, address="")
        ira = db.session.scalars(select(Visitor.id)).one()
    for reader, path in (
        (None, f"/invitations/{token}"),
        (make.maya, f"/invitations/{token}"),
        (None, f"/visitors/{own}"),
        (make.rina, "/groups/obrolan-pagi/sessions/1/guests/tono/remove"),
        (make.rina, f"/groups/obrolan-pagi/sessions/1/visitors/{ira}/remove"),
    ):
        page = page_for(reader)
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == 200, path
        assert_axe_clean(page)
