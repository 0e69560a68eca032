"""How people lay out lists and tables in a text field, made into what Python-Markdown reads.

People indent a list by one to four spaces, start it right under its heading line, number it "1)"
and paste "•" from elsewhere; Python-Markdown wants four spaces, an empty line and "1." or "*".
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markdown.preprocessors import Preprocessor

_ITEM = re.compile(r"(?P<indent> *)(?P<mark>[*+\-•◦▪●]|\d{1,9}[.)]) +(?=\S)")
_QUOTE = re.compile(r" {0,3}> ?")
_RULER = re.compile(r" {0,3}([*_-])(?: *\1){2,} *")
_TABLE_RULE = re.compile(r" {0,3}\|? *:?-+:? *(?:\| *:?-+:? *)*\|? *")

_STEP = 4
"""Spaces per level, as Python-Markdown counts them."""

_DEEPER = 2
"""An item belongs under the one above when it is indented by this many spaces more."""

_DEEPEST_QUOTE = 6
"""Quotes within quotes are laid out this far down; nobody reads further."""


class ListLayout(Preprocessor):
    """Lay lists and tables out anew, also within quotes; every other line stays as it is."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_laid_out(lines, quotes=0))


def _laid_out(lines: list[str], *, quotes: int) -> Iterator[str]:
    plain = _Lines(before="")
    for quoted, run in groupby(lines, key=lambda line: _QUOTE.match(line) is not None):
        if quoted and quotes < _DEEPEST_QUOTE:
            if plain.before:
                yield ""
            inner = [_QUOTE.sub("", line, count=1) for line in run]
            yield from (f"> {line}".rstrip() for line in _laid_out(inner, quotes=quotes + 1))
            plain = _Lines(before=">")
        else:
            yield from plain.each_of(list(run))


class _Item(NamedTuple):
    """An item that is open at a line."""

    column: int  # of its mark
    text_at: int  # the column of its text
    kind: str


class _Lines:
    """Lines one after another, with what is open: the items, outermost first, or a table."""

    def __init__(self, *, before: str) -> None:
        self.before = before
        self._items: list[_Item] = []
        self._in_paragraph = False  # of an item, after an empty line
        self._in_table = False
        self._in_code = False

    def each_of(self, lines: list[str]) -> Iterator[str]:
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            yield from self._laid_out(line, following)
            self.before = line.strip()

    def _laid_out(self, line: str, following: str) -> Iterator[str]:
        if not line.strip():
            self._in_table = self._in_paragraph = self._in_code = False
            yield line
        elif found := self._item(line):
            yield from self._new_item(found, line)
        elif self._items:
            yield self._line_of_item(line)
        else:
            yield from self._line_outside(line, following)

    def _item(self, line: str) -> re.Match[str] | None:
        found = _ITEM.match(line)
        if not found or self._in_code or _RULER.fullmatch(line):
            return None
        if self._items:
            return found
        if not self.before:
            return found if len(found["indent"]) < _STEP else None
        # Inside a paragraph only a first item starts a list: "21. November" may just begin a line.
        return found if found["mark"][:-1] in ("", "1") else None

    def _new_item(self, found: re.Match[str], line: str) -> Iterator[str]:
        numbered = found["mark"][0].isdigit()
        kind = "ol" if numbered else "ul"
        column = len(found["indent"])
        started = not self._items
        ended = self._close_items(column)
        other_kind = ended is not None and ended.kind != kind
        if self.before and (started or other_kind or self._in_paragraph):
            yield ""
        mark = f"{found['mark'][:-1]}." if numbered else "*"
        yield f"{self._indent()}{mark} {line[found.end() :]}"
        self._items.append(_Item(column, found.end(), kind))
        self._in_table = self._in_paragraph = False

    def _close_items(self, column: int) -> _Item | None:
        """Close what an item at this column ends; return the last, which stood on its level."""
        ended = None
        while self._items and column < self._items[-1].column + _DEEPER:
            ended = self._items.pop()
        return ended

    def _line_of_item(self, line: str) -> str:
        """Return a further line of an item, or the line after a list, which closes it."""
        text = line.lstrip(" ")
        if self.before:
            return self._indent() + text if self._in_paragraph else text
        column = len(line) - len(text)
        while self._items and column <= self._items[-1].column:
            self._items.pop()
        if not self._items:
            return line
        self._in_paragraph = True
        code = column - self._items[-1].text_at
        return self._indent() + " " * (code if code >= _STEP else 0) + text

    def _line_outside(self, line: str, following: str) -> Iterator[str]:
        starts_table = "|" in line and "|" in following and _TABLE_RULE.fullmatch(following)
        ends_table = self._in_table and "|" not in line
        if self.before and ((starts_table and not self._in_table) or ends_table):
            yield ""
        yield line
        self._in_code = line.startswith(" " * _STEP) and (self._in_code or not self.before)
        self._in_table = "|" in line and bool(starts_table or self._in_table)

    def _indent(self) -> str:
        return " " * _STEP * len(self._items)
