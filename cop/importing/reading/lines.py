"""The lines of minutes, each with what it is: heading, bold line, list item, text, table row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from cop.importing.reading.plain import ANCHOR, plain
from cop.importing.reading.tidy import BOLD_LINE, FENCE

_HEADING = re.compile(r"(#{1,6}) (.*)$")
_ITEM = re.compile(r"( *)(-|\d{1,3}\.) (.*)$")
_LONGEST = 2000  # characters of a line that are looked at; names and dates stand at its beginning


class Kind(StrEnum):
    """What a line is."""

    BLANK = "blank"
    HEADING = "heading"
    BOLD = "bold"  # a line that is bold from end to end
    ITEM = "item"
    TEXT = "text"
    ROW = "row"
    CODE = "code"


@dataclass(frozen=True)
class Line:
    """One line of tidy Markdown; `depth` is the level of a heading or how far it is indented.

    `text` is Markdown without the mark of the line, `plain` what its reader sees, cut where it is
    very long. `number` is that of an item in a numbered list.
    """

    kind: Kind
    raw: str
    text: str
    plain: str
    depth: int = 0
    number: str | None = None
    opens: bool = True  # the first line of its paragraph

    @property
    def is_title(self) -> bool:
        """Say whether the line stands out as a title does."""
        return self.kind in (Kind.HEADING, Kind.BOLD)


def lines_of(markdown: str) -> list[Line]:
    """Return the lines of tidy Markdown."""
    lines: list[Line] = []
    fenced = False
    for raw in markdown.rstrip("\n").split("\n"):
        fence = bool(FENCE.match(raw))
        if fenced or fence:
            lines.append(Line(Kind.CODE, raw, raw, ""))
            fenced = fenced != fence
        else:
            before = lines[-1].kind if lines else Kind.BLANK
            lines.append(_line(raw, opens=before not in (Kind.TEXT, Kind.ITEM)))
    return lines


def _line(raw: str, *, opens: bool) -> Line:
    if not raw.strip():
        return Line(Kind.BLANK, "", "", "")
    if heading := _HEADING.match(raw):
        text = ANCHOR.sub("", heading[2])
        return Line(Kind.HEADING, raw, text, _plain(text), len(heading[1]))
    if item := _ITEM.match(raw):
        number = item[2][:-1] if item[2] != "-" else None
        return Line(Kind.ITEM, raw, item[3], _plain(item[3]), len(item[1]) // 4, number)
    text = raw.strip()
    if text.startswith("|"):
        return Line(Kind.ROW, raw, text, _plain(text))
    depth = (len(raw) - len(raw.lstrip())) // 4
    if depth == 0 and BOLD_LINE.match(raw):
        return Line(Kind.BOLD, raw, text, _plain(text))
    return Line(Kind.TEXT, raw, text, _plain(text), depth, opens=opens)


def _plain(text: str) -> str:
    return plain(text if len(text) <= _LONGEST else text[:_LONGEST].rsplit(" ", 1)[0])


def cells(row: Line) -> list[str]:
    """Return the cells of a table row as plain text."""
    inner = row.text.strip().strip("|")
    return [plain(cell) for cell in re.split(r"(?<!\\)\|", inner)]


def is_divider(row: Line) -> bool:
    """Say whether a row only parts the head of a table from its body."""
    return row.kind is Kind.ROW and not row.text.strip("|-: \t")


def joined(lines: Sequence[Line], outdent: int = 0) -> str:
    """Return lines as Markdown, moved left by so many levels of a list."""
    text = "\n".join(_moved(line.raw, outdent * 4) for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n")


def _moved(raw: str, columns: int) -> str:
    return raw[min(columns, len(raw) - len(raw.lstrip(" "))) :]
