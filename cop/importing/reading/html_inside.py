"""Turn the HTML that stands inside Markdown into Markdown; what only looks like a tag stays."""

import re

from cop.importing.reading.from_html import from_html
from cop.importing.reading.marks import checkbox, link, picture, wrapped
from cop.importing.reading.tags import INLINE, KNOWN, MEDIA, Tag, tokens

# Tags that only hold other blocks: Markdown goes on inside them.
_HOLDING = (
    "article aside body center details div figcaption figure footer header html main nav section"
    " span summary"
)
_HOLDERS = frozenset(_HOLDING.split())
_BLOCKS = "blockquote dl h1 h2 h3 h4 h5 h6 ol p pre script style table ul video audio"
_WHOLE = frozenset(_BLOCKS.split())
_START = re.compile(r" {0,3}<(/?)([A-Za-z][A-Za-z0-9]{0,15})(?=[\s/>])")
_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`[^`\n]{1,1000}+`)")


def without_html(markdown: str) -> str:
    """Return Markdown whose HTML, blocks and inline tags, is written as Markdown."""
    if "<" not in markdown:
        return markdown
    done: list[str] = []
    written: list[str] = []  # lines of Markdown since the last block of HTML
    position = 0
    fence = ""
    while position < len(markdown):
        end = _line_end(markdown, position)
        line = markdown[position:end]
        mark = _FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1][:3]
        start = None if fence or mark else _START.match(line)
        block_end = _block_end(markdown, position, start) if start else None
        if block_end is None:
            written.append(line)
            position = end
            continue
        done += [_inline(written), "\n\n", from_html(markdown[position:block_end]), "\n\n"]
        written = []
        position = block_end
    return "".join([*done, _inline(written)])


def _line_end(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end + 1


def _block_end(text: str, position: int, start: re.Match[str]) -> int | None:
    """Return the end of the HTML block at a position, or None where none begins there."""
    name = start[2].lower()
    if name in _HOLDERS or (start[1] and name in KNOWN):
        close = text.find(">", position, position + 4000)
        return close + 1 if close >= 0 else None
    if name not in _WHOLE:
        return None
    depth = 0
    for tag in re.compile(rf"<(/?){name}(?=[\s/>])[^<>]{{0,4000}}+>", re.IGNORECASE).finditer(
        text, position
    ):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    blank = re.compile(r"\n[ \t]*\n").search(text, position)
    return blank.start() if blank else len(text)


def _inline(lines: list[str]) -> str:
    """Return lines of Markdown with their inline tags as Markdown; code stays as it is."""
    text = "".join(lines)
    if "<" not in text:
        return text
    done: list[str] = []
    paragraph: list[str] = []
    fenced = False
    for line in lines:
        fence = bool(_FENCE.match(line))
        if fence or fenced or not line.strip():
            done += [_marked("".join(paragraph)), line]
            paragraph = []
            fenced = fenced != fence
        else:
            paragraph.append(line)
    return "".join([*done, _marked("".join(paragraph))])


def _marked(paragraph: str) -> str:
    if "<" not in paragraph:
        return paragraph
    written: list[str] = []
    opened: list[tuple[str, int, str]] = []
    for number, piece in enumerate(_CODE.split(paragraph)):
        for token in [piece] if number % 2 else tokens(piece):
            if isinstance(token, Tag):
                _take(token, written, opened)
            else:
                written.append(token if number % 2 else _shown(token, written))
    while opened:
        _close(opened.pop(), written)
    return "".join(written)


def _shown(text: str, written: list[str]) -> str:
    """Keep what only looks like a tag visible, and one line end after a break."""
    if written and written[-1] == "  \n":
        text = text.removeprefix("\n")
    return re.sub(r"<(?=/?[A-Za-z]|!-)(?!(?:https?|ftp|mailto):|[^<>\s]{1,99}@)", "&lt;", text)


def _take(tag: Tag, written: list[str], opened: list[tuple[str, int, str]]) -> None:
    name = tag.name
    if name == "br":
        in_table = "".join(written).rpartition("\n")[2].lstrip().startswith("|")
        written.append("; " if in_table else "  \n")
    elif name == "img":
        written.append(picture(tag.attributes))
    elif name in MEDIA and not tag.closing:
        written.append(link("", tag.attributes.get("src", "")))
    elif name in ("a", "b", "strong", "i", "em", "del", "s", "code"):
        if not tag.closing:
            opened.append((name, len(written), tag.attributes.get("href", "")))
        elif any(mark[0] == name for mark in opened):
            while opened[-1][0] != name:
                _close(opened.pop(), written)
            _close(opened.pop(), written)
    elif name == "input":
        written.append(checkbox(tag.raw))
    elif name not in INLINE:
        written.append("\n\n")


def _close(mark: tuple[str, int, str], written: list[str]) -> None:
    name, position, href = mark
    content = "".join(written[position:])
    del written[position:]
    written.append(wrapped(content, name, href))
