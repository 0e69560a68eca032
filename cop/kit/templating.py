"""Templates: nothing undefined is ever printed, and what every page needs is at hand."""

from __future__ import annotations

from typing import Any

from flask import Flask, Response, make_response, render_template, request
from flask_babel import get_locale
from jinja2 import StrictUndefined

from cop.kit import addresses, dates
from cop.kit.labels import Speaking

THEMES = ("light", "dark")


def page(template: str, *, status: int = 200, **given: Any) -> Response:
    """Render a page or a fragment with the status."""
    return make_response(render_template(template, **given), status)


def init_app(app: Flask) -> None:
    """Make Jinja strict and offer what layouts use."""
    app.jinja_environment = Speaking
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.globals["get_locale"] = get_locale
    addresses.init_app(app)
    dates.init_app(app)

    @app.context_processor
    def layout() -> dict[str, Any]:
        theme = request.cookies.get("theme", "")
        return {"theme": theme if theme in THEMES else ""}
