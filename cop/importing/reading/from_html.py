"""Write a page of HTML as Markdown, in one pass, however badly it is nested."""

import re
from dataclasses import dataclass, field
from html import unescape

from cop.importing.reading.marks import MARKED, checkbox, escaped, link, picture, usable, wrapped
from cop.importing.reading.tags import INLINE, MEDIA, Tag, tokens

_STRUCTURE = re.compile(r"<(?:p|br|div|li|ul|ol|tr|td|h[1-6])\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s*(?:<\?xml|<!doctype html|<html)", re.IGNORECASE)
_END_HEADING = frozenset({"p", "ul", "ol", "table", "hr", "blockquote", "pre"})
_DEEPEST = 8  # levels of lists; what is nested deeper stands on this level


@dataclass
class _List:
    ordered: bool
    number: int
    pending: bool = False  # the bullet waits for the text of its item
    written: bool = False


@dataclass
class _Open:
    tag: str
    position: int
    attributes: dict[str, str] = field(default_factory=dict)


def is_html(name: str, text: str) -> bool:
    """Say whether a file is HTML throughout, not Markdown with some HTML in it."""
    if name.lower().endswith((".html", ".htm")) or _DOCUMENT.match(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    marked = any(re.match(r"#{1,6}\s|[*+-]\s|\d{1,3}[.)]\s", line.lstrip()) for line in lines)
    return not marked and len(_STRUCTURE.findall(text)) >= max(5, len(lines))


def from_html(html: str) -> str:
    """Return HTML as Markdown with every word that a reader of the page sees."""
    writer = _Writer()
    for token in tokens(html):
        if isinstance(token, str):
            writer.text(token)
        else:
            writer.tag(token)
    return writer.finished()


class _Writer:
    """What is written so far, and the paragraph, lists and table that are open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.inline: list[str] = []
        self.open: list[_Open] = []
        self.lists: list[_List] = []
        self.heading = 0
        self.quotes = 0
        self.verbatim = False
        self.rows: list[list[str]] | None = None
        self.tables = 0
        self.in_list = False  # the line before belongs to a list
        self.in_quote = False  # and to the quotation that is open

    def finished(self) -> str:
        self.flush()
        self.end_table()
        return "\n".join(self.lines).strip("\n") + "\n"

    # text

    def text(self, text: str) -> None:
        text = unescape(text).replace("\u00a0", " ")
        if not self.verbatim or self.rows is not None:
            text = escaped(re.sub(r"\s+", " ", text))
            if text.startswith(" ") and self._at_start():
                text = text[1:]
        self.inline.append(text)

    def _at_start(self) -> bool:
        return not self.inline or self.inline[-1].endswith((" ", "\n"))

    # tags

    def tag(self, tag: Tag) -> None:
        name = tag.name
        if name in ("td", "th"):
            self.cell(tag)
        elif self.rows is not None and name not in ("table", "tr"):
            self.in_cell(tag)
        elif name == "li":
            self.item(tag)
        elif re.fullmatch(r"h[1-6]", name):
            self.flush()
            self.heading = 0 if tag.closing else int(name[1])
        elif name == "title":
            self.flush()
            self.heading = 0 if tag.closing else 1
        elif name in INLINE or name in MEDIA:
            self.mark(tag)
        else:
            self.block(tag)

    def block(self, tag: Tag) -> None:
        self.flush()
        name = tag.name
        if name in _END_HEADING and not tag.closing:
            self.heading = 0
        if name in ("ul", "ol"):
            self.list_tag(tag)
        elif name == "table":
            self.table(tag)
        elif name == "tr" and not tag.closing and self.rows is not None:
            self.rows.append([])
        elif name == "blockquote":
            self.quotes = max(0, self.quotes + (-1 if tag.closing else 1))
            self.in_quote = False
        elif name == "pre":
            self.verbatim = not tag.closing
        elif name == "hr":
            self.write(["---"], depth=0)

    def mark(self, tag: Tag) -> None:
        """Take a tag inside a paragraph."""
        if tag.name == "br":
            self.inline.append("\n" if self.verbatim else " " if self.heading else "  \n")
        elif tag.name == "img":
            self.inline.append(picture(tag.attributes))
        elif tag.name in MEDIA and not tag.closing:
            self.inline.append(link(tag.attributes.get("src", ""), tag.attributes.get("src", "")))
        elif tag.name == "input":
            self.inline.append(checkbox(tag.raw))
        elif self.verbatim:
            self.inline.append(
                f" {usable(tag.attributes.get('href', ''))} " if not tag.closing else ""
            )
        elif tag.name == "a" or tag.name in MARKED:
            if tag.closing:
                self.close(tag.name)
            else:
                self.open.append(_Open(tag.name, len(self.inline), tag.attributes))

    def close(self, name: str) -> None:
        """Close the newest open mark of this name and what was left open inside it."""
        if not any(mark.tag == name for mark in self.open):
            return
        while self.open:
            mark = self.open.pop()
            self.wrap(mark)
            if mark.tag == name:
                return

    def wrap(self, mark: _Open) -> None:
        content = "".join(self.inline[mark.position :])
        del self.inline[mark.position :]
        self.inline.append(wrapped(content, mark.tag, mark.attributes.get("href", "")))

    # lists

    def list_tag(self, tag: Tag) -> None:
        if tag.closing:
            if self.lists:
                self.lists.pop()
            return
        start = tag.attributes.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) < 5 else 1
        self.lists.append(_List(ordered=tag.name == "ol", number=number - 1))

    def item(self, tag: Tag) -> None:
        self.flush()
        if not self.lists:
            self.lists.append(_List(ordered=False, number=0))
        current = self.lists[-1]
        current.written = False
        current.pending = not tag.closing
        current.number += 0 if tag.closing else 1

    # tables

    def table(self, tag: Tag) -> None:
        self.tables = max(0, self.tables + (-1 if tag.closing else 1))
        if not tag.closing and self.rows is None:
            self.rows = []
        elif self.tables == 0:
            self.end_table()

    def cell(self, tag: Tag) -> None:
        self.end_cell()
        if not tag.closing and self.rows is None:
            self.rows = []
        if not tag.closing and self.rows is not None and self.tables <= 1:
            self.rows = self.rows or [[]]
            self.rows[-1].append("")

    def in_cell(self, tag: Tag) -> None:
        """Take a tag inside a table, where everything must stand on one line."""
        if tag.name == "br" or tag.name not in INLINE:
            if "".join(self.inline).strip() and not self.inline[-1].endswith("; "):
                self.inline.append("; ")
        else:
            self.mark(tag)

    def end_cell(self) -> None:
        text = self.paragraph().replace("\n", " ").strip(" ;")
        if not text:
            return
        if not self.rows:
            self.rows = [[]]
        if not self.rows[-1]:
            self.rows[-1].append("")
        self.rows[-1][-1] = f"{self.rows[-1][-1]} {text}".strip()

    def end_table(self) -> None:
        rows, self.rows = [row for row in self.rows or [] if any(row)], None
        width = max((len(row) for row in rows), default=0)
        if width == 1:
            for row in rows:
                self.write([row[0]], depth=0)
        elif rows:
            self.write(_table(rows, width), depth=0)

    # lines

    def paragraph(self) -> str:
        """End the paragraph; what is open is opened again in the next one."""
        reopened = [(mark.tag, mark.attributes) for mark in self.open]
        while self.open:
            self.wrap(self.open.pop())
        text = "".join(self.inline)
        self.inline = []
        self.open = [_Open(tag, 0, attributes) for tag, attributes in reopened[:20]]
        return text

    def flush(self) -> None:
        if self.rows is not None:
            self.end_cell()
            return
        text = self.paragraph()
        if self.verbatim and text.strip():
            self.write(_verbatim(text.strip("\n")), depth=0)
        elif text.strip() and self.heading:
            for level in self.lists:
                level.written = level.pending = False
            self.write([f"{'#' * self.heading} {' '.join(text.split())}"], depth=0)
        elif text.strip():
            self.flush_paragraph(re.sub(r"(?: *\n){2,}", "\n\n", text).strip().split("\n"))

    def flush_paragraph(self, lines: list[str]) -> None:
        current = self.lists[-1] if self.lists else None
        depth = min(sum(level.written for level in self.lists), _DEEPEST)
        if current is None or not current.pending:
            self.write(lines, depth)
            return
        bullet = f"{current.number}. " if current.ordered else "- "
        current.pending, current.written = False, True
        rest = [f"    {line}" if line else "" for line in lines[1:]]
        self.write([bullet + lines[0], *rest], depth, item=True)

    def write(self, lines: list[str], depth: int, *, item: bool = False) -> None:
        if self.lines and not (item and self.in_list):
            self.lines.append(">" if self.quotes and self.in_quote else "")
        self.in_quote = bool(self.quotes)
        prefix = "> " * min(self.quotes, 5) + "    " * depth
        self.lines += [(prefix + line) if line else prefix.rstrip() for line in lines]
        self.in_list = item


def _verbatim(text: str) -> list[str]:
    """Return lines as they stand; tags that were meant to be seen must not become tags again."""
    if re.search(r"<[A-Za-z/!?]|```", text):
        return [f"{line}  " for line in escaped(text).split("\n")]
    return ["```", *text.split("\n"), "```"]


def _table(rows: list[list[str]], width: int) -> list[str]:
    full = [[cell.replace("|", "\\|") for cell in row] + [""] * (width - len(row)) for row in rows]
    lines = [f"| {' | '.join(row)} |" for row in full]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]
