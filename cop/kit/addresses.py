"""Addresses, each built once: a page has a hundred, and most are asked for again."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Flask, current_app, request

REMEMBERED = 20_000  # addresses, of some hundred bytes each


def url_for(endpoint: str, **given: Any) -> str:
    """Return what Flask’s `url_for` does, remembered for what it is given."""
    if not request or endpoint.startswith(".") or "_external" in given:
        return current_app.url_for(endpoint, **given)
    app: Any = current_app
    return _built(app._get_current_object(), request.root_path, endpoint, **given)


def public(path: str) -> str:
    """Return the whole address of a page of the site, as mails, paper and links carry it."""
    return f"{current_app.config['COP_BASE_URL']}{path}"


@lru_cache(REMEMBERED, typed=True)
def _built(app: Flask, root: str, endpoint: str, **given: Any) -> str:
    return app.url_for(endpoint, **given)


def init_app(app: Flask) -> None:
    """Offer `url_for` to templates."""
    app.jinja_env.globals["url_for"] = url_for
