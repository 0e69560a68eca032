"""A discussion in a real browser: what others write comes by itself and disturbs nobody."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cop.db import db
from tests.bed.axe import assert_axe_clean

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from cop.sessions.models import Session
    from tests.make import Make

PageFor = Callable[..., "Page"]


@dataclass(frozen=True)
class Talk:
    """The discussion of a session in which Bayu and then Sari wrote."""

    session: Session
    address: str
    saris_post: int


@pytest.fixture
def talk(make: Make) -> Talk:
    """Give the discussion."""
    session = make.session()
    make.post(session, "Kabar dari Bayu.", by=make.bayu)
    saris = make.post(session, "Kabar dari Sari.", by=make.sari).id
    address = f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}"
    db.session.commit()  # the pages write as well: the test must not hold on to what it read
    return Talk(session, address, saris)


def test_what_another_writes_appears_while_one_types(
    talk: Talk, make: Make, page_for: PageFor
) -> None:
    page = opened(page_for(make.rina), talk)
    field = page.get_by_label("Your reply")
    field.press_sequentially("Saya sedang ")
    make.post(talk.session, "Baru saja.", by=make.bayu)
    poll(page)
    expect(page.locator(".post--new")).to_contain_text("Baru saja.")
    field.press_sequentially("mengetik")
    expect(field).to_have_value("Saya sedang mengetik")
    expect(field).to_be_focused()


def test_an_unchanged_discussion_is_not_touched(talk: Talk, make: Make, page_for: PageFor) -> None:
    page = opened(page_for(make.rina), talk)
    page.evaluate("document.querySelector('.post').dataset.witness = 'here'")
    with page.expect_response(lambda response: "/posts?since=" in response.url) as polled:
        poll(page)
    assert polled.value.status == 304
    expect(page.locator(".post[data-witness]")).to_have_count(1)


def test_a_reply_stands_below_at_once_and_the_form_is_empty_again(
    talk: Talk, make: Make, page_for: PageFor
) -> None:
    page = opened(page_for(make.rina), talk)
    page.get_by_label("Your reply").fill("Terima kasih, *semua*.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".post").last.locator("em")).to_have_text("semua")
    expect(page.get_by_label("Your reply")).to_have_value("")


def test_a_quote_is_put_below_what_was_typed(talk: Talk, make: Make, page_for: PageFor) -> None:
    page = opened(page_for(make.rina), talk)
    field = page.get_by_label("Your reply")
    field.fill("Setuju.")
    page.locator(".post").first.get_by_text("Quote").click()
    quoted = "Setuju.\n\n> **Bayu Pratama:**\n>\n> Kabar dari Bayu.\n\n"
    expect(field).to_have_value(quoted)
    field.press_sequentially("Ya")
    expect(field).to_have_value(f"{quoted}Ya")


def test_an_edit_that_is_under_way_stays_when_others_write(
    talk: Talk, make: Make, page_for: PageFor
) -> None:
    page = opened(page_for(make.sari), talk)
    own = page.locator(f"#post-{talk.saris_post}")
    own.get_by_text("Edit").click()
    field = own.get_by_label("Your post")
    expect(field).to_be_focused()
    field.fill("Kabar yang diperbaiki.")
    make.post(talk.session, "Baru saja.", by=make.bayu)
    poll(page)
    expect(page.locator(".post").last).to_contain_text("Baru saja.")
    expect(field).to_have_value("Kabar yang diperbaiki.")
    own.get_by_role("button", name="Save").click()
    expect(own.locator(".prose")).to_have_text("Kabar yang diperbaiki.")
    expect(own.get_by_text("Edit", exact=True)).to_be_focused()


def test_a_post_is_removed_and_brought_back_by_keyboard(
    talk: Talk, make: Make, page_for: PageFor
) -> None:
    page = opened(page_for(make.sari), talk)
    own = page.locator(f"#post-{talk.saris_post}")
    own.get_by_text("Remove").press("Enter")
    expect(own.get_by_role("button", name="Remove")).to_be_focused()
    page.keyboard.press("Enter")
    expect(own).to_contain_text("Sari Wulandari removed this post.")
    expect(own.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")
    expect(own.locator(".prose")).to_have_text("Kabar dari Sari.")


def test_the_whole_of_it_works_without_javascript(
    talk: Talk, make: Make, page_for: PageFor
) -> None:
    page = opened(page_for(make.sari, java_script_enabled=False), talk)
    page.get_by_label("Your reply").fill("Baik.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".reply__preview")).to_contain_text("Baik.")
    page.get_by_role("button", name="Send").click()
    last = page.locator(".post").last
    expect(last).to_contain_text("Baik.")
    last.get_by_text("Remove").click()
    page.get_by_role("button", name="Remove").click()
    expect(last).to_contain_text("Sari Wulandari removed this post.")
    last.get_by_role("button", name="Undo").click()
    expect(last).to_contain_text("Baik.")


def test_everybody_can_use_a_discussion(talk: Talk, make: Make, page_for: PageFor) -> None:
    page = opened(page_for(make.rina), talk)
    for verb in ("", f"/posts/{talk.saris_post}/remove"):
        page.goto(f"{talk.address}{verb}")
        assert_axe_clean(page)


def opened(page: Page, talk: Talk) -> Page:
    """Open the discussion."""
    page.goto(talk.address)
    return page


def poll(page: Page) -> None:
    """Let the page ask for what is new, as it does by itself every few seconds."""
    page.evaluate("document.body.dispatchEvent(new Event('poll'))")
