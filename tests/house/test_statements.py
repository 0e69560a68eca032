"""Law: what a page asks of the database is bounded, and the same for few rows and for many."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from flask import url_for

from tests.house.growing import forget_reading, grow
from tests.house.statements import PAGES, Page
from tests.house.world import World, build

if TYPE_CHECKING:
    from flask import Flask

    from tests.bed.browsing import Client
    from tests.make import Make

FEW, MANY = 5, 500
UNCHANGED = 2  # statements of a part that is polled and has not changed


@pytest.fixture
def world(make: Make) -> World:
    """Give the circles and everybody."""
    return build(make)


def test_few_and_many_rows_cost_the_same(
    app: Flask, world: World, client_for: Callable[..., Client]
) -> None:
    grow(world.open, FEW)
    few = {page: _cost(app, page, world, client_for) for page in PAGES}
    grow(world.closed, MANY)
    grow(world.open, MANY)
    many = {page: _cost(app, page, world, client_for) for page in PAGES}
    growing = [
        f"{page}: {few[page]} statements for {FEW} rows, {many[page]} for {MANY}"
        for page in PAGES
        if many[page] > min(few[page], page.most + page.after)
    ]
    assert not growing, "\n".join(growing)


def test_a_discussion_that_has_not_changed_costs_next_to_nothing(
    app: Flask, world: World, client_for: Callable[..., Client]
) -> None:
    client = client_for(world.people["member"])
    path = _path(app, Page("discussions.posts", "member", UNCHANGED), world)
    first = client.get(path, htmx=True)
    again = client.get(path, htmx=True, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert len(again.statements) <= UNCHANGED


def _cost(app: Flask, page: Page, world: World, client_for: Callable[..., Client]) -> int:
    """Return how many statements the page sends when somebody comes back and posts are new."""
    client = client_for(world.people[page.role])
    client.checks = False
    path = _path(app, page, world)
    client.get(path)
    forget_reading(world.open)
    answer = client.get(path)
    assert answer.status_code == 200
    return len(answer.statements)


def _path(app: Flask, page: Page, world: World) -> str:
    with app.test_request_context():
        values = world.open.values(**page.chosen)
        words = next(app.url_map.iter_rules(page.endpoint)).arguments
        return url_for(page.endpoint, **{word: values[word] for word in words})
