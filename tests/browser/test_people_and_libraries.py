"""Saying where one works, and being found by it, with and without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PageFor, Visitor, Words

if TYPE_CHECKING:
    from flask import Flask

    from tests.make import Make

LIBRARY = "Perpustakaan Universitas Melati"


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "without-javascript"])
def test_one_says_where_one_works_and_is_found_by_it(
    javascript: bool, app: Flask, make: Make, page_for: PageFor
) -> None:
    make.library(LIBRARY)
    tari = make.person("Tari Utami", login="tari")
    page = page_for(tari, locale="en", java_script_enabled=javascript)
    visitor = Visitor(page, Words(app, "en"))
    page.goto("/people/tari")
    visitor.follow("Say where")
    visitor.fill("Library", LIBRARY.lower())
    visitor.fill("Post", "Pustakawan rujukan")
    visitor.press("Save")
    visitor.reads(f"Pustakawan rujukan, {LIBRARY}")
    visitor.follow("People")
    page.get_by_label("Name, post, library or subject").fill("rujukan melati")
    if not javascript:
        page.locator(".finder").get_by_role("button", name="Search").click()
    expect(page.locator("#people-found .who")).to_have_count(1)
    expect(page).to_have_url(re.compile("q=rujukan"))
    page.get_by_role("link", name="Tari Utami").last.click()
    page.get_by_role("link", name=LIBRARY).first.click()
    expect(page.locator("h1")).to_have_text(LIBRARY)
    visitor.reads("Pustakawan rujukan")
