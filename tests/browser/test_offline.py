"""The connection goes, the notes stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cop.sessions.words import Status
from tests.browser.steps import PageFor, expect_kept

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"
TEXT = "Server mati sejak pukul delapan."


@pytest.fixture
def page(make: Make, page_for: PageFor) -> Page:
    """Give the page of a scribe who has typed while the server could not be reached."""
    make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    page = page_for(make.bayu, offline=True)
    page.goto(ADDRESS)
    page.context.set_offline(True)
    field = page.locator(".point--now textarea")
    field.fill(TEXT)
    field.blur()
    expect(page.locator(".point--now .editor__state")).to_contain_text("Not saved yet.")
    return page


def test_notes_typed_without_a_connection_are_sent_when_it_is_back(page: Page) -> None:
    page.context.set_offline(False)
    expect(page.locator(".point--now .editor__state")).to_contain_text("Saved")
    expect_kept(page, 0)
    page.reload()
    expect(page.locator(".point--now textarea")).to_have_value(TEXT)


def test_notes_that_were_not_sent_survive_that_the_page_is_loaded_anew(page: Page) -> None:
    page.route("**/notes", lambda route: route.abort())
    page.context.set_offline(False)
    page.reload()
    expect(page.locator(".point--now textarea")).to_have_value(TEXT)
    page.unroute("**/notes")
    expect(page.locator(".point--now .editor__state")).to_contain_text("Saved")


def test_notes_that_were_not_sent_come_back_although_the_talk_went_on(
    page: Page, make: Make, page_for: PageFor
) -> None:
    leads = page_for(make.rina)
    leads.goto(ADDRESS)
    leads.get_by_role("button", name="Next point").click()
    expect(leads.locator(".point--now h3")).to_have_text("Rak yang kosong")
    page.route("**/notes", lambda route: route.abort())
    page.context.set_offline(False)
    page.reload()
    first = page.locator(".agenda > .point").first
    expect(first.locator("textarea")).to_have_value(TEXT)
    page.unroute("**/notes")
    expect(first.locator(".editor__state")).to_contain_text("Saved")


def test_notes_that_came_too_late_for_the_minutes_are_shown_all_the_same(
    page: Page, make: Make, page_for: PageFor
) -> None:
    leads = page_for(make.rina)
    leads.goto(ADDRESS)
    leads.locator(".point--now textarea").fill("Pendek saja.")
    leads.get_by_role("button", name="End the session").click()
    leads.get_by_role("button", name="End and adopt the minutes").click()
    expect(leads.locator(".session__title")).to_contain_text("closed")
    page.context.set_offline(False)
    expect(page.locator(".point--now .editor__state")).to_contain_text("Not saved.")
    page.reload()
    found = page.locator(".notice", has_text="Text that had not been sent")
    expect(found).to_contain_text(TEXT)


def test_signing_out_leaves_nothing_in_the_browser(page: Page) -> None:
    expect_kept(page, 1)
    page.route("**/notes", lambda route: route.abort())
    page.context.set_offline(False)
    page.get_by_text("Your menu").locator("..").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    expect_kept(page, 0)


def test_a_press_that_did_not_reach_the_server_says_so(page: Page) -> None:
    page.get_by_role("button", name="I am here").click()
    expect(page.locator("#alerts")).to_contain_text("The server cannot be reached.")
    page.context.set_offline(False)
    page.get_by_role("button", name="I am here").click()
    expect(page.locator("#attendance")).to_contain_text("You are written down: on site.")
    expect(page.locator("#alerts")).to_be_empty()


def test_a_summary_that_was_not_sent_does_not_come_up_in_another_session(
    make: Make, page_for: PageFor
) -> None:
    group = make.group()
    for _ in "12":
        make.session(group, state=Status.IN_PROGRESS, scribe=make.bayu)
    page = page_for(make.bayu, offline=True)
    page.goto(ADDRESS)
    page.locator("summary", has_text="Write a summary").click()
    page.context.set_offline(True)
    page.get_by_label("Summary of the session").fill(TEXT)
    page.route("**/notes", lambda route: route.abort())
    page.context.set_offline(False)
    page.goto("/groups/obrolan-pagi/sessions/2")
    expect(page.get_by_label("Summary of the session")).to_have_value("")
    page.goto(ADDRESS)
    expect(page.get_by_label("Summary of the session")).to_have_value(TEXT)


def test_text_that_came_too_late_stays_until_its_writer_removes_it(
    page: Page, make: Make, page_for: PageFor
) -> None:
    leads = page_for(make.rina)
    leads.goto(ADDRESS)
    leads.locator(".point--now textarea").fill("Pendek saja.")
    leads.get_by_role("button", name="End the session").click()
    leads.get_by_role("button", name="End and adopt the minutes").click()
    expect(leads.locator(".session__title")).to_contain_text("closed")
    expect(leads.locator("[data-stranded]")).to_be_hidden()  # nothing was left in her browser
    page.context.set_offline(False)
    expect(page.locator(".point--now .editor__state")).to_contain_text("Not saved.")
    for _ in "12":
        page.reload()
        expect(page.locator("[data-stranded]")).to_contain_text(TEXT)
    page.get_by_role("button", name="Remove it from this browser").click()
    expect(page.locator("[data-stranded]")).to_be_hidden()
    expect_kept(page, 0)
    page.reload()
    expect(page.locator("[data-stranded]")).to_be_hidden()


def test_notes_that_were_saved_leave_nothing_stranded(make: Make, page_for: PageFor) -> None:
    make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    page, leads = page_for(make.bayu), page_for(make.rina)
    page.goto(ADDRESS)
    page.locator(".point--now textarea").fill(TEXT)
    page.locator(".point--now textarea").blur()
    expect(page.locator(".point--now .editor__state")).to_contain_text("Saved")
    leads.goto(ADDRESS)
    leads.get_by_role("button", name="End the session").click()
    leads.get_by_role("button", name="End and adopt the minutes").click()
    expect(leads.locator(".session__title")).to_contain_text("closed")
    page.reload()
    expect(page.locator("[data-stranded]")).to_be_hidden()
