"""Two browsers and a phone take part in a session that is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

LIVE = "/groups/obrolan-pagi/sessions/1/live"
PHONE = {"width": 390, "height": 844}


def test_a_session_is_led_by_keys_and_followed_on_a_phone_and_on_the_wall(
    make: Make, page_for: PageFor
) -> None:
    make.session(points=("Rak kosong", "Jam buka", "Kas kecil"), scribe=make.bayu)
    rina = page_for(make.rina)
    rina.goto("/groups/obrolan-pagi/sessions/1")
    rina.get_by_role("button", name="Start the session").click()
    rina.get_by_role("link", name="Follow it live").click()
    expect(rina.locator(".point--now h3")).to_have_text("Rak kosong")
    code = rina.locator(".checkin__code").inner_text()
    wall = page_for(make.rina)
    wall.goto(LIVE.replace("live", "projector"))
    expect(wall.locator(".beam__title")).to_have_text("Rak kosong")
    sari = page_for(make.sari, viewport=PHONE)
    sari.goto(f"/here?code={code}")
    sari.get_by_role("button", name="I am here").click()
    expect(sari.locator("#now-title")).to_have_text("Rak kosong")
    expect(sari.locator("#attendance-title")).to_have_text("Here now, 2")
    rina.locator(".point--now textarea").fill("Rak 800 ditata Jumat.")
    rina.keyboard.press("Escape")
    rina.keyboard.press("n")
    expect(rina.locator(".point--now h3")).to_have_text("Jam buka")
    expect(sari.locator("#now-title")).to_have_text("Jam buka")
    expect(wall.locator(".beam__title")).to_have_text("Jam buka")
    expect(wall.locator(".beam__next")).to_contain_text("Kas kecil")


def test_a_follow_up_is_taken_by_a_press_on_a_part_that_renews_itself(
    make: Make, page_for: PageFor
) -> None:
    session = make.session(state=Status.IN_PROGRESS)
    make.follow_up(points_of(make.rina, session)[0], "Menata rak 800")
    sari = page_for(make.sari)
    sari.goto(LIVE)
    sari.get_by_role("button", name="I take on: Menata rak 800").click()
    expect(sari.locator(".now__free")).to_have_count(0)
    expect(sari.locator(".outcome--task")).to_contain_text("Sari Wulandari")


def test_without_javascript_a_session_is_led_and_followed(make: Make, page_for: PageFor) -> None:
    make.session(state=Status.IN_PROGRESS, points=("Rak kosong", "Jam buka"))
    rina = page_for(make.rina, java_script_enabled=False)
    rina.goto(LIVE)
    rina.locator(".point--now textarea").fill("Rak 800 ditata Jumat.")
    rina.get_by_role("button", name="Next point").click()
    expect(rina.locator(".live .point--now h3")).to_have_text("Jam buka")
    sari = page_for(make.sari, java_script_enabled=False)
    sari.goto(LIVE)
    expect(sari.locator("#now-title")).to_have_text("Jam buka")
    sari.get_by_role("button", name="I am here").click()
    expect(sari.locator("#attendance-title")).to_have_text("Here now, 2")
