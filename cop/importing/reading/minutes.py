"""Read a file of minutes: one meeting or several, in Markdown or HTML, in any style."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cop.importing.reading import front_matter
from cop.importing.reading.attendance import Roll, call_roll, find_roles, take_part_online
from cop.importing.reading.dates import MONTHS
from cop.importing.reading.decoding import text_of
from cop.importing.reading.from_html import from_html, is_html
from cop.importing.reading.head import is_day, title_in, told_in
from cop.importing.reading.html_inside import without_html
from cop.importing.reading.known import Known
from cop.importing.reading.labels import CONTAINERS, HEAD, key, labelled
from cop.importing.reading.languages import language_of
from cop.importing.reading.lines import Kind, Line, joined, lines_of
from cop.importing.reading.openers import Opener, openers_in
from cop.importing.reading.plain import words
from cop.importing.reading.points import one_point, points_at
from cop.importing.reading.shapes import Meeting, PointRead, Unreadable, Why
from cop.importing.reading.splitting import Part, meetings_in
from cop.importing.reading.tidy import tidy

_ROLLS = ("daftar hadir", "daftar hadir peserta", "attendance", "attendees")
_FIRST = 60  # lines at the top in which undivided minutes say who was there


def read_minutes(name: str, source: bytes | str, people: Iterable[str] = ()) -> list[Meeting]:
    """Return the meetings that a file holds, in its order, with every word of it.

    `name` is the file's name, which may tell the day; `people` are names of members, by which
    more of those who are to do something are known. What cannot be recognised for certain stays
    in the text only. Raises Unreadable.
    """
    text = text_of(source)
    front, block, below = _front(text)
    markdown = markdown_of(name, below, ends_count=True)
    lines = lines_of(markdown)
    if not any(line.raw for line in lines):
        raise Unreadable(Why.NO_TEXT)
    parts = meetings_in(lines)
    rolls = [call_roll(part.lines) for part in parts]
    known = Known(markdown, [*people, *(one.name for roll in rolls for _, one in roll.found)])
    meetings = [
        _meeting(part, roll, name, front if len(parts) == 1 else {}, known, alone=len(parts) == 1)
        for part, roll in zip(parts, rolls, strict=True)
    ]
    if block.strip():
        meetings[0] = _with_front(meetings[0], front, block, name)
    kept = sum((words(meeting.kept()) for meeting in meetings), words(""))
    if (words(markdown) + words(block)) - kept:
        return [_as_it_stands(meetings[0], block, markdown)]
    return meetings


def markdown_of(name: str, text: str, *, ends_count: bool) -> str:
    """Return the text of a file as tidy Markdown, whatever mix of Markdown and HTML it is."""
    markdown = from_html(text) if is_html(name, text) else without_html(text)
    return tidy(markdown, ends_count=ends_count)


def _front(text: str) -> tuple[dict[str, Any], str, str]:
    """Part the front matter off; minutes may also begin with a rule that looks like one."""
    try:
        front, block, below = front_matter.split(text)
    except Unreadable:
        return {}, "", text
    return (front, block, below) if front else ({}, "", text)


@dataclass(frozen=True)
class _Layout:
    """Where the parts of one meeting stand in its lines."""

    lines: Sequence[Line]
    title: int | None
    openers: list[Opener]
    end: int  # of the head

    @property
    def first(self) -> int:
        """Return where the first point begins, or the end where there is none."""
        return self.openers[0].at if self.openers else len(self.lines)

    @property
    def head(self) -> list[Line]:
        """Return the lines of the head without the title."""
        return [line for at, line in enumerate(self.lines[: self.end]) if at != self.title]


def _layout(part: Part, roll: Roll) -> _Layout:
    title = 0 if part.is_cut else title_in(part.lines, roll.lines)
    taken = roll.lines | ({title} if title is not None else set())
    openers = openers_in(part.lines, frozenset(taken))
    end = openers[0].at if openers else _head_end(part.lines, taken)
    return _Layout(part.lines, title, openers, end)


def _meeting(
    part: Part, roll: Roll, name: str, front: dict[str, Any], known: Known, *, alone: bool
) -> Meeting:
    layout = _layout(part, roll)
    head = layout.head
    told = told_in(part.lines[: layout.first], name, front, alone=alone, above=part.above)
    find_roles(roll, head)
    attendance = take_part_online(roll.attendance(_last_roll(layout)), head)
    language = language_of("\n".join(line.raw for line in part.lines))
    if layout.openers:
        points = points_at(part.lines, layout.openers, known, told.date)
    else:
        over = _taken_container(head)
        points = one_point(over, part.lines[layout.end :], known, told.date, language)
    title, kept = _title(layout, part.above, name)
    return Meeting(
        title=title,
        date=told.date,
        date_source=told.source,
        other_date=told.other,
        starts=told.starts,
        time_zone=told.zone,
        language=language,
        facilitator=roll.facilitator,
        scribe=roll.scribe,
        attendance=attendance,
        preamble="\n\n".join(text for text in (kept, joined(head)) if text),
        points=points,
    )


def _last_roll(layout: _Layout) -> int:
    """Return up to where lists of people count: in the head, or all, if the minutes end on one."""
    if not layout.openers:
        return _FIRST
    behind = layout.lines[layout.first + 1 :]
    closing = any(line.is_title and key(line.plain) in _ROLLS for line in behind)
    return len(layout.lines) if closing else layout.first + 1


def _title(layout: _Layout, above: str, name: str) -> tuple[str, str]:
    """Return the title, and its line as written where the title alone would lose a word of it."""
    if layout.title is None:
        return above or _from_name(name), ""
    line = layout.lines[layout.title]
    title = line.plain.strip(" :")
    kept = line.text if words(line.text) - words(title) else ""
    return (f"{above}: {title}" if above and above != title else title), kept


def _from_name(name: str) -> str:
    """Return what a file's name says beside the day and the form of the file."""
    stem = re.sub(r"\.[A-Za-z]{2,8}$", "", name.rsplit("/", 1)[-1])
    said = [
        word
        for word in re.split(r"[\W_]+", stem)
        if word and not word.isdecimal() and word.lower() not in MONTHS
    ]
    return " ".join(said)


