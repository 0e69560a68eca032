"""Others see at once at which point somebody writes, and nothing moves under their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from cop.sessions.words import Status
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"


def type_until_seen(field: Locator, line: Locator) -> None:
    """Go on typing, as people do, until the other page tells of it."""
    for _ in range(15):
        field.press_sequentially("kosong ")
        if line.text_content():
            return
        field.page.wait_for_timeout(1000)


def room_of(line: Locator) -> float:
    """Return how high the line is, in pixels."""
    box = line.bounding_box()
    assert box is not None
    return box["height"]


def test_who_writes_notes_is_seen_at_the_point_until_the_post_is_sent(
    make: Make, page_for: PageFor
) -> None:
    make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    bayu, sari = page_for(make.bayu), page_for(make.sari)
    for page in (bayu, sari):
        page.goto(ADDRESS)
    line = sari.locator(".point--now > .typing")
    sari.evaluate("document.fonts.ready.then(() => true)")
    before = room_of(line)
    type_until_seen(bayu.locator(".point--now textarea"), line)
    expect(line).to_have_text("Bayu is writing …")
    assert room_of(line) == before
    sari.locator(".talk__reply > summary").click()
    type_until_seen(sari.locator(".talk__reply textarea"), bayu.locator(".talk__typing"))
    expect(bayu.locator(".talk__typing")).to_have_text("Somebody is writing …")
    sari.get_by_role("button", name="Send").click()
    expect(bayu.locator(".talk__posts")).to_contain_text("kosong")
    expect(bayu.locator(".talk__typing")).to_be_empty()
    expect(line).to_be_empty()


def test_a_post_that_will_have_no_name_is_not_told_of(make: Make, page_for: PageFor) -> None:
    make.session(state=Status.OPEN)
    page = page_for(make.sari)
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url))
    page.goto(ADDRESS)
    page.locator(".talk__reply > summary").click()
    page.get_by_label("Without my name").check()
    page.locator(".talk__reply textarea").press_sequentially("Saya ragu.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".reply__preview")).to_be_visible()
    assert not [url for url in told if url.endswith("/type")]
