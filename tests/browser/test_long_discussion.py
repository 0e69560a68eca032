"""A long discussion in a real browser: every address leads to its post, also without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from cop.db import db
from cop.discussions.models import Post
from tests.bed.writing import own_unit

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.make import Make

PageFor = Callable[..., "Page"]


@pytest.fixture
def talk(make: Make) -> tuple[str, list[int]]:
    """Give the address of a discussion of 120 posts, and their ids."""
    session = make.session()
    text = {"source": "Kabar", "html": "<p>Kabar</p>", "renderer": 1}
    its = {"thread_id": session.thread_id, "author_id": make.bayu.id}
    with own_unit():
        db.session.add_all(Post(**its, **text) for _ in range(120))
        db.session.flush()
        ids = list(db.session.scalars(select(Post.id).order_by(Post.id)))
    return f"/groups/obrolan-pagi/sessions/1/threads/{session.thread_id}", ids


def test_the_old_address_of_a_post_leads_to_the_page_that_holds_it(
    talk: tuple[str, list[int]], make: Make, page_for: PageFor
) -> None:
    address, ids = talk
    page = page_for(make.sari)
    page.goto(f"{address}#post-{ids[3]}")
    expect(page).to_have_url(re.compile(rf"post={ids[3]}#post-{ids[3]}$"))
    expect(page.locator(f"#post-{ids[3]}")).to_be_in_viewport()


def test_earlier_posts_are_reached_without_javascript(
    talk: tuple[str, list[int]], make: Make, page_for: PageFor
) -> None:
    address, ids = talk
    page = page_for(make.sari, java_script_enabled=False)
    page.goto(address)
    for _ in range(2):
        page.get_by_role("link", name="Earlier posts").click()
    expect(page.locator(f"#post-{ids[0]}")).to_be_visible()
    page.get_by_role("link", name="To the newest post").click()
    expect(page.locator(f"#post-{ids[-1]}")).to_be_in_viewport()
