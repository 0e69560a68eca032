"""Everything can be done by keyboard: Tab and Enter, with the focus always in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cop.kit.clock import now
from cop.sessions.words import Status
from tests.browser.keyboard import FOCUSED, enter, focused, reach
from tests.browser.steps import PageFor
from tests.cast import PASSWORD, SARI

if TYPE_CHECKING:
    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"


def test_from_the_sign_in_to_a_proposal_a_post_a_check_in_and_a_search_result(
    make: Make, page_for: PageFor
) -> None:
    sari = make.figure(SARI, password=PASSWORD)
    session = make.session(
        make.group(members=[sari]), state=Status.IN_PROGRESS, starts_at=now().replace(microsecond=0)
    )
    make.output(session, "Panduan menata rak")
    page = page_for()
    signs_in(page)
    opens_the_session(page)
    proposes_a_point(page)
    checks_in(page)
    posts(page)
    searches(page)


def signs_in(page: Page) -> None:
    """Type login and password; the first field has the focus already."""
    page.goto("/login")
    expect(page.get_by_label("Login or e-mail")).to_be_focused()
    page.keyboard.type("sari")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sari")


def opens_the_session(page: Page) -> None:
    """Skip the header and follow the link to the session that is on."""
    page.keyboard.press("Tab")
    assert focused(page)["name"] == "Skip to the content"
    assert focused(page)["inSight"]
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    enter(page, "Join")
    expect(page.get_by_role("heading", level=1)).to_have_text("Obrolan Pagi 1")


def proposes_a_point(page: Page) -> None:
    """Propose a point; it stands among the proposals."""
    enter(page, "Propose a point")
    expect(page.get_by_role("heading", level=1)).to_have_text("Propose a point")
    reach(page, "Point")
    page.keyboard.type("Jam buka saat libur")
    page.keyboard.press("Enter")
    expect(page.locator("#proposals")).to_contain_text("Jam buka saat libur")


def checks_in(page: Page) -> None:
    """Say that one is here; the button goes, and the focus stands where it is written down."""
    enter(page, "I am here")
    expect(page.locator("#attendance-title")).to_be_focused()
    expect(page.locator("#status")).to_have_text("You are written down: on site.")


def posts(page: Page) -> None:
    """Write in the discussion."""
    enter(page, "Write")
    reach(page, "Your reply")
    page.keyboard.type("Di cabang kami juga begitu.")
    enter(page, "Send")
    expect(page.locator(".post")).to_contain_text("Di cabang kami juga begitu.")
    assert focused(page)["tag"] != "BODY"


def searches(page: Page) -> None:
    """Find an output of the archive from anywhere."""
    reach(page, "English")
    page.keyboard.press("/")
    page.keyboard.type("menata")
    page.keyboard.press("Enter")
    expect(page.locator("#archive-words")).to_have_value("menata")
    enter(page, "Panduan menata rak")
    expect(page.get_by_role("heading", level=1)).to_have_text("Panduan menata rak")


def test_a_menu_opens_by_enter_and_closes_by_escape(make: Make, page_for: PageFor) -> None:
    page = page_for(make.sari)
    page.goto("/groups")
    enter(page, "Your menu")
    reach(page, "My follow-ups")
    page.keyboard.press("Escape")
    assert focused(page)["name"].endswith("Your menu")
    expect(page.get_by_role("link", name="My follow-ups")).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "then"),
    [
        ("Accept", "Usul Sari"),
        ("Move “Rak yang kosong” up", "Move “Rak yang kosong” up"),
        ("Start the session", "Notes on “Layanan yang berubah”"),
    ],
)
def test_the_focus_is_not_lost_when_what_was_pressed_is_gone(
    make: Make, page_for: PageFor, button: str, then: str
) -> None:
    make.point(make.session(), "Usul Sari", by=make.sari, accepted=False)
    page = page_for(make.rina)
    page.goto(ADDRESS)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_role("button", name=button).press("Enter")
    page.wait_for_function(f"{FOCUSED}.name === {then!r}")


def test_the_end_of_a_talk_leads_the_focus_on(make: Make, page_for: PageFor) -> None:
    make.session(state=Status.IN_PROGRESS, points=["Satu-satunya"])
    page = page_for(make.rina)
    page.goto(ADDRESS)
    page.locator(".point--now textarea").fill("Semua beres.")
    page.get_by_role("button", name="Next point").press("Enter")
    expect(page.get_by_role("link", name="End the session")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="End the session?")).to_be_focused()
    page.get_by_role("link", name="Not yet").press("Enter")
    expect(page.get_by_role("link", name="End the session")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="End and adopt the minutes").press("Enter")
    expect(page.get_by_role("button", name="Plan the next session")).to_be_focused()
    expect(page.locator("#status")).to_have_text("Obrolan Pagi 1 closed")
