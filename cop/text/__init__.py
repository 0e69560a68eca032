"""What people write: rendered and cleaned once, read without its markup, quoted, compared, merged.

The only room that knows Markdown, Bleach and nh3, and the only maker of Markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cop.text import remembered
from cop.text.comparing import Change, Compared, Span, changes, compared, difference
from cop.text.fit import UnfitText, fit_for_storage
from cop.text.helper import converter
from cop.text.merging import merge
from cop.text.paper import on_paper
from cop.text.quoting import quoted
from cop.text.reading import excerpt, plain_text
from cop.text.rendering import MAX_SOURCE, RENDERER_VERSION, Rendered, render, shown

if TYPE_CHECKING:
    from flask import Flask

__all__ = [
    "MAX_SOURCE",
    "RENDERER_VERSION",
    "Change",
    "Compared",
    "Rendered",
    "Span",
    "UnfitText",
    "changes",
    "compared",
    "difference",
    "excerpt",
    "fit_for_storage",
    "merge",
    "on_paper",
    "plain_text",
    "prepare",
    "quoted",
    "register",
    "render",
    "shown",
]


def prepare() -> None:
    """Start the helper process and do not wait for it, so that the first text need not either."""
    converter.prepare()


def rest() -> None:
    """End the helper process of this process; the next text starts another."""
    converter.end()


def register(app: Flask) -> None:
    """Give the templates the filters `shown`, `on_paper` and `excerpt`, and `remembered`."""
    remembered.init_app(app)
    app.jinja_env.filters["shown"] = shown
    app.jinja_env.filters["on_paper"] = on_paper
    app.jinja_env.filters["excerpt"] = excerpt
