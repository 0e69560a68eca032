"""The agenda in a real browser: points are dragged, split and decided on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Page, expect

from cop.sessions.words import Status
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"
PHONE = {"width": 390, "height": 844}


def expect_points(page: Page, *titles: str) -> None:
    """Wait until the points stand so on the page."""
    expect(page.locator(".agenda h3")).to_have_text(titles)


def drag(page: Page, title: str, *, before: str) -> None:
    """Take hold of a point and let it go above another one."""
    row = page.locator(".agenda > li", has=page.get_by_role("heading", name=title, exact=True))
    other = page.locator(".agenda > li", has=page.get_by_role("heading", name=before, exact=True))
    row.locator(".handle").hover()
    page.mouse.down()
    box = other.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 5, steps=8)
    page.mouse.up()


def test_a_point_is_dragged_to_its_place_and_the_place_is_said(
    make: Make, page_for: PageFor
) -> None:
    make.session(make.group(), state=Status.OPEN, points=("Satu", "Dua", "Tiga"))
    points = ["Satu", "Dua", "Tiga"]
    for viewport in (None, PHONE):
        page = page_for(make.rina, **({"viewport": viewport} if viewport else {}))
        page.goto(ADDRESS)
        drag(page, points[-1], before=points[0])
        points.insert(0, points.pop())
        expect(page.locator("#status")).to_have_text(f"“{points[0]}” is now number 1 of 3.")
        page.reload()
        expect_points(page, *points)


def test_what_somebody_else_changed_puts_the_point_back(make: Make, page_for: PageFor) -> None:
    session = make.session(make.group(), state=Status.OPEN, points=("Satu", "Dua", "Tiga"))
    page = page_for(make.rina)
    page.goto(ADDRESS)
    make.point(session, "Empat")
    drag(page, "Tiga", before="Satu")
    expect(page.locator("#alerts")).to_contain_text("Somebody changed the agenda meanwhile.")
    expect_points(page, "Satu", "Dua", "Tiga")


def test_without_javascript_points_are_split_and_decided_on_and_nothing_is_to_be_dragged(
    make: Make, page_for: PageFor
) -> None:
    make.session(make.group(), state=Status.IN_PROGRESS, points=("Rak dan label", "Jam buka"))
    page = page_for(make.rina, java_script_enabled=False)
    page.goto(ADDRESS)
    expect(page.locator(".handle")).to_have_count(0)
    page.locator(".point", has_text="Jam buka").locator(".menu summary").click()
    page.get_by_role("link", name="Split it").last.click()
    page.get_by_label("Point").nth(0).fill("Jam pagi")
    page.get_by_label("Point").nth(1).fill("Jam malam")
    page.get_by_role("button", name="Split it").click()
    expect_points(page, "Rak dan label", "Jam buka", "Jam pagi", "Jam malam")
    page.locator(".point", has_text="Jam malam").last.locator(".menu summary").click()
    page.locator(".menu[open]").get_by_role("link", name="Decide what becomes of it").click()
    page.get_by_label("It is dropped").check()
    page.get_by_label("Why?").fill("Tidak ada petugas")
    page.get_by_role("button", name="Decide it").click()
    expect(page.locator(".point").last).to_contain_text("dropped")
