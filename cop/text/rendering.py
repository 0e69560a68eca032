"""What a person wrote, made into what a page shows, once, when it is written."""

import logging
import re
from dataclasses import dataclass
from html import escape

from markupsafe import Markup

from cop.text.fit import always_fit
from cop.text.helper import Unconverted, converter

MAX_SOURCE = 200_000
"""Characters of one text: the minutes of a year of meetings."""

RENDERER_VERSION = 1
"""Stored beside what was rendered; counts up when the same source gives different HTML."""

PATIENCE = 0.6
"""Seconds of the processor that a text may cost; 200 kB of ordinary minutes need half of it."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Rendered:
    """HTML that a page may show; `as_typed` when the text was too strange to be converted."""

    html: str
    as_typed: bool


def render(source: str, *, seconds: float = PATIENCE) -> Rendered:
    """Return the clean HTML of a Markdown text, or the text as typed where that takes too long.

    Never raises, and waits about `seconds` at most, on a busy machine four times as long; a job
    that is in no hurry may give it more.
    """
    source = always_fit(source)
    if not source.strip():
        return Rendered("", as_typed=False)
    if len(source) > MAX_SOURCE:
        return Rendered(_as_typed(source), as_typed=True)
    try:
        html = converter.convert(source, seconds=seconds)
    except Unconverted as reason:
        _log.warning("A text of %d characters is shown as typed: %s", len(source), reason)
        html = ""  # as is that of a text of nothing but comments or unused addresses
    return Rendered(html or _as_typed(source), as_typed=not html)


def shown(html: str) -> Markup:
    """Return stored HTML as Markup for a template; give it only what `render` made."""
    return Markup(html)  # noqa: S704 - the one place where text becomes markup


def _as_typed(source: str) -> str:
    paragraphs = re.split(r"\n\s*\n", source.strip("\n"))
    inner = "".join(f"<p>{_lines(paragraph)}</p>" for paragraph in paragraphs)
    return f'<div class="as-typed">{inner}</div>'


def _lines(paragraph: str) -> str:
    return escape(paragraph, quote=False).replace("\n", "<br>")
