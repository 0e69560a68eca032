"""A duty is passed on and given to the next one, without JavaScript as well."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PageFor, Visitor, Words

if TYPE_CHECKING:
    from flask import Flask

    from tests.make import Make

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
TALK = "/groups/obrolan-pagi/sessions/1"


@BOTH
def test_who_cannot_lead_passes_it_on_and_a_moderator_goes_on_by_turn(
    javascript: bool, app: Flask, make: Make, page_for: PageFor
) -> None:
    make.session(facilitator=make.sari, scribe=make.sari)
    page = page_for(make.sari, locale="en", java_script_enabled=javascript)
    page.goto(TALK)
    Visitor(page, Words(app, "en")).press("I cannot lead")
    expect(page.locator(".session__facts")).to_contain_text("Bayu leads and writes")
    page = page_for(make.rina, locale="en", java_script_enabled=javascript)
    page.goto(TALK)
    page.locator(".session__duties summary").click()
    Visitor(page, Words(app, "en")).press("Leads: the next by turn")
    expect(page.locator(".session__facts")).to_contain_text("Rina leads and writes")
