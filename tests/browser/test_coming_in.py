"""Being let in: an invitation from the making of its link to taking part, and an account."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cop.groups.words import Visibility
from cop.sessions.words import Status
from tests.bed.axe import assert_axe_clean
from tests.cast import PASSWORD

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.make import Make

HERE = "http://127.0.0.1:8000"  # the site's public address, with which links begin


@pytest.mark.parametrize("javascript", [True, False])
def test_a_guest_comes_by_a_link_and_takes_part_in_one_session(
    javascript: bool, make: Make, page_for: Callable[..., Page]
) -> None:
    group = make.group("Lingkar Tertutup", visibility=Visibility.MEMBERS)
    session = make.session(group, state=Status.IN_PROGRESS)
    rina, tono = (page_for(person, java_script_enabled=javascript) for person in (make.rina, None))
    rina.goto(f"/groups/{group.slug}/invitations?session={session.number}")
    rina.get_by_role("button", name="Make the link").click()
    link = rina.get_by_label("The link of the invitation").input_value()
    tono.goto(link.removeprefix(HERE))
    if javascript:
        assert_axe_clean(tono)
    tono.get_by_label("Name", exact=True).fill("Tono Wijaya")
    tono.get_by_label("E-mail").fill("tono@luar.example")
    tono.get_by_label("Password").fill(PASSWORD)
    tono.get_by_label("Password").press("Enter")
    expect(tono.get_by_text("You are a guest", exact=True)).to_be_visible()
    tono.get_by_role("button", name="I am here").click()
    expect(tono.locator(".attendance__mine")).to_be_visible()
    rina.goto(f"/groups/{group.slug}/invitations")
    expect(rina.get_by_text("1 of 1 used")).to_be_visible()


def test_an_administrator_hands_over_an_account(make: Make, page_for: Callable[..., Page]) -> None:
    dewi, tono = page_for(make.dewi), page_for(None)
    dewi.goto("/admin/people/new")
    dewi.get_by_label("Name", exact=True).fill("Tono Wijaya")
    dewi.get_by_label("E-mail").fill("tono@pustaka.example")
    dewi.get_by_role("button", name="Make the account").click()
    dewi.get_by_role("button", name="Make a link").click()
    dewi.get_by_role("button", name="Copy").click()
    expect(dewi.get_by_role("button", name="Copied.")).to_be_visible()
    tono.goto(dewi.get_by_label("Sets a password, once").input_value().removeprefix(HERE))
    tono.get_by_label("New password").fill(PASSWORD)
    tono.get_by_label("Once more").fill(PASSWORD)
    tono.get_by_role("button", name="Set the password").click()
    expect(tono.get_by_text("Your password is set.")).to_be_visible()
