"""A reply that was begun on one device and goes on, on another."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.bed.axe import assert_axe_clean
from tests.make import Make

PageFor = Callable[..., Page]
ADDRESS = "/groups/obrolan-pagi/discussion"
FIRST = "Saya usul kita mulai Senin"


def begins(page: Page, text: str) -> None:
    """Type a reply, and wait until the server keeps it."""
    if not page.locator(".talk__reply textarea").is_visible():
        page.locator(".talk__reply > summary").click()
    page.get_by_label("Your reply").fill(text)
    expect(page.locator(".reply__kept")).to_contain_text("Draft saved")


def test_a_reply_goes_on_on_another_device_and_is_sent_once(make: Make, page_for: PageFor) -> None:
    make.group()
    desk, phone = page_for(make.sari), page_for(make.sari)
    desk.goto(ADDRESS)
    begins(desk, FIRST)
    phone.goto(ADDRESS)
    field = phone.get_by_label("Your reply")
    expect(field).to_have_value(FIRST)
    field.fill(f"{FIRST} pagi.")
    expect(phone.locator('.reply__kept[data-revision="2"]')).to_be_visible()
    desk.get_by_label("Your reply").fill(f"{FIRST} sore.")
    expect(desk.locator(".reply__elsewhere")).to_have_text(f"{FIRST} pagi.")
    assert_axe_clean(desk)
    desk.get_by_role("button", name="Use the other text").click()
    expect(desk.get_by_label("Your reply")).to_have_value(f"{FIRST} pagi.")
    desk.get_by_role("button", name="Send").click()
    expect(desk.locator(".post .prose")).to_have_text([f"{FIRST} pagi."])
    phone.reload()
    expect(phone.locator(".post .prose")).to_have_text([f"{FIRST} pagi."])
    expect(phone.get_by_label("Your reply")).to_have_value("")
