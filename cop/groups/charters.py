"""The charter of a circle in a few words: for lists, and for the head of its page."""

from __future__ import annotations

import re

from cop.text import excerpt, plain_text

LEAD = 420  # letters that fit the head of a page
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_MORE_THAN_SENTENCES = re.compile(r"<(?!/?(?:p|br|a|em|strong|del|code)\b)")


def first_words(html: str, characters: int) -> str:
    """Return the first paragraph, else the beginning, in at most so many letters."""
    paragraph = _PARAGRAPH.search(html)
    return excerpt(paragraph[0] if paragraph else html, characters)


def is_short(html: str) -> bool:
    """Say whether the charter is no more than a few sentences, fit for the head of a page."""
    return len(plain_text(html)) <= LEAD and not _MORE_THAN_SENTENCES.search(html)
