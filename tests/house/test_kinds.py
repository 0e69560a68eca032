"""Law: no page is left out when pages are checked for everybody's use."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask import url_for

from tests.house.kinds import APART, kinds
from tests.house.world import build

if TYPE_CHECKING:
    from flask import Flask

    from tests.bed.browsing import Client
    from tests.house.world import Place
    from tests.make import Make


def address(app: Flask, place: Place, endpoint: str, chosen: dict[str, str]) -> str:
    """Return the address of the kind of page in the circle."""
    with app.test_request_context():
        values = place.values(**chosen)
        words = next(app.url_map.iter_rules(endpoint)).arguments
        return url_for(endpoint, **{word: values[word] for word in words}, q=chosen.get("q"))


def readable(app: Flask) -> set[str]:
    """Return what answers a GET."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}


def test_every_page_is_checked_or_named_with_a_reason(app: Flask) -> None:
    checked = {endpoint for rows in kinds().values() for endpoint, _ in rows}
    left_out = sorted(readable(app) - checked - set(APART))
    assert not left_out, f"nobody sees {left_out}: tests/house/kinds.py says why, in APART"
    assert not set(APART) - readable(app)


def test_what_is_checked_is_a_page(
    app: Flask, make: Make, client_for: Callable[..., Client]
) -> None:
    world = build(make)
    told = []
    for role, rows in kinds().items():
        client = client_for(world.people[role])
        for endpoint, chosen in rows:
            answer = client.get(address(app, world.open, endpoint, chosen))
            if answer.status_code != 200 or not answer.page.query_one("h1"):
                told.append(f"{endpoint} {chosen or ''} answers {role} {answer.status_code}")
    assert not told, "put in SEEN_BY or APART of tests/house/kinds.py:\n" + "\n".join(told)
