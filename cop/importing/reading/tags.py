"""Cut text into what is written and the HTML tags between, in one pass over any input."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

_INLINE = (
    "a abbr acronym b bdi bdo big br cite code del dfn em font i iframe img input ins kbd label"
    " mark q s samp small span strike strong sub sup time tt u var wbr"
)
_BLOCK = (
    "address article aside blockquote body caption center col colgroup dd details div dl dt embed"
    " fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li"
    " link main meta nav noscript object ol p pre script section source style summary table tbody"
    " td tfoot th thead title tr ul video audio"
)
INLINE = frozenset(_INLINE.split())
BLOCK = frozenset(_BLOCK.split())
MEDIA = frozenset({"img", "iframe", "embed", "video", "audio", "source"})
KNOWN = INLINE | BLOCK

_UNSEEN = frozenset({"script", "style"})
# Every repetition is bounded and possessive: no input makes these slower than its length.
_MARK = re.compile(
    r"<(?:(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30}+)(?=[\s/>])(?P<rest>[^<>]{0,4000}+)>"
    r"|(?P<comment>!--)|![A-Za-z][^<>]{0,1000}+>|\?xml[^<>]{0,1000}+>)"
)
_ATTRIBUTE = re.compile(
    r"([A-Za-z_:][-\w:.]{0,60}+)\s{0,5}+=\s{0,5}+(\"[^\"]*+\"|'[^']*+'|[^\s\"'>]++)"
)


@dataclass(frozen=True)
class Tag:
    """One HTML tag; `raw` is how it was written."""

    name: str
    closing: bool
    raw: str
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(text: str, known: frozenset[str] = KNOWN) -> Iterator[str | Tag]:
    """Yield pieces of text as they stand and tags; a tag not `known` is a piece of text.

    Comments, scripts and styles, which nobody reads on a page, are left out.
    """
    position = 0
    endless: set[str] = set()
    for mark in _MARK.finditer(text):
        if mark.start() < position:
            continue
        end = _end(text, mark, known, endless)
        if end is None:
            continue
        if mark.start() > position:
            yield text[position : mark.start()]
        position = end
        if mark["name"] and mark["name"].lower() not in _UNSEEN:
            yield _tag(mark)
    if position < len(text):
        yield text[position:]


def _end(text: str, mark: re.Match[str], known: frozenset[str], endless: set[str]) -> int | None:
    """Return where reading goes on behind a mark, or None where the mark is mere text.

    `endless` remembers what is not closed any more, so that nobody looks for it twice.
    """
    name = (mark["name"] or "").lower()
    if mark["comment"]:
        return _closed(text, "-->", mark.end(), endless)
    if name and name not in known:
        return None
    if name in _UNSEEN and not mark["close"]:
        return _closed(text, f"</{name}>", mark.end(), endless) or mark.end()
    return mark.end()


def _closed(text: str, close: str, start: int, endless: set[str]) -> int | None:
    if close in endless:
        return None
    found = re.compile(re.escape(close), re.IGNORECASE).search(text, start)
    if found is None:
        endless.add(close)
    return found.end() if found else None


def _tag(mark: re.Match[str]) -> Tag:
    attributes = {
        name.lower(): unescape(value[1:-1] if value[0] in "\"'" else value)
        for name, value in _ATTRIBUTE.findall(mark["rest"])
    }
    return Tag(mark["name"].lower(), bool(mark["close"]), mark[0], attributes)
