"""A need noted at the desk in seconds becomes a point, by keyboard and without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.bed.axe import assert_axe_clean
from tests.browser.steps import PageFor

if TYPE_CHECKING:
    from tests.make import Make

WORDS = "Pembaca mencari novel huruf besar"


@pytest.mark.parametrize("script", [True, False])
def test_from_the_desk_to_the_agenda(make: Make, page_for: PageFor, script: bool) -> None:
    make.session(make.group())
    sari = page_for(make.sari, java_script_enabled=script)
    sari.goto("/ideas")
    expect(sari.get_by_label("In a few words")).to_be_focused()
    sari.keyboard.type(WORDS)
    sari.keyboard.press("Enter")
    expect(sari.locator("main")).to_contain_text("Noted for Obrolan Pagi")
    expect(sari.get_by_label("In a few words")).to_have_value("")
    if script:
        assert_axe_clean(sari)
    bayu = page_for(make.bayu, java_script_enabled=script)
    bayu.goto("/ideas")
    bayu.get_by_role("button", name="Second it").click()
    expect(bayu.locator("main")).to_contain_text("Bayu Pratama")
    rina = page_for(make.rina, java_script_enabled=script)
    rina.goto("/ideas")
    rina.get_by_role("link", name=WORDS).click()
    rina.get_by_role("link", name="Take it up").click()
    rina.get_by_role("button", name="Make it a point").click()
    expect(rina.locator("main")).to_contain_text("Sari Wulandari’s idea, seconded by 1")
    sari.goto("/me/notices")
    expect(sari.locator("main")).to_contain_text("became a point")