def _head_end(lines: Sequence[Line], taken: set[int]) -> int:
    """Return where the head of undivided minutes ends: title, day, place, who was there."""
    end = 0
    for at, line in enumerate(lines):
        if line.kind is Kind.BLANK:
            continue
        stands_out = line.kind is Kind.HEADING or labelled(line.plain)[0] in HEAD
        if not (at in taken or stands_out or is_day(line)):
            break
        end = at + 1
    return end


def _taken_container(head: list[Line]) -> str:
    """Take the heading under which undivided minutes stand, to be the title of their point."""
    at = next((at for at in range(len(head) - 1, -1, -1) if head[at].raw), None)
    if at is None or not head[at].is_title or key(head[at].plain) not in CONTAINERS:
        return ""
    title = head[at].plain.strip(" :")
    del head[at:]
    return title


def _with_front(meeting: Meeting, front: dict[str, Any], block: str, name: str) -> Meeting:
    """Return a meeting with the title that its front matter gives; the block opens the preamble."""
    stated = front.get("title", front.get("judul"))
    written = meeting.title if meeting.title != _from_name(name) else ""
    shown = "  \n".join(line.strip() for line in block.split("\n") if line.strip())
    if not isinstance(stated, str) or not stated.strip():
        stated, written = meeting.title, ""
    preamble = "\n\n".join(text for text in (shown, written, meeting.preamble) if text)
    return replace(meeting, title=stated.strip(), preamble=preamble)


def _as_it_stands(meeting: Meeting, block: str, markdown: str) -> Meeting:
    """Return a meeting whose only point is the whole text, should dividing it lose a word."""
    whole = PointRead(None, meeting.title or "Notes", f"{block}\n\n{markdown}".strip())
    return replace(meeting, preamble="", points=(whole,), attendance=())
