"""From Markdown to clean HTML, without a limit of its own: only the helper process calls this."""

import hashlib

from markdown import Markdown

from cop.text.dialect import Footnotes, markdown_reader
from cop.text.fit import UNSEEN
from cop.text.gates import cleaned

_at_rest: list[tuple[Markdown, Footnotes]] = []
"""A reader between two texts; making one takes longer than reading a short text."""


class Garbled(Exception):
    """Markdown lost track of what it had put aside, or the text names unseen characters."""


def converted(source: str) -> str:
    """Return the HTML of a Markdown text; the same text always gives the same HTML.

    Raises Garbled, and whatever the parsers raise on hostile text; may take very long over it.
    """
    prefix = hashlib.sha256(source.encode()).hexdigest()[:10]
    reader, footnotes = _at_rest.pop() if _at_rest else markdown_reader()
    reader.reset()
    footnotes.prefix = prefix
    unclean = reader.convert(source)
    _at_rest.append((reader, footnotes))  # not one that stopped in the middle of a text
    html = cleaned(unclean, footnote_prefix=prefix)
    if UNSEEN.search(html):
        raise Garbled
    return html
