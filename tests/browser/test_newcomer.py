"""The whole way of a newcomer: from signing in to finding what a session brought."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cop.kit.clock import now
from tests.browser.steps import PageFor, Visitor, Words
from tests.cast import BAYU, PASSWORD, RINA

if TYPE_CHECKING:
    from flask import Flask

    from tests.make import Make

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 390, "height": 844}
CARRIED = "Kunjungan ke cabang"
BODY = {
    "id": "Pendampingan penulis dilakukan tiap Jumat di ruang baca.",
    "en": "Teachers were trained to use the catalogues every Friday.",
}
ASKED = {"id": "mendampingi", "en": "training catalogue"}  # in no text as it stands here


@pytest.mark.parametrize(
    ("language", "size", "javascript"),
    [("id", WIDE, True), ("en", WIDE, True), ("id", NARROW, True), ("en", WIDE, False)],
    ids=["indonesian", "english", "phone", "without-javascript"],
)
def test_a_newcomer_goes_the_whole_way(
    language: str,
    size: dict[str, int],
    javascript: bool,
    app: Flask,
    make: Make,
    page_for: PageFor,
) -> None:
    words = Words(app, language)
    for figure in (RINA, BAYU):
        make.figure(figure, password=PASSWORD, locale=language)
    given = {"locale": language, "viewport": size, "java_script_enabled": javascript}
    rina, bayu = (Visitor(page_for(**given), words) for _ in "ab")
    makes_a_circle(rina)
    plans_a_session(rina)
    bayu.sign_in("bayu")
    both_write(rina, bayu, rina.page.url, javascript)
    ends_and_adopts(rina)
    makes_an_output(rina, BODY[language])
    opens_the_next(rina)
    finds(bayu, ASKED[language])


def makes_a_circle(rina: Visitor) -> None:
    """Sign in, make a training and bring Bayu in."""
    rina.sign_in("rina")
    rina.page.goto("/groups")
    rina.follow("Make the first circle")
    rina.fill("Name", "Kelompok Literasi")
    rina.page.get_by_label(rina.words("Training")).check()
    rina.press("Make the circle")
    rina.follow("Bring colleagues in")
    rina.fill("Login or e-mail", "bayu")
    rina.press("Add to the circle")
    rina.reads("Bayu Pratama")
    rina.page.get_by_role("link", name="Kelompok Literasi").click()


def plans_a_session(rina: Visitor) -> None:
    """Plan a session that Bayu writes, with one point more, and start it."""
    rina.follow("Plan the first session")
    rina.fill("Day", (now() + timedelta(days=1)).date().isoformat())
    rina.fill("Time", "07:45")
    rina.choose("Writes", "Bayu Pratama")
    rina.press("Plan the session")
    rina.follow("Add a point")
    rina.fill("Point", CARRIED)
    rina.press("Add a point")
    rina.reads(CARRIED)
    rina.press("Publish the agenda")
    rina.press("Start the session")
    expect(rina.now).to_contain_text(rina.words("Aims"))


def both_write(rina: Visitor, bayu: Visitor, address: str, javascript: bool) -> None:
    """Write at once on the first point; no word is lost."""
    bayu.page.goto(address)
    bayu.writes("Siapa yang hadir?")
    bayu.now.get_by_role("button", name=bayu.words("Save"), exact=True).click()
    bayu.reads("Siapa yang hadir?")
    rina.writes("Tujuan kita jelas.")
    if not javascript:  # with it her notes save themselves, and meet his
        rina.now.get_by_role("button", name=rina.words("Save"), exact=True).click()
    rina.press("Put both together")
    notes = rina.now.locator("textarea")
    expect(notes).to_have_value("Siapa yang hadir?\nTujuan kita jelas.")


def ends_and_adopts(rina: Visitor) -> None:
    """Go through the points, carry the last one over and adopt the minutes."""
    for point in ("Exercises", "Test"):
        rina.press("Next point")
        expect(rina.now).to_contain_text(rina.words(point))
    rina.writes("Kami membawa pulang satu rencana.")
    rina.press("End the session")
    rina.choose(CARRIED, rina.words("carried over"))
    rina.page.locator(".end").get_by_role("button").click()
    rina.reads("Kami membawa pulang satu rencana.")


def makes_an_output(rina: Visitor, body: str) -> None:
    """Start an output from the notes, publish it and close the session."""
    rina.press("Start one from the notes")
    rina.fill("Title", "Hasil kelompok")
    rina.fill("Text", body)
    rina.press("Publish")
    rina.reads(body)
    rina.page.locator("main").get_by_role("link", name="Kelompok Literasi 1").last.click()
    rina.press("Close the session")
    rina.sees("closed")


def opens_the_next(rina: Visitor) -> None:
    """Make the session that follows; the point that was carried is on its agenda."""
    rina.press("Plan the next session")
    expect(rina.page.locator("h1")).to_contain_text("2")
    rina.reads(CARRIED)


def finds(bayu: Visitor, asked: str) -> None:
    """Find the output by word forms that it does not contain."""
    bayu.page.goto("/archive")
    bayu.page.locator("#archive-words").fill(asked)
    bayu.page.locator("#archive-words").press("Enter")
    hit = bayu.page.locator(".hit").first
    expect(hit).to_contain_text("Hasil kelompok")
    assert asked not in hit.inner_text().lower()
    hit.get_by_role("link").click()
    expect(bayu.page.locator("h1")).to_have_text("Hasil kelompok")
