"""The words of a text: without the marks of Markdown and HTML, and counted."""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

from cop.importing.reading.decoding import text_of
from cop.importing.reading.marks import usable
from cop.importing.reading.tags import INLINE, MEDIA, tokens

ANCHOR = re.compile(r"[ \t]*\{[#:][^{}\n]{0,200}\}[ \t]*$")
_HEADING_ANCHOR = re.compile(
    r"^( {0,3}#{1,6}[ \t][^\n{}]{0,1000}"
    r"|[^\n{}]{1,1000}(?=\{[^{}\n]{0,200}\}[ \t]*\n(?:={3,}|-{3,})))"
    r"\{[#:][^{}\n]{0,200}\}[ \t]*$",
    re.MULTILINE,
)
_IMAGE = re.compile(r"!\[([^\[\]]{0,500})\]\([^()\s]{0,2000}+(?:[ \t]+\"[^\"\n]{0,300}+\")?\)")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\]\("
    r"(?:<[^<>\n]{0,2000}+>|[^()\s]{0,2000}+(?:\([^()\s]{0,500}+\)[^()\s]{0,500}+)?)"
    r"(?:[ \t]+\"[^\"\n]{0,300}+\")?\)"
)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000}+|[^<>\s@]{1,100}@[^<>\s]{1,200}+)>")
_CODE = re.compile(r"`{1,3}([^`\n]{1,1000}+)`{1,3}")
_MARKS = re.compile(r"[*_`\\<&\]~]")
_UNDERSCORES = re.compile(r"(?<![^\W_])_{1,3}(?=\S)|(?<=\S)_{1,3}(?![^\W_])")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_WORD = re.compile(r"[^\W_]+")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:Dr|Drs|Prof|Mr|Mrs|Ms|St|No|Jl|vs|etc|e\.g|i\.e|dll|dsb|Jan|Feb|Mar|Apr|Jun|Jul|Aug"
    r"|Sept?|Oct|Nov|Dec|approx|ca|[A-Z])\.$"
)


# Tags inside a paragraph that part words, as the marks do in which they are written.
_APART = frozenset({"br", "code", "kbd", "samp", "tt", "del", "s", "strike", "input"}) | MEDIA


def plain(markdown: str) -> str:
    """Return a line of Markdown as its reader sees it, on one line."""
    if not _MARKS.search(markdown):
        return " ".join(markdown.split())
    text = markdown
    if "](" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub(r"\1", text))
    text = _CODE.sub(r"\1", _AUTOLINK.sub(r"\1", text))
    text = re.sub(r"(?<!\\)\*+|~~", "", text)
    text = _UNDERSCORES.sub("", text)
    return " ".join(unescape(_ESCAPE.sub(r"\1", text)).split())


def sentences(text: str) -> list[str]:
    """Cut plain text into sentences."""
    found: list[str] = []
    start = 0
    for end in re.finditer(
        r"[.!?][\"\u201d\u2019)\]]?\s+(?=[\"\u201c\u2018(\[]?[^\W\d_a-z])", text
    ):
        if _ABBREVIATED.search(text[max(start, end.start() - 12) : end.start() + 1]):
            continue
        if text.count("\u201c", start, end.end()) > text.count("\u201d", start, end.end()):
            continue
        found.append(text[start : end.end()].strip())
        start = end.end()
    return [sentence for sentence in [*found, text[start:].strip()] if sentence]


def words(source: bytes | str) -> Counter[str]:
    """Count the words of a source, or of a record made from one, in any mix of marks.

    Addresses of links and pictures count as words; what no reader of a page sees (comments,
    scripts, ids of headings) does not. Raises Unreadable as the readers do.
    """
    if isinstance(source, str) and not source.strip():
        return Counter()
    text = "".join(_seen(_HEADING_ANCHOR.sub(r"\1", text_of(source))))
    text = re.sub(r"\*+|\\(?=[!-/:-@\[-`{-~])", "", text)
    return Counter(word.casefold() for word in _WORD.findall(text))


def _seen(text: str) -> Iterator[str]:
    """Yield what a reader of a page sees, and the addresses behind links and pictures."""
    address = label = ""
    for token in tokens(text):
        if isinstance(token, str):
            label += unescape(token)
            yield unescape(token)
            continue
        if token.name not in INLINE or token.name in _APART:
            yield " "
        if token.name in MEDIA:
            yield f" {usable(token.attributes.get('src', ''))} "
        if token.name == "img":
            yield f" {token.attributes.get('alt', '')} "
        if token.name == "a":
            if address:
                yield f" {address} " if label.strip() != address else " "
            address, label = usable(token.attributes.get("href", "")), ""
            yield " " if address else ""
    yield f" {address}"
