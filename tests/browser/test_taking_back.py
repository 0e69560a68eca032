"""A proposal is reworded and taken back, and a circle is handed on, without JavaScript as well."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.steps import PageFor, Visitor, Words

if TYPE_CHECKING:
    from flask import Flask

    from tests.make import Make

BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])


@BOTH
def test_a_proposal_on_the_backlog_is_reworded_and_withdrawn(
    javascript: bool, app: Flask, make: Make, page_for: PageFor
) -> None:
    make.point(make.group(), "Usul Sari", by=make.sari, accepted=False)
    page = page_for(make.sari, locale="en", java_script_enabled=javascript)
    visitor = Visitor(page, Words(app, "en"))
    page.goto("/groups/obrolan-pagi/backlog")
    visitor.follow("Edit")
    visitor.fill("Point", "Usul Sari, jelas")
    visitor.press("Save")
    visitor.reads("Usul Sari, jelas")
    visitor.follow("Withdraw")
    visitor.press("Withdraw it")
    expect(page.get_by_role("main")).not_to_contain_text("Usul Sari")


@BOTH
def test_a_circle_is_handed_on_when_an_account_is_closed(
    javascript: bool, app: Flask, make: Make, page_for: PageFor
) -> None:
    make.group()
    page = page_for(make.dewi, locale="en", java_script_enabled=javascript)
    visitor = Visitor(page, Words(app, "en"))
    page.goto("/admin/people/rina/deactivate")
    visitor.choose("Obrolan Pagi", "Sari Wulandari")
    visitor.press("Close the account")
    expect(page).to_have_url(re.compile(r"/admin/people/rina$"))
    page.goto("/groups/obrolan-pagi/members")
    expect(page.locator("#main")).to_contain_text("Sari Wulandari")
    page.goto("/admin/circles")
    visitor.sees("Every circle has a moderator")
