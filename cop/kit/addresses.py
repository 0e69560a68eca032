"""Addresses in templates, each built once: a page has a hundred, and most are asked for again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, request

REMEMBERED = 20_000  # addresses, of some hundred bytes each


def init_app(app: Flask) -> None:
    """Offer `url_for` to templates: as Flask's, remembered for what it is given."""

    @lru_cache(REMEMBERED, typed=True)
    def built(root: str, endpoint: str, **given: Any) -> str:
        return app.url_for(endpoint, **given)

    def url_for(endpoint: str, **given: Any) -> str:
        if not request or endpoint.startswith(".") or "_external" in given:
            return app.url_for(endpoint, **given)
        return built(request.root_path, endpoint, **given)

    app.jinja_env.globals["url_for"] = url_for
