"""The first thing that everybody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.bed.axe import assert_axe_clean
from tests.cast import PASSWORD, SARI

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.make import Make


@pytest.mark.parametrize("kind", ["page", "page_nojs"])
def test_sari_signs_in_and_out(kind: str, request: pytest.FixtureRequest, make: Make) -> None:
    page: Page = request.getfixturevalue(kind)
    make.figure(SARI, password=PASSWORD)
    page.goto("/login")
    page.get_by_label("Login or e-mail").fill("sari")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("Your menu")).to_be_attached()
    page.get_by_text("Your menu").locator("..").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_text("You are signed out.")).to_be_visible()


def test_everybody_can_use_the_door(page: Page) -> None:
    page.goto("/login")
    assert_axe_clean(page)
