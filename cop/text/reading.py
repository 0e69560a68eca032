"""The words of rendered text without its markup: for the search index, lists, feeds and mails."""

import re
from collections.abc import Iterator
from html import unescape

# What `render` made has every "<" and ">" of an attribute escaped, so this finds whole tags.
_TAG = re.compile(r"<(?P<closing>/?)(?P<name>[a-z][a-z0-9]*)(?P<attributes>[^>]*)>")
_FOOTNOTE_MARK = re.compile(r'<a [^>]*class="footnote-(?:ref|backref)"[^>]*>[^<]*</a>')
_ALT = re.compile(r'\balt="([^"]*)"')
_CUT_SHORT = re.compile(r"(?:<[^>]*|&[^;\s]{0,10})\Z")
_LINE_ENDS = re.compile(r"[^\S\n]*\n\s*")

_INLINE_TAGS = "a abbr b cite code del em i img ins kbd mark q s small strong sub sup u"
_INLINE = frozenset(_INLINE_TAGS.split())
_CELLS = frozenset({"td", "th"})
_MARKUP_PER_CHARACTER = 20
_LEAST_MARKUP = 4_000


def plain_text(html: str) -> str:
    """Return the words of HTML that `render` made; blocks and line breaks end in a newline."""
    words = "".join(_words(_FOOTNOTE_MARK.sub("", html)))
    return _LINE_ENDS.sub("\n", words).strip()


def excerpt(html: str, characters: int = 160) -> str:
    """Return the first words in one line of at most `characters`, with "…" for words left out."""
    beginning = html[: _LEAST_MARKUP + characters * _MARKUP_PER_CHARACTER]
    if is_cut := len(beginning) < len(html):
        beginning = _CUT_SHORT.sub("", beginning)
    words = " ".join(plain_text(beginning).split())
    if len(words) <= characters and not is_cut:
        return words
    return _ended_at_a_word(words, characters)


def _words(html: str) -> Iterator[str]:
    end = 0
    for tag in _TAG.finditer(html):
        yield unescape(html[end : tag.start()])
        yield _instead_of(tag)
        end = tag.end()
    yield unescape(html[end:])


def _instead_of(tag: re.Match[str]) -> str:
    name = tag["name"]
    if name == "img":
        alt = _ALT.search(tag["attributes"])
        return unescape(alt.group(1)) if alt else ""
    if name in _CELLS:
        return " " if tag["closing"] else ""
    return "" if name in _INLINE else "\n"


def _ended_at_a_word(words: str, characters: int) -> str:
    room = words[:characters]
    if len(words) >= characters:
        room = room[: room.rfind(" ")] if " " in room else room[:-1]
    return room.rstrip(" ,;:–-") + "…"
