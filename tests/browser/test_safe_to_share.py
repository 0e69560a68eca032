"""What makes sharing safe: a round, a draft, words without a name; the same without JavaScript."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cop.sessions.words import Status
from tests.bed.axe import assert_axe_clean
from tests.browser.keyboard import enter, reach
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

CIRCLE = "/groups/obrolan-pagi"
ADDRESS = f"{CIRCLE}/sessions/1"
BOTH_WAYS = pytest.mark.parametrize(
    "javascript", [True, False], ids=["javascript", "without-javascript"]
)


@BOTH_WAYS
def test_all_write_before_anybody_reads(javascript: bool, make: Make, page_for: PageFor) -> None:
    make.session(state=Status.IN_PROGRESS)
    rina, sari = (page_for(who, java_script_enabled=javascript) for who in (make.rina, make.sari))
    starts_a_round(rina)
    sari.goto(rina.url)
    saves(sari, "Denda membuat anak-anak takut.", javascript=javascript)
    rina.reload()
    expect(rina.locator("main")).to_contain_text("1 has written")
    expect(rina.locator("main")).not_to_contain_text("anak-anak takut")
    rina.get_by_role("button", name="Open the round for all").click()
    expect(rina.locator(".round__text")).to_contain_text("Denda membuat anak-anak takut.")
    expect(rina.locator(".round__text")).not_to_contain_text("Sari")
    if javascript:
        assert_axe_clean(rina)
    rina.get_by_role("button", name="Take them into the notes").click()
    expect(rina.locator(".point--now textarea")).to_have_value(re.compile("anak-anak takut"))


@BOTH_WAYS
def test_a_draft_is_shown_to_one_and_becomes_a_reply(
    javascript: bool, make: Make, page_for: PageFor
) -> None:
    make.session()
    sari, bayu = (page_for(who, java_script_enabled=javascript) for who in (make.sari, make.bayu))
    sari.goto(ADDRESS)
    sari.locator(".talk__reply > summary").click()
    sari.get_by_label("Your reply").fill("Bagaimana kalau denda dihapus?")
    sari.get_by_role("button", name="Show it to a colleague first").click()
    expect(sari.locator("h1")).to_have_text("Draft of a reply")
    saves(sari, "Bagaimana kalau denda dihapus saja?", javascript=javascript)
    sari.get_by_label("Colleague", exact=True).select_option(label="Bayu Pratama")
    sari.get_by_role("button", name="Show it").click()
    says_what_he_thinks(bayu)
    sari.reload()
    expect(sari.locator("main")).to_contain_text("Coba dahulu sebulan.")
    if javascript:
        assert_axe_clean(sari)
    sari.get_by_role("button", name="Send it as your reply").click()
    expect(sari.locator(".post")).to_contain_text("Bagaimana kalau denda dihapus saja?")


@BOTH_WAYS
def test_a_question_without_a_name_gets_its_name_later(
    javascript: bool, make: Make, page_for: PageFor
) -> None:
    make.session()
    sari, rina = (page_for(who, java_script_enabled=javascript) for who in (make.sari, make.rina))
    sari.goto(ADDRESS)
    sari.locator(".talk__reply > summary").click()
    sari.get_by_label("Your reply").fill("Mengapa kita masih memungut denda?")
    sari.get_by_label("Without my name").check()
    sari.get_by_role("button", name="Send").click()
    expect(sari.locator(".post")).to_contain_text("yours; only you see that")
    rina.goto(ADDRESS)
    expect(rina.locator(".post")).to_contain_text("A member of the circle")
    expect(rina.locator(".post")).not_to_contain_text("Sari")
    sari.locator(".post").get_by_role("link", name="Add my name").click()
    sari.get_by_role("button", name="Add my name").click()
    expect(sari.locator(".post")).to_contain_text("Sari Wulandari")


def test_a_point_without_a_name_a_round_and_a_draft_by_keyboard(
    make: Make, page_for: PageFor
) -> None:
    make.session(state=Status.IN_PROGRESS)
    page = page_for(make.rina)
    page.goto(f"{CIRCLE}/backlog")
    reach(page, "Point")
    page.keyboard.type("Siapa yang menutup pintu?")
    reach(page, "Without my name")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".rows", has_text="Siapa yang menutup pintu?")).to_contain_text("only you")
    page.goto(ADDRESS)
    page.goto(first_round(page))
    reach(page, "Each text stands under its writer’s name")
    page.keyboard.press("Space")
    enter(page, "Start the round")
    expect(page.locator("main")).to_contain_text("Nobody has written yet")
    reach(page, "Your text")
    page.keyboard.type("Denda membuat anak-anak takut.")
    enter(page, "Save")
    expect(page.locator(".editor__state")).to_contain_text("Saved.")
    enter(page, "Open the round for all")
    expect(page.locator(".round__text")).to_contain_text("Rina Anggraini")
    page.goto(f"{CIRCLE}/drafts/new")
    reach(page, "Title")
    page.keyboard.type("Pintu yang terkunci")
    enter(page, "Keep the draft")
    expect(page.locator("h1")).to_have_text("Pintu yang terkunci")


def starts_a_round(page: Page) -> None:
    """Start a round without names on the point that is on."""
    page.goto(ADDRESS)
    page.goto(first_round(page))
    page.get_by_label("No text has a name").check()
    page.get_by_role("button", name="Start the round").click()
    expect(page.locator("main")).to_contain_text("Nobody has written yet")


def first_round(page: Page) -> str:
    """Return where a round on the first point is started: the link stands in the point's menu."""
    link = page.locator(".menu__item", has_text="Write first, then read").first
    return link.get_attribute("href") or ""


def saves(page: Page, words: str, *, javascript: bool) -> None:
    """Put the words into the text that saves itself, or is saved by its button."""
    page.get_by_label("Your text").fill(words)
    if javascript:
        page.get_by_label("Your text").blur()
    else:
        page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".editor__state")).to_contain_text("Saved")
    expect(page.get_by_label("Your text")).to_have_value(words)


def says_what_he_thinks(page: Page) -> None:
    """Read the draft that a colleague shows, and say something about it."""
    page.goto("/me/drafts")
    page.locator("main .rows a").first.click()
    expect(page.locator("main")).to_contain_text("Sari Wulandari shows you this draft.")
    page.get_by_label("What do you think?").fill("Coba dahulu sebulan.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("main")).to_contain_text("Coba dahulu sebulan.")
