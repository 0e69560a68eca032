"""Where one meeting ends and the next begins, in a file that holds several."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from cop.importing.reading.dates import MONTHS, WEEKDAYS, mentions
from cop.importing.reading.labels import ATTENDANCE, MEETING, labelled
from cop.importing.reading.lines import Kind, Line

_NUMBERED = re.compile(
    r"(meeting|rapat|pertemuan|sesi|session|call|instance|sidang)\s{1,2}(?:no\.?\s?|ke-?\s?|#)?"
    r"(\d{1,3})\b(?!\s*(?:[/.]\d|minutes|menit|orang))",
    re.IGNORECASE,
)
_NEAR = 8  # lines in which a meeting that begins names its day or who was there


@dataclass(frozen=True)
class Part:
    """The lines of one meeting in a file; `above` is what titles the whole file."""

    lines: tuple[Line, ...]
    above: str = ""
    is_cut: bool = False  # the first line is the title at which the file was cut


def meetings_in(lines: Sequence[Line]) -> list[Part]:
    """Cut the lines of a file where another meeting begins; what stands above goes to the first."""
    starts = _numbered(lines) or _dated(lines)
    if len(starts) < 2:
        return [Part(tuple(lines))]
    top = lines[: starts[0]]
    title = next((line for line in top if line.kind is Kind.HEADING and not _is_label(line)), None)
    above = title.plain if title else ""
    rest = [line for line in top if line is not title]
    ends = [*starts[1:], len(lines)]
    parts = [
        Part(tuple(lines[start:end]), above, True) for start, end in zip(starts, ends, strict=True)
    ]
    if any(line.raw for line in rest):
        opening, *others = parts[0].lines
        parts[0] = Part((opening, *rest, *others), above, True)
    return parts


def _is_label(line: Line) -> bool:
    return labelled(line.plain)[0] in ATTENDANCE


def _numbered(lines: Sequence[Line]) -> list[int]:
    """Return where "Meeting 1", "Meeting 2" begin, each followed by its day or attendance."""
    starts: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for at, line in enumerate(lines):
        mark = _NUMBERED.match(line.plain) if _stands_alone(lines, at) else None
        if mark is None:
            continue
        found = starts[mark[1].lower()]
        number = int(mark[2])
        if (not found and line.is_title) or (found and number == found[-1][1] + 1):
            found.append((at, number))
    for found in starts.values():
        if len(found) > 1 and all(_begins(lines, at) for at, _ in found):
            return [at for at, _ in found]
    return []


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.is_title:
        return len(line.plain) < 120
    return line.kind is Kind.TEXT and line.opens and line.depth == 0 and len(line.plain) < 60


def _begins(lines: Sequence[Line], at: int) -> bool:
    """Say whether a meeting begins here: its day or its attendance follows soon."""
    near = [line for line in lines[at : at + 2 * _NEAR] if line.kind is not Kind.BLANK][:_NEAR]
    return any(mentions(line.plain[:200]) for line in near) or any(
        labelled(line.plain)[0] in ATTENDANCE for line in near[1:]
    )


def _dated(lines: Sequence[Line]) -> list[int]:
    """Return the headings that are each the day of another meeting, of the highest such level."""
    levels: dict[int, list[tuple[int, tuple[int, int, int | None]]]] = defaultdict(list)
    for at, line in enumerate(lines):
        level = _level(line)
        if level is None:
            continue
        days = mentions(line.plain[:200])
        if len(days) == 1 and _is_only_day(line.plain, days[0].start, days[0].end, level):
            levels[level].append((at, (days[0].day, days[0].month, days[0].year)))
    for level in sorted(levels):
        found = levels[level]
        differ = len(found) > 1 and len({day for _, day in found}) == len(found)
        if differ and all(_has_text(lines, at, level) for at, _ in found):
            return [at for at, _ in found]
    return []


def _level(line: Line) -> int | None:
    if line.kind is Kind.HEADING:
        return line.depth
    if line.kind is Kind.BOLD:
        return 7
    return 8 if line.kind is Kind.TEXT and line.opens and line.depth == 0 else None


def _is_only_day(text: str, start: int, end: int, level: int) -> bool:
    """Say whether a line is a day and at most the word for a meeting with it."""
    if text.rstrip().endswith((".", ";")) or len(text) > 120:
        return False
    rest = text[:start] + " " + text[end:]
    others = [
        word
        for word in re.findall(r"[^\W\d_]{2,}", rest)
        if word.lower() not in MONTHS and word.lower() not in WEEKDAYS
    ]
    if MEETING.search(rest):
        return len(others) <= 8 and not re.match(r"\W*(?:\d+[.)/]|approv|pengesahan)", text.lower())
    return not others and level < 8


def _has_text(lines: Sequence[Line], at: int, level: int) -> bool:
    """Say whether something stands under a heading before the next of its level."""
    for line in lines[at + 1 :]:
        if line.kind is Kind.BLANK:
            continue
        return _level(line) is None or (_level(line) or 0) > level or line.kind is Kind.TEXT
    return False
