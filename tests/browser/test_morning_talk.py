"""A morning talk costs its facilitator next to nothing."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.steps import PageFor

if TYPE_CHECKING:
    import pytest

    from tests.make import Make

MOST_CLICKS = 12
POINTS = ("Yang baru sejak kemarin", "Kendala kemarin", "Rencana hari ini")
NOTES = ("Absensi siswa daring.", "Stopkontak mati; sudah diganti.", "Pelayanan seperti biasa.")
COUNTED = """window.clicks = 0;
addEventListener("click", event => { if (event.isTrusted) window.clicks += 1; }, true)"""


def test_a_morning_talk_costs_at_most_twelve_clicks_from_start_to_closed(
    make: Make, page_for: PageFor, capsys: pytest.CaptureFixture[str]
) -> None:
    make.session(points=POINTS)
    page = page_for(make.rina)
    page.goto("/groups/obrolan-pagi/sessions/1")
    page.evaluate(COUNTED)
    page.get_by_role("button", name="Start the session").click()
    for number, note in enumerate(NOTES):
        field = page.locator(".point--now textarea")
        expect(page.locator(".point--now h3")).to_have_text(POINTS[number])
        expect(field).to_be_focused()
        page.keyboard.type(note)
        if number < len(NOTES) - 1:
            page.get_by_role("button", name="Next point").click()
    page.get_by_role("button", name="End the session").click()
    page.get_by_role("button", name="End and adopt the minutes").click()
    expect(page.locator(".session__title")).to_contain_text("closed")
    for note in NOTES:
        expect(page.locator(".agenda")).to_contain_text(note)
    expect(page.locator("#output")).to_contain_text("digest of week")
    clicks = page.evaluate("window.clicks")  # would be gone if the page had changed
    with capsys.disabled():
        sys.stdout.write(f" {clicks} clicks from start to closed ")
    assert clicks <= MOST_CLICKS


def test_the_last_words_are_in_the_minutes_though_the_end_was_confirmed_at_once(
    make: Make, page_for: PageFor
) -> None:
    make.session(points=POINTS[:1])
    page = page_for(make.rina)
    page.goto("/groups/obrolan-pagi/sessions/1")
    page.get_by_role("button", name="Start the session").click()
    page.get_by_role("button", name="End the session").click()
    page.locator(".point--now textarea").fill("Satu kata lagi.")
    page.get_by_role("button", name="End and adopt the minutes").click()
    expect(page.locator(".session__title")).to_contain_text("closed")
    expect(page.locator(".agenda")).to_contain_text("Satu kata lagi.")


def test_an_outcome_is_added_once_and_its_field_is_empty_again(
    make: Make, page_for: PageFor
) -> None:
    make.session(points=POINTS)
    page = page_for(make.rina)
    page.goto("/groups/obrolan-pagi/sessions/1")
    page.get_by_role("button", name="Start the session").click()
    now = page.locator(".point--now")
    now.locator("summary", has_text="Decision").click()
    words = now.get_by_label("What was decided?")
    words.fill("Kelas berlaku.")
    words.press("Enter")
    expect(now.locator(".outcome--decision")).to_contain_text("Kelas berlaku.")
    expect(now.locator("summary", has_text="Decision")).to_be_focused()
    expect(words).to_have_value("")
    expect(page.locator("#status")).to_have_text("Kelas berlaku.")


def test_an_outcome_that_is_half_typed_stays_when_the_talk_goes_on(
    make: Make, page_for: PageFor
) -> None:
    make.session(points=POINTS)
    page = page_for(make.rina)
    page.goto("/groups/obrolan-pagi/sessions/1")
    page.get_by_role("button", name="Start the session").click()
    first = page.locator(".agenda > .point").first
    first.locator("summary", has_text="Follow-up").click()
    first.get_by_label("What is to be done?").fill("Menghubungi IT")
    page.get_by_role("button", name="Next point").click()
    expect(page.locator(".point--now h3")).to_have_text(POINTS[1])
    expect(first.get_by_label("What is to be done?")).to_have_value("Menghubungi IT")
    first.get_by_role("button", name="Add").click()
    expect(first.locator(".outcome--task")).to_contain_text("Menghubungi IT")
