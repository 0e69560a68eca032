"""Who was there, who sent word and who was missing, as lists, lines, columns or tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cop.importing.reading.labels import (
    ATTENDANCE,
    FACILITATOR,
    HYBRID,
    NAME_COLUMNS,
    ONLINE,
    PLACE,
    SCRIBE,
    STATUS_COLUMNS,
    WEAK,
    any_of,
    key,
    labelled,
)
from cop.importing.reading.lines import Kind, Line, cells, is_divider
from cop.importing.reading.names import Named, is_name, names_in
from cop.importing.reading.plain import plain
from cop.importing.reading.shapes import Attendee, How

_FROM = re.compile(
    r"\W*((?i:apologies|regrets|excused|absent|present|attended)(?:\s+(?:received|sent))?"
    r"\s+(?:from|by))\s+(?=[^\W\d_a-z])(.*)"
)
_BOLD_LEAD = re.compile(r"(\*\*|__)((?:(?!\1).){2,60})\1\s*[:\u2013-]?\s*(.*)$")
_PER_PERSON = re.compile(r"[(\[].*\b(?:names?|nama)\b.*,.*[)\]]", re.IGNORECASE)
_REMARKS = {
    How.REMOTE: re.compile(
        r"\b(?:remote(?:ly)?|online|daring|(?:via|by|on) (?:zoom|phone|video)|zoom|virtual)\b", re.I
    ),
    How.EXCUSED: re.compile(
        r"\b(?:izin|ijin|sakit|cuti|berhalangan|apolog\w+|regrets|excused)\b", re.I
    ),
    How.ABSENT: re.compile(r"\b(?:absent|tidak hadir|absen|alpa|tanpa keterangan)\b", re.I),
}
_MARKS = {
    **dict.fromkeys(
        any_of("hadir|present|yes|ya|y|v|x|h|\u2713|\u2714|\u2705|\u221a"), How.ON_SITE
    ),
    **dict.fromkeys(any_of("online|daring|zoom|remote|hadir daring|hadir online"), How.REMOTE),
    **dict.fromkeys(any_of("izin|ijin|i|sakit|s|berhalangan|excused|apologies"), How.EXCUSED),
    **dict.fromkeys(any_of("absent|tidak hadir|absen|alpa|a|tidak|no"), How.ABSENT),
}
_ROLES = {"facilitator": FACILITATOR, "scribe": SCRIBE}


@dataclass
class Roll:
    """Who was there, and the lines that say so."""

    found: list[tuple[int, Attendee]] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    facilitator: str | None = None
    scribe: str | None = None

    def attendance(self, before: int) -> tuple[Attendee, ...]:
        """Return each person once, from the lists that begin before a line."""
        once: dict[str, Attendee] = {}
        for at, attendee in self.found:
            if at < before:
                once.setdefault(attendee.name.casefold(), attendee)
        return tuple(once.values())


def call_roll(lines: Sequence[Line]) -> Roll:
    """Find the lists of names that a label announces, and who led and who wrote."""
    roll = Roll()
    number = 0
    while number < len(lines):
        how, rest, one = _announced(lines, number)
        if how is None:
            if lines[number].kind is Kind.ROW:
                number = _table(roll, lines, number, None)
            number += 1
            continue
        end = _listed(roll, lines, number, how, rest, one)
        roll.lines.update(range(number, end))
        number = end
    return roll


def find_roles(roll: Roll, head: Sequence[Line]) -> None:
    """Take who led and who wrote from the labels of the head; the lists themselves may say it."""
    for line in head:
        label, rest, _ = labelled(line.plain)
        for role, labels in _ROLES.items():
            if label in labels and rest and getattr(roll, role) is None:
                first = names_in(rest, one=True)
                setattr(roll, role, first[0].name if first else None)


def take_part_online(
    attendance: tuple[Attendee, ...], head: Sequence[Line]
) -> tuple[Attendee, ...]:
    """Make those present remote where the head names no place but an online room."""
    text = " \n".join(line.raw for line in head)
    places = [
        line
        for line in head
        if labelled(line.plain)[0] in PLACE or re.search(r"https?://", line.raw)
    ]
    if HYBRID.search(text) or not any(ONLINE.search(line.raw) for line in places):
        return attendance
    return tuple(
        Attendee(one.name, How.REMOTE if one.how is How.ON_SITE else one.how) for one in attendance
    )


def _announced(lines: Sequence[Line], number: int) -> tuple[How | None, str, bool]:
    """Return how the people took part whom a line announces, and what it says of them itself."""
    line = lines[number]
    if line.kind in (Kind.BLANK, Kind.ROW, Kind.CODE):
        return None, "", False
    label, rest, note = labelled(line.plain)
    one = bool(_PER_PERSON.search(note) or _PER_PERSON.fullmatch(rest))
    rest = "" if _PER_PERSON.fullmatch(rest) else rest
    if label in ATTENDANCE:
        if rest:
            rest = line.text.partition(":")[2].strip(" *_")
        elif not line.plain.rstrip().endswith(":") and not _stands_out(line, label):
            return None, "", False
        return ATTENDANCE[label], rest, one
    bold = _BOLD_LEAD.match(line.text)
    if bold and bold[3] and key(plain(bold[2])) in ATTENDANCE:
        return ATTENDANCE[key(plain(bold[2]))], bold[3], one
    if said := _FROM.match(line.plain):
        return ATTENDANCE.get(key(said[1]), How.EXCUSED), said[2], one
    return None, "", False


def _stands_out(line: Line, label: str) -> bool:
    """Say whether a label without a colon is one: alone on its line, and not any word."""
    return line.is_title or label not in WEAK


def _listed(roll: Roll, lines: Sequence[Line], number: int, how: How, rest: str, one: bool) -> int:
    """Take the names that follow a label; return the line behind them."""
    if rest:
        _take(roll, number, how, names_in(rest, one=one))
        end = number + 1
        while rest.rstrip().endswith((",", ";")) and end < len(lines) and not lines[end].opens:
            rest = lines[end].text
            _take(roll, number, how, names_in(rest, one=one))
            end += 1
        return end
    start = number + 1
    while start < len(lines) and start < number + 3 and lines[start].kind is Kind.BLANK:
        start += 1
    if start < len(lines) and lines[start].kind is Kind.ROW:
        return _table(roll, lines, start, how) + 1
    end, entries = _block(lines, number, start)
    if not any(names_in(entry.text, one=True) for entry in entries):
        return number + 1
    for entry in entries:
        _take(roll, number, how, names_in(entry.text, one=one or len(entries) > 1))
    return end


def _block(lines: Sequence[Line], label: int, start: int) -> tuple[int, list[Line]]:
    """Return the list or the lines under a label, and the line behind them."""
    if start >= len(lines):
        return start, []
    first = lines[start]
    inside = lines[label].kind is Kind.ITEM
    if first.kind is Kind.ITEM and not (inside and first.depth <= lines[label].depth):
        end = _list_end(lines, start)
        items = [line for line in lines[start:end] if line.kind is Kind.ITEM]
        return end, [item for item in items if item.depth == first.depth]
    if first.kind is Kind.TEXT and (start == label + 1 or lines[label].is_title):
        end = start
        while end < len(lines) and _goes_on(lines, end, start):
            end += 1
        return end, list(lines[start:end])
    return start, []


def _list_end(lines: Sequence[Line], start: int) -> int:
    depth = lines[start].depth
    end = start + 1
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if line.kind is Kind.BLANK:
            continue
        inside = line.kind is Kind.TEXT and line.depth > depth
        if not inside and (line.kind is not Kind.ITEM or line.depth < depth):
            break
        end = number + 1
    return end


def _goes_on(lines: Sequence[Line], number: int, start: int) -> bool:
    line = lines[number]
    if line.kind is not Kind.TEXT or labelled(line.plain)[1] or not _could_be(line):
        return False
    return number == start or _announced(lines, number)[0] is None


def _could_be(line: Line) -> bool:
    """Say whether a line may name somebody, whatever else it says of them."""
    return len(line.plain) < 300 and bool(names_in(line.text, one=True))


def _take(roll: Roll, at: int, how: How, people: Sequence[Named]) -> None:
    for person in people:
        said = " ".join(person.remarks)
        own = next((kind for kind, words in _REMARKS.items() if words.search(said)), how)
        roll.found.append((at, Attendee(person.name, own if how is How.ON_SITE else how)))
        for remark in person.remarks:
            for role, labels in _ROLES.items():
                if key(remark) in labels and getattr(roll, role) is None:
                    setattr(roll, role, person.name)


def _table(roll: Roll, lines: Sequence[Line], start: int, how: How | None) -> int:
    """Take the names of a table if it is a list of people; return its last line."""
    end = start
    while end + 1 < len(lines) and lines[end + 1].kind is Kind.ROW:
        end += 1
    rows = [cells(line) for line in lines[start : end + 1] if not is_divider(line)]
    heads = [key(cell) for cell in rows[0]] if rows else []
    people = list(_rows(rows[1:], heads, how)) or list(_columns(rows[1:], heads))
    for one, person in people:
        _take(roll, start, one, [person])
    if people:
        roll.lines.update(range(start, end + 1))
    return end


def _rows(
    rows: Sequence[Sequence[str]], heads: Sequence[str], how: How | None
) -> Iterator[tuple[How, Named]]:
    """Yield the people of a table with one row for each."""
    name = next((at for at, head in enumerate(heads) if head in NAME_COLUMNS), None)
    if name is None:
        return
    status = next(
        (at for at, head in enumerate(heads) if head in STATUS_COLUMNS and at != name), None
    )
    for row in rows:
        said = row[status] if status is not None and status < len(row) else ""
        own = _MARKS.get(key(said) or said.strip(), how)
        if own is not None and name < len(row) and is_name(first_name(row[name])):
            yield own, Named(first_name(row[name]))


def first_name(cell: str) -> str:
    """Return the name at the beginning of a cell, or "" where none stands there."""
    found = names_in(cell, one=True)
    return found[0].name if found else ""


def _columns(rows: Sequence[Sequence[str]], heads: Sequence[str]) -> Iterator[tuple[How, Named]]:
    """Yield the people of a table with a column for each way of taking part."""
    known = {at: ATTENDANCE[head] for at, head in enumerate(heads) if head in ATTENDANCE}
    if not known or (len(known) == 1 and next(iter(heads)) in WEAK):
        return
    for row in rows:
        for at, how in known.items():
            for person in names_in(row[at]) if at < len(row) else ():
                yield how, person
