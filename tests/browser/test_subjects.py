"""Subjects are chosen by keyboard from what fits below the field, or typed without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, Page, expect

from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make


def offered(page: Page, name: str) -> Locator:
    """Return what the header offers by that name."""
    return page.locator(".offer").filter(has_text=name)


def test_a_subject_is_taken_from_the_list_by_keyboard(make: Make, page_for: PageFor) -> None:
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    make.subject("Metadata", "Metadata")
    page = page_for(make.sari)
    page.goto("/me/knowledge")
    field = page.get_by_label("I know about")
    takes(page, "Peng", "Cataloguing")
    expect(field).to_have_value("Cataloguing, ")
    takes(page, "meta", "Metadata")
    expect(field).to_have_value("Cataloguing, Metadata, ")
    page.keyboard.press("Enter")
    expect(page.locator(".tags")).to_contain_text("Metadata")
    expect(page).to_have_url("/people/sari")


def takes(page: Page, typed: str, label: str) -> None:
    """Type the beginning of a name and take the first heading that fits."""
    page.get_by_label("I know about").press_sequentially(typed)
    expect(page.get_by_role("option", name=label)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name=label)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page.get_by_role("option", name=label)).to_be_hidden()


def test_escape_puts_the_offers_away_and_keeps_what_was_typed(
    make: Make, page_for: PageFor
) -> None:
    make.subject("Katalogisasi", "Cataloguing")
    page = page_for(make.sari)
    page.goto("/me/knowledge")
    field = page.get_by_label("I know about")
    field.press_sequentially("cata")
    expect(page.get_by_role("option")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_be_hidden()
    expect(field).to_have_value("cata")


def test_the_header_leads_to_a_page_by_its_name(make: Make, page_for: PageFor) -> None:
    make.group("Obrolan Pagi")
    page = page_for(make.sari)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("obro")
    expect(offered(page, "Obrolan Pagi")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Obrolan Pagi")


def test_enter_alone_still_searches_the_archive(make: Make, page_for: PageFor) -> None:
    make.group("Obrolan Pagi")
    page = page_for(make.sari)
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("obro")
    expect(offered(page, "Obrolan Pagi")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#archive-words")).to_have_value("obro")


def test_without_javascript_subjects_are_typed(make: Make, page_for: PageFor) -> None:
    make.subject("Katalogisasi", "Cataloguing", others=["Pengatalogan"])
    page = page_for(make.sari, java_script_enabled=False)
    page.goto("/me/knowledge")
    page.get_by_label("I know about").fill("pengatalogan, Metadata")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".tags")).to_contain_text("Cataloguing")
    expect(page.locator(".tags")).to_contain_text("Metadata")
