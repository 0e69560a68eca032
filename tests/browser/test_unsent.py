"""A press that renews the page closes nothing that was opened and loses nothing that was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cop.sessions.words import Status
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"


@pytest.fixture
def page(make: Make, page_for: PageFor) -> Page:
    """Give the page of the facilitator of a talk that is on, who is there herself."""
    make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    page = page_for(make.rina)
    page.goto(ADDRESS)
    expect(page.locator("#attendance")).to_contain_text("You are written down")
    return page


def test_an_opened_list_of_names_stays_open(page: Page) -> None:
    page.locator("summary", has_text="Names").click()
    expect(page.locator(".attendance")).to_be_visible()
    page.get_by_role("button", name="Next point").click()
    expect(page.locator(".point--now h3")).to_have_text("Rak yang kosong")
    expect(page.locator(".attendance")).to_be_visible()
    page.locator("summary", has_text="Names").click()
    page.get_by_role("button", name="I take part remotely").click()
    expect(page.locator("#attendance")).to_contain_text("You are written down: remote.")
    expect(page.locator(".attendance")).to_be_hidden()


def test_attendance_that_was_chosen_and_not_sent_stays_chosen(page: Page) -> None:
    page.locator("summary", has_text="Write down who is there").click()
    page.get_by_label("Bayu Pratama").select_option("remote")
    page.get_by_label("Guests").fill("Prof. Nugroho")
    page.get_by_role("button", name="Next point").click()
    expect(page.locator(".point--now h3")).to_have_text("Rak yang kosong")
    expect(page.get_by_label("Bayu Pratama")).to_have_value("remote")
    expect(page.get_by_label("Guests")).to_have_value("Prof. Nugroho")
    page.get_by_role("button", name="Write down", exact=True).click()
    expect(page.locator("#attendance-title")).to_have_text("Here now, 3")
    expect(page.get_by_label("Guests")).to_have_value("")
