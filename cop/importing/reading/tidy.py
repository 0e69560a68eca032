"""Lay Markdown out so that it shows what its writer saw; only white space and list marks change.

Secretaries write lists straight under a line, nest by two spaces or four or a tab, and end lines
where they mean a new line. Markdown would run all that together.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

FENCE = re.compile(r"\s*(```+|~~~+)")
HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\d|\*))(.*)$")
ITEM = re.compile(r"([ \t]*)([-*+\u2022\u25aa\u25e6\u2023\u2013]|\d{1,3}[.)])[ \t]+(?=\S)(.*)$")
BOLD_LINE = re.compile(r" {0,3}(\*\*|__)(?=\S)(?:(?!\1).){1,300}\1[ \t:.]*$")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$")
_DIVIDER = re.compile(r"(?:\|[ \t]*)?:?-{2,}+:?[ \t]*(?:\|[ \t]*+:?-{2,}+:?[ \t]*+){1,30}\|?$")
_VERBATIM = re.compile(r"\s*(?:>|\[[^\]\n]{1,80}\]:\s|\{[:%])")
_CODE = re.compile(r"[{}=<>$;]|\(\)|^\s*(?:#|>>>)")
_LABEL = re.compile(r"\W{0,4}[^\W\d_a-z][\w /&-]{1,40}\W{0,2}:\W{0,3}(?:\s|$)")
_WRAPPED_AT = range(55, 121)  # the widths at which editors wrap lines


@dataclass
class _Laid:
    """The lines laid out so far and what is open at their end."""

    ends_count: bool  # whether a line that ends means a new line
    lines: list[str] = field(default_factory=list)
    paragraph: list[str] = field(default_factory=list)
    prefix: str = ""  # before the first line of the open paragraph
    indent: str = ""  # before its other lines
    columns: list[int] = field(default_factory=list)  # where the marks of the open items stand
    blank: bool = True
    fence: str = ""
    table: bool = False

    def close(self) -> None:
        """Write the open paragraph."""
        if self.paragraph:
            first, *rest = _joined(self.paragraph, self.ends_count)
            self.lines += [self.prefix + first, *(self.indent + line for line in rest)]
        self.paragraph, self.prefix, self.indent = [], "", ""

    def apart(self) -> None:
        """Write the open paragraph and leave a blank line after what is written."""
        self.close()
        if self.lines and self.lines[-1]:
            self.lines.append("")


def tidy(markdown: str, *, ends_count: bool = True) -> str:
    """Return the same words, laid out; a second time changes nothing.

    `ends_count` tells that writers end a line where they mean a new one, as in minutes; without
    it only two spaces at the end do so, as in what was published.
    """
    laid = _Laid(ends_count)
    source = _without_underlined_headings(markdown.expandtabs(4).split("\n"))
    for number, line in enumerate(source):
        following = source[number + 1] if number + 1 < len(source) else ""
        _lay(laid, line.rstrip("\n"), following)
    laid.close()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(laid.lines)).strip("\n") + "\n"


def _lay(laid: _Laid, line: str, following: str) -> None:
    if laid.fence or FENCE.match(line):
        _fenced(laid, line)
    elif not line.strip():
        laid.apart()
        laid.blank, laid.table = True, False
    elif _whole_line(laid, line, following):
        laid.blank = False
    elif (item := ITEM.match(line)) and not _RULE.match(line) and not _in_text(laid, item):
        _item(laid, item)
    else:
        _text(laid, line)


def _fenced(laid: _Laid, line: str) -> None:
    mark = FENCE.match(line)
    if not laid.fence and mark:
        laid.apart()
        laid.fence, laid.columns = mark[1][:3], []
    elif mark and line.strip() == laid.fence:
        laid.fence = ""
    laid.lines.append(line)
    laid.blank = False


def _whole_line(laid: _Laid, line: str, following: str) -> bool:
    """Lay a line that stands for itself: heading, bold line, rule, table, quote, code."""
    heading = HEADING.match(line)
    if heading or BOLD_LINE.match(line) or _RULE.match(line):
        laid.apart()
        laid.columns = []
        laid.lines += [f"{heading[1]} {heading[2].strip()}" if heading else line.strip(), ""]
        return True
    is_row = laid.table or bool("|" in line and _DIVIDER.match(following.strip()))
    framed = line.strip().startswith("|") and line.strip().endswith("|") and len(line.strip()) > 1
    if (is_row and "|" in line) or framed or _VERBATIM.match(line):
        starts = not laid.table and not (laid.lines and _VERBATIM.match(laid.lines[-1]))
        if starts or laid.paragraph:
            laid.apart()
        laid.table = "|" in line and not _VERBATIM.match(line)
        laid.lines.append(line.strip() if laid.table else line)
        return True
    indented = laid.blank and not laid.columns and line.startswith("    ")
    if indented and _CODE.search(line) and not ITEM.match(line):
        laid.lines.append(line)
        return True
    return False


def _in_text(laid: _Laid, item: re.Match[str]) -> bool:
    """Say whether a number or a dash at the start of a line belongs to a wrapped sentence."""
    if not laid.paragraph or laid.blank or laid.columns:
        return False
    before = laid.paragraph[-1].rstrip()
    dash = item[2] == "\u2013" or (item[2] in "-+*" and not item[3][:1].strip())
    wrapped = len(before) in _WRAPPED_AT and before[-1] not in ".:;!?"
    return (dash or (item[2][:-1].isdecimal() and item[2][:-1] != "1")) and wrapped


def _item(laid: _Laid, item: re.Match[str]) -> None:
    laid.close()
    column = len(item[1])
    while laid.columns and column < laid.columns[-1]:
        laid.columns.pop()
    if laid.columns and column < laid.columns[-1] + 2:
        laid.columns[-1] = column
    else:
        if not laid.columns:
            laid.apart()
        laid.columns.append(column)
    depth = len(laid.columns) - 1
    mark = item[2][:-1] + "." if item[2][0].isdecimal() else "-"
    laid.prefix, laid.indent = "    " * depth + mark + " ", "    " * (depth + 1)
    laid.paragraph = [item[3]]
    laid.blank = False


def _text(laid: _Laid, line: str) -> None:
    column = len(line) - len(line.lstrip())
    if laid.blank or not laid.paragraph:
        _begin(laid, column)
    elif laid.columns and column == 0 and _is_apart(laid.paragraph[-1], line):
        laid.apart()
        _begin(laid, 0)
    laid.paragraph.append(line.strip() + ("  " if line.endswith("  ") else ""))
    laid.blank = laid.table = False


def _begin(laid: _Laid, column: int) -> None:
    """Begin a paragraph: inside the open item that it is indented to, or outside of all."""
    laid.apart()
    while laid.columns and column <= laid.columns[-1]:
        laid.columns.pop()
    laid.prefix = laid.indent = "    " * len(laid.columns)


def _is_apart(before: str, line: str) -> bool:
    """Say whether a line at the margin, straight under a list, is no part of the last item."""
    if _LABEL.match(line) or line.lstrip().startswith(("(", "**")):
        return True
    return len(before) < _WRAPPED_AT[0] and line[:1].isupper() and before.rstrip()[-1:] in ".:!?"


def _joined(paragraph: list[str], ends_count: bool) -> list[str]:
    """Join the lines that an editor wrapped; a line that its writer ended stays one."""
    if len(paragraph) == 1:
        return [paragraph[0].strip()]
    width = _wrapped_at(paragraph)
    lines = [paragraph[0].strip()]
    for before, line in pairwise(paragraph):
        ended = not width or _is_ended(before, line, width)
        if not (ended if ends_count else before.endswith("  ")):
            lines[-1] += " " + line.strip()
        else:
            lines[-1] += "  "
            lines.append(line.strip())
    return lines


def _wrapped_at(paragraph: list[str]) -> int:
    """Return the width at which an editor wrapped the lines, 0 where the writer ended them."""
    width = max((len(line) for line in paragraph if "://" not in line), default=0)
    if width not in _WRAPPED_AT:
        return 0
    pairs = list(pairwise(paragraph))
    full = sum(_is_full(before, line, width) for before, line in pairs)
    running = sum(line[:1].islower() and "://" not in line.split()[0] for line in paragraph[1:])
    return width if full * 10 >= len(pairs) * 7 or running * 2 >= len(pairs) else 0


def _is_full(before: str, line: str, width: int) -> bool:
    """Say whether the first word of a line had no more room on the line before."""
    return len(before.rstrip()) + 1 + len(line.split(None, 1)[0]) > width - 8


def _is_ended(before: str, line: str, width: int) -> bool:
    """Say whether the writer meant a new line, in a paragraph that is wrapped elsewhere."""
    if before.endswith("  ") or _LABEL.match(line):
        return True
    return before.rstrip()[-1:] in ".:;!?" and not _is_full(before, line, width)


def _without_underlined_headings(lines: list[str]) -> list[str]:
    """Write a heading that is underlined with = or - as one that begins with #."""
    done: list[str] = []
    fenced = False
    for line in lines:
        fenced = fenced != bool(FENCE.match(line))
        mark = re.fullmatch(r" {0,3}(={3,}|-{3,})[ \t]*", line)
        alone = done and done[-1].strip() and (len(done) < 2 or not done[-2].strip())
        if mark and alone and not fenced and not re.match(r"\s*[|#>*-]", done[-1]):
            done[-1] = f"{'#' if mark[1][0] == '=' else '##'} {done[-1].strip()}"
        else:
            done.append(line)
    return done
