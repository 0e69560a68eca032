"""Addresses in templates are those of Flask, for whatever is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import url_for

if TYPE_CHECKING:
    from flask import Flask

GIVEN = (
    ("groups.show", {"slug": "obrolan-pagi"}),
    ("groups.show", {"slug": "obrolan-pagi", "_anchor": "charter-title"}),
    ("archive.search", {"q": "rak & buku", "year": 1}),
    ("archive.search", {"q": "rak & buku", "year": True}),
    ("archive.search", {"q": None}),
    ("archive.search", {"q": "rak", "_external": True}),
)


@pytest.mark.parametrize("root", ["", "/library"])
def test_a_remembered_address_is_the_one_that_flask_builds(app: Flask, root: str) -> None:
    remembering = app.jinja_env.globals["url_for"]
    with app.test_request_context("/", environ_overrides={"SCRIPT_NAME": root}):
        for _ in range(2):
            for endpoint, given in GIVEN:
                assert remembering(endpoint, **given) == url_for(endpoint, **given)
