"""Where the points of a meeting begin, in whatever way its secretary set them off."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cop.importing.reading.dates import MONTHS, mentions
from cop.importing.reading.labels import AGENDA, CONTAINERS, HEAD, MEETING, SECTIONS, key, labelled
from cop.importing.reading.lines import Kind, Line
from cop.importing.reading.outcome_labels import is_action_label, is_outcome_label
from cop.importing.reading.plain import plain

_CODE = re.compile(r"\W{0,3}(\d{1,4})\s?/\s?(\d{1,4})\b(?!\s?/)")
_MONTH = re.compile(rf"\s?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_NUMBER = re.compile(
    r"\W{0,2}(?:(?:agenda(?: item)?|item|point|topic|butir(?: agenda)?|poin|topik)\s{1,2}#?"
    r"(?P<told>\d{1,2})\s{0,2}[.):\u2013-]|(?P<number>\d{1,2}(?:\.\d{1,2})?)\s{0,2}[.):]|(?P<sign>[IVX]{1,5}|[A-H])[.)])"
    r"\s{0,3}(?=\S)",
    re.IGNORECASE,
)
_BOLD_LEAD = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).){1,300})\1(.*)$")


@dataclass(frozen=True)
class Opener:
    """The line at which a point begins; `title` and `rest`, what follows it, are Markdown."""

    at: int
    number: str | None
    title: str
    rest: str = ""


@dataclass(frozen=True)
class _Page:
    """The lines of a meeting, and those that are known to be something else than a point."""

    lines: Sequence[Line]
    taken: frozenset[int]

    def where(self, test: Callable[[Line], bool]) -> list[int]:
        return [at for at, line in enumerate(self.lines) if at not in self.taken and test(line)]


def openers_in(lines: Sequence[Line], taken: frozenset[int]) -> list[Opener]:
    """Return where points begin, by the strongest sign that is there; none for running text."""
    page = _Page(lines, taken)
    for scheme in (_coded, _numbered_titles, _headings, _bold, _numbered_items, _bold_items):
        if starts := scheme(page):
            return [_opener(lines[at], at) for at in starts]
    return []


# Numbers that count on over a year: "001/18 Opening"


def _coded(page: _Page) -> list[int]:
    starts = page.where(_is_coded)
    codes = [_CODE.match(page.lines[at].plain) for at in starts]
    years = [{mark[group] for mark in codes if mark} for group in (1, 2)]
    alone = len(starts) == 1 and page.lines[starts[0]].is_title
    if not alone and (len(starts) < 2 or min(map(len, years)) > 2):
        return []
    return _with_company(page, starts)


def _is_coded(line: Line) -> bool:
    if line.kind is Kind.TEXT and (not line.opens or line.depth):
        return False
    stands = line.is_title or line.kind is Kind.TEXT or (line.kind is Kind.ITEM and not line.depth)
    code = _CODE.match(line.plain) if stands else None
    return bool(code) and not _is_days(line.plain)


def _is_days(text: str) -> bool:
    """Tell the days of a meeting, "14/15 May", from a number."""
    code = _CODE.match(text)
    if code is None or not _MONTH.match(text, code.end()):
        return False
    return 0 < int(code[2]) - int(code[1]) < 5 and int(code[2]) <= 31


# Numbered headings and bold lines: "## 3) Elections", "**1. Budget**"


def _numbered_titles(page: _Page) -> list[int]:
    for kind in (Kind.HEADING, Kind.BOLD):
        starts = page.where(lambda line, kind=kind: _is_numbered(line, kind))  # type: ignore[misc]
        if kind is Kind.HEADING and starts:
            level = min(page.lines[at].depth for at in starts)
            starts = [at for at in starts if page.lines[at].depth == level]
        if len(starts) > 1:
            return _with_company(page, starts)
    return []


def _is_numbered(line: Line, kind: Kind) -> bool:
    if line.kind is kind and _NUMBER.match(line.plain):
        return True
    lead = _bold_lead(line) if kind is Kind.BOLD and line.kind is Kind.TEXT else None
    return bool(lead and not line.depth and _NUMBER.match(plain(lead[0])))


def _with_company(page: _Page, starts: list[int]) -> list[int]:
    """Add the sections without a number that stand among or behind numbered points."""
    first, last = starts[0], starts[-1]
    lines = page.lines
    levels = [lines[at].depth for at in starts if lines[at].kind is Kind.HEADING]
    actions = page.where(lambda line: not line.depth and is_action_label(line.plain))
    found = set(starts)
    for at in range(first + 1, len(lines)):
        line = lines[at]
        if at in found or at in page.taken:
            continue
        if line.kind is Kind.HEADING and (not levels or line.depth <= max(levels)):
            found.add(at)
        elif line.kind is Kind.BOLD and not levels and (at > last or SECTIONS.match(line.plain)):
            if not is_outcome_label(line.plain) or (at > last and actions == [at]):
                found.add(at)
        elif lines[last].kind is Kind.ITEM and at > last and actions == [at]:
            found.add(at)
    return sorted(found)


# Headings without numbers


def _headings(page: _Page) -> list[int]:
    heads = page.where(lambda line: line.kind is Kind.HEADING and not _is_day(line))
    starts = _in_tree(page.lines, heads)
    agenda = [at for at in starts if key(page.lines[at].plain) in AGENDA]
    points = [at for at in starts if at not in agenda]
    if points and (len(points) > 1 or key(page.lines[points[0]].plain) not in CONTAINERS):
        return [at for at in starts if at not in agenda or at > points[0]]
    return []


def _is_day(line: Line) -> bool:
    """Say whether a heading is a second title: "Meeting minutes: 2026-01-21"."""
    return bool(MEETING.search(line.plain)) and any(one.year for one in mentions(line.plain))


def _in_tree(lines: Sequence[Line], heads: Sequence[int]) -> list[int]:
    """Return the headings of the highest level; for one that only holds others, those."""
    if not heads:
        return []
    level = min(lines[at].depth for at in heads)
    tops = [place for place, at in enumerate(heads) if lines[at].depth == level]
    starts = _in_tree(lines, heads[: tops[0]])
    for place, end in zip(tops, [*tops[1:], len(heads)], strict=True):
        inner = heads[place + 1 : end]
        holds = key(lines[heads[place]].plain) in CONTAINERS | AGENDA or len(tops) == 1
        starts += _in_tree(lines, inner) if inner and holds else [heads[place]]
    return starts


# Bold lines without numbers


def _bold(page: _Page) -> list[int]:
    starts = page.where(
        lambda line: (
            line.kind is Kind.BOLD
            and key(line.plain) not in HEAD | AGENDA | CONTAINERS
            and not is_outcome_label(line.plain)
        )
    )
    return starts if len(starts) > 1 else []


# Items of a list


def _numbered_items(page: _Page) -> list[int]:
    """Return the numbered list that holds the meeting: the one with the most text in it."""
    numbered = page.where(
        lambda line: line.kind is Kind.ITEM and not line.depth and bool(line.number)
    )
    runs: list[list[int]] = []
    for at in numbered:
        number = int(page.lines[at].number or 0)
        if runs and number > int(page.lines[runs[-1][-1]].number or 0):
            runs[-1].append(at)
        elif number == 1:
            runs.append([at])
    bounds = [run[0] for run in runs[1:]] + [len(page.lines)]
    weighed = [
        (_weight(page, run[0], end), run) for run, end in zip(runs, bounds, strict=False) if run[1:]
    ]
    if not weighed:
        return []
    weight, run = max(weighed, key=lambda one: one[0])
    return run if weight > _weight(page, 0, run[0]) else []


def _weight(page: _Page, start: int, end: int) -> int:
    """Return how much is written between two lines, lists of an agenda or of people apart."""
    return sum(
        len(line.plain)
        for at, line in enumerate(page.lines[start:end], start)
        if at not in page.taken and not (line.is_title or labelled(line.plain)[0] in HEAD)
    )


def _bold_items(page: _Page) -> list[int]:
    items = page.where(lambda line: line.kind is Kind.ITEM and not line.depth)
    starts = [
        at
        for at in items
        if (lead := _bold_lead(page.lines[at])) and not is_outcome_label(plain(lead[0]))
        and key(plain(lead[0])) not in HEAD
    ]  # fmt: skip
    return starts if len(starts) > 1 and 5 * len(starts) >= 3 * len(items) else []


# One opener


def _opener(line: Line, at: int) -> Opener:
    title, rest = _bold_lead(line) or (line.text, "")
    number, title = _without_number(title, line)
    if not plain(title) and rest:
        title, rest = rest, ""
    return Opener(at, number, title, re.sub(r"^[\s.:;,\u2013-]+", "", rest))


def _bold_lead(line: Line) -> tuple[str, str] | None:
    """Return the bold beginning of a line and what follows, if it begins bold."""
    text = line.text.replace("****", "")
    lead = _BOLD_LEAD.match(text) if line.kind is not Kind.HEADING else None
    if lead is None:
        return None
    if lead[3].count(lead[1]) % 2 or not lead[3].strip(" .:"):
        return text, ""
    if _CODE.fullmatch(plain(lead[2])) or _NUMBER.fullmatch(plain(lead[2]) + "x"):
        return text, ""
    return lead[1] + lead[2] + lead[1], lead[3].strip()


def _without_number(title: str, line: Line) -> tuple[str | None, str]:
    """Part the number from a title; both as they were written."""
    text = plain(title)
    if code := _CODE.match(text):
        number, end = f"{code[1]}/{code[2]}", code.end()
        number = f"{line.number}. {number}" if line.number else number
    elif line.kind is Kind.ITEM:
        return line.number, title
    elif told := _NUMBER.match(text):
        number, end = told["told"] or told["number"] or told["sign"], told.end()
    else:
        return None, title
    return number, text[end:].lstrip(" .:\u2013-")
