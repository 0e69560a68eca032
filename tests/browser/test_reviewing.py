"""One contested minute goes the whole way: review, wording, adoption, reopening, second version."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Page, expect

from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.browser.steps import PageFor, expect_kept

if TYPE_CHECKING:
    from cop.sessions.models import Session
    from tests.make import Make

TEXT = "Rapat dibuka pukul sembilan. Bab satu dibaca."
OTHER = "Rapat dibuka pukul sepuluh. Bab satu dibaca."
LATER = "Rapat dibuka pukul sepuluh. Bab satu dan dua dibaca."


@dataclass
class Keyboard:
    """Somebody at a page of the session who uses no mouse."""

    page: Page
    address: str

    def look(self, rest: str = "") -> None:
        """Open the session's page anew, or one below it."""
        self.page.goto(self.address + rest)

    def press(self, name: str, role: str = "button") -> None:
        """Press Enter on what has the name."""
        found = self.page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
        found.press("Enter")  # at once: after a press the page itself moves the focus

    def types(self, label: str, text: str) -> None:
        """Put the text into the field of the label."""
        self.page.get_by_label(label).first.fill(text)

    def reads(self, *texts: str) -> None:
        """Expect the texts on the page."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)


@pytest.fixture
def session(make: Make) -> Session:
    """Give a session of a study group that is written up and has its output; Bayu writes."""
    group = make.group("Kelompok Studi", kind="study-group")
    made = make.session(group, state=Status.WRITING_UP, scribe=make.bayu, points=("Bacaan",))
    make.attend(made, make.bayu, make.sari)
    make.note(made, points_of(make.rina, made)[0], TEXT)
    make.output(made)
    return made


@pytest.mark.parametrize("scripts", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_contested_minute_goes_the_whole_way_by_keyboard(
    make: Make, session: Session, page_for: PageFor, scripts: bool
) -> None:
    there = f"/groups/{session.group.slug}/sessions/{session.number}"
    rina, bayu, sari = (
        Keyboard(page_for(person, java_script_enabled=scripts), there)
        for person in (make.rina, make.bayu, make.sari)
    )
    bayu.look()
    bayu.press("Send for review")
    bayu.reads("1 of 3 confirmed", "Silence is consent until")

    sari.look()
    sari.press("Propose other words: Bacaan", "link")
    sari.types("Your words for “Bacaan”", OTHER)
    sari.types("Why?", "Kami menunggu kunci.")
    sari.press("Propose")
    sari.reads("Sari Wulandari proposes other words", "One wording is contested: Bacaan")

    rina.look()
    rina.press("Confirm the minutes")
    rina.reads("2 of 3 confirmed", "Kami menunggu kunci.")
    bayu.look()
    bayu.press("Take over: Bacaan")
    bayu.reads("Bayu Pratama took them over on")
    expect(bayu.page.locator(".wording")).to_have_count(0)

    rina.look()
    rina.reads("new wording since you confirmed", "pukul sepuluh", "2 of 3 confirmed")
    rina.press("Confirm the minutes")
    rina.reads("3 of 3 confirmed")
    rina.press("Adopt the minutes")
    rina.reads("Adopted on", "version 1", "closed")

    rina.page.locator(".session__acts summary").focus()
    rina.page.keyboard.press("Enter")
    rina.press("Reopen the session", "link")
    rina.types("Why?", "Bab dua terlewat.")
    rina.press("Reopen the session")
    rina.reads("by Rina Anggraini: Bab dua terlewat.", "stands until the next one is adopted")

    bayu.look()
    bayu.types("Notes on “Bacaan”", LATER)
    bayu.press("Save")
    bayu.reads("Saved")
    bayu.press("Send for review")
    bayu.reads("1 of 3 confirmed")
    for one in (sari, rina):
        one.look()
        one.press("Confirm the minutes")
        one.reads("You confirmed this")
    rina.press("Adopt the minutes")
    rina.reads("version 2")

    rina.press("what changed", "link")
    expect(rina.page.locator("ins").first).to_contain_text("dan dua")
    rina.look("/minutes/1")
    rina.reads("This version was replaced on", "Bab satu dibaca.")
    sari.look()
    sari.page.locator("summary", has_text="Step by step").focus()
    sari.page.keyboard.press("Enter")
    for step in ("Sent for review", "Words of Sari Wulandari taken over", "Reopened", "Closed"):
        expect(sari.page.locator(".steps")).to_contain_text(step)


def test_a_proposal_that_was_not_sent_waits_in_the_browser(
    make: Make, session: Session, page_for: PageFor
) -> None:
    make.bring(session, Status.IN_REVIEW)
    sari = Keyboard(page_for(make.sari), f"/groups/{session.group.slug}/sessions/{session.number}")
    sari.look()
    sari.press("Propose other words: Bacaan", "link")
    field = sari.page.get_by_label("Your words for “Bacaan”")
    expect(field).to_be_focused()
    field.fill(OTHER)
    sari.look()
    expect(field).to_have_value(OTHER)
    sari.press("Cancel", "link")
    expect(field).to_have_count(0)
    sari.look()
    expect(sari.page.get_by_role("link", name="Propose other words: Bacaan")).to_be_visible()
    expect(field).to_have_count(0)


def test_a_proposal_that_was_sent_leaves_nothing_in_the_browser(
    make: Make, session: Session, page_for: PageFor
) -> None:
    make.bring(session, Status.IN_REVIEW)
    sari = Keyboard(page_for(make.sari), f"/groups/{session.group.slug}/sessions/{session.number}")
    sari.look()
    sari.press("Propose other words: Bacaan", "link")
    sari.types("Your words for “Bacaan”", OTHER)
    expect_kept(sari.page, 1)
    sari.press("Propose")
    sari.reads("Sari Wulandari proposes other words")
    expect_kept(sari.page, 0)
