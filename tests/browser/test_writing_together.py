"""Two people write notes at once: no word of either is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from cop.sessions.words import Status
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

ADDRESS = "/groups/obrolan-pagi/sessions/1"
MINE, THEIRS = "Rak 800 kosong sejak Senin.", "Jaringan putus pukul sembilan."


@pytest.fixture
def two(make: Make, page_for: PageFor) -> tuple[Page, Page]:
    """Give the pages of the facilitator and of the scribe of a talk that is on."""
    make.session(state=Status.IN_PROGRESS, scribe=make.bayu)
    rina, bayu = page_for(make.rina), page_for(make.bayu)
    for page in (rina, bayu):
        page.goto(ADDRESS)
    return rina, bayu


def clash(rina: Page, bayu: Page) -> None:
    """Let Bayu save after both opened the page, and Rina meet his text."""
    notes(bayu).fill(THEIRS)
    notes(bayu).blur()
    expect(bayu.locator(".point--now .editor__state")).to_contain_text("Saved")
    notes(rina).fill(MINE)
    notes(rina).blur()
    expect(rina.locator(".clash")).to_be_visible()


def test_both_texts_are_shown_and_put_together(two: tuple[Page, Page]) -> None:
    rina, bayu = two
    clash(rina, bayu)
    expect(rina.locator(".clash__text").first).to_have_text(MINE)
    expect(rina.locator(".clash__text").last).to_have_text(THEIRS)
    left, right = (box.bounding_box() for box in rina.locator(".clash__text").all())
    assert left is not None
    assert right is not None
    assert left["y"] == right["y"]
    assert left["x"] < right["x"]
    rina.get_by_role("button", name="Put both together").click()
    expect(notes(rina)).to_have_value(f"{THEIRS}\n{MINE}")
    expect(notes(rina)).to_be_focused()
    bayu.reload()
    expect(notes(bayu)).to_have_value(f"{THEIRS}\n{MINE}")


@pytest.mark.parametrize(
    ("button", "kept"), [("Use the notes of Bayu Pratama", THEIRS), ("Use my notes", MINE)]
)
def test_one_of_the_texts_is_chosen_and_the_other_stays_among_the_earlier_ones(
    two: tuple[Page, Page], button: str, kept: str
) -> None:
    rina, bayu = two
    clash(rina, bayu)
    rina.get_by_role("button", name=button).click()
    expect(notes(rina)).to_have_value(kept)
    rina.get_by_role("link", name="Earlier texts").click()
    for text in (MINE, THEIRS):
        expect(rina.locator(".revisions__text", has_text=text).first).to_be_visible()


def test_what_is_being_typed_is_saved_though_another_went_on(two: tuple[Page, Page]) -> None:
    rina, bayu = two
    notes(bayu).press_sequentially(THEIRS)
    rina.get_by_role("button", name="Next point").click()
    expect(rina.locator(".point--now h3")).to_have_text("Rak yang kosong")
    notes(bayu).press_sequentially(" Lalu pulih.")
    notes(bayu).blur()
    expect(bayu.locator(".editor__state").first).to_contain_text("Saved")
    rina.reload()
    expect(rina.locator(".agenda > .point").first).to_contain_text(f"{THEIRS} Lalu pulih.")


def test_next_does_not_leave_a_point_whose_texts_clash(two: tuple[Page, Page]) -> None:
    rina, bayu = two
    clash(rina, bayu)
    rina.get_by_role("button", name="Next point").click()
    expect(rina.locator(".point--now h3")).to_have_text("Layanan yang berubah")
    expect(rina.locator(".clash__text").first).to_have_text(MINE)
    rina.get_by_role("button", name="Put both together").click()
    rina.get_by_role("button", name="Next point").click()
    expect(rina.locator(".point--now h3")).to_have_text("Rak yang kosong")
    expect(rina.locator(".agenda > .point").first).to_contain_text(THEIRS)
    expect(rina.locator(".agenda > .point").first).to_contain_text(MINE)


def test_notes_in_a_clash_stay_in_place_when_another_point_is_opened(
    two: tuple[Page, Page],
) -> None:
    rina, bayu = two
    for page in two:
        page.locator(".agenda > .point").last.get_by_text("Write notes").click()
    texts = [page.locator(".agenda > .point").last.locator("textarea") for page in two]
    texts[1].fill(THEIRS)
    texts[1].blur()
    expect(bayu.locator(".editor__state", has_text="Saved")).to_be_visible()
    texts[0].fill(MINE)
    texts[0].blur()
    expect(rina.locator(".clash")).to_be_visible()
    rina.get_by_role("button", name="I take part remotely").click()
    expect(rina.locator("#attendance")).to_contain_text("You are written down: remote.")
    expect(texts[0]).to_have_value(MINE)
    expect(rina.locator(".clash")).to_be_visible()


def notes(page: Page) -> Locator:
    """Return the field of the point that is on."""
    return page.locator(".point--now textarea")
