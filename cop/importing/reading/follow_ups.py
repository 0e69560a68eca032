"""What somebody is to do, as minutes say it: labelled lines, lists under a label, tables."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from cop.importing.reading.dates import Mention, mentions, next_after
from cop.importing.reading.known import Known
from cop.importing.reading.labels import any_of, key
from cop.importing.reading.lines import Kind, Line, cells, is_divider
from cop.importing.reading.outcome_labels import action_in, is_action_label
from cop.importing.reading.plain import plain, sentences
from cop.importing.reading.shapes import FollowUpRead

LONGEST = 500  # characters of a follow-up or a decision; the notes hold the rest

_NAME = r"@?[^\W\d_a-z][\w.'\u2019\u2010\u2011-]*(?:\s[^\W\d_a-z][\w.'\u2019\u2010\u2011-]*){0,3}"
_NAMES = rf"{_NAME}(?:\s?(?:,\s?(?:and|dan|&)?|\s(?:and|dan|serta)\s|&|/)\s?{_NAME}){{0,5}}"
_DOES = re.compile(
    rf"(?P<who>{_NAMES})\s(?:will|shall|to|is to|are to|is going to|can|volunteer(?:s|ed)? to|"
    r"agree[sd] to|(?:is |are )?responsible for|(?:is |are )?working on|akan|untuk|bertugas|"
    r"diminta|menyanggupi)\s"
    r"(?!be\b(?!\s\w+ing\b)|di[a-z]{3,}|not\b)(?=\S)"
)
_VERB = re.compile(rf"(?P<who>{_NAMES})\s(?=me[a-z]{{4,}}|ber[a-z]{{3,}})")  # Sari menyiapkan
_COLON = re.compile(rf"(?P<who>{_NAMES})\s?(?::|\s[\u2013-]{{1,2}})\s")
_BRACKETS = re.compile(
    rf"\((?:(?i:pic|oleh|by|owner|penanggung jawab):?\s)?(?P<who>{_NAMES})\)\W{{0,3}}$"
)
_CHARGED = re.compile(
    r"\b(?i:pic|penanggung jawab|owner|assigned to|assignee|responsible|pelaksana)\s?[:=]\s?"
    rf"(?P<who>{_NAMES})"
)
_DUE = re.compile(
    r"\b(?:by|before|until|due|deadline|no later than|paling lambat|selambat-lambatnya|sebelum|"
    r"hingga|sampai|tenggat|batas waktu|target)\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
_NOTHING = re.compile(
    r"\W*(?:none|n/?a|nil|nihil|tidak ada|belum ada|tbd|no action\w*)?\W*", re.IGNORECASE
)
_WHAT = any_of(
    "tindak lanjut|action|actions|action item|action items|action point|task|kegiatan|tugas|"
    "rencana tindak lanjut|what|to do|todo|rencana|follow-up|follow up"
)
_WHO = any_of(
    "pic|penanggung jawab|who|owner|oleh|responsible|pelaksana|assignee|by whom|assigned to|"
    "person|siapa|lead"
)
_WHEN = any_of(
    "tenggat|due|deadline|batas waktu|target|when|by when|due date|tenggat waktu|waktu|kapan|"
    "target waktu|jatuh tempo"
)


def follow_ups_in(
    title: str, lines: Sequence[Line], known: Known, day: dt.date | None
) -> Iterator[FollowUpRead]:
    """Yield the follow-ups of a point; a date without a year is the next such one after `day`."""
    listed = _listed_under_labels(title, lines)
    for at, line in enumerate(lines):
        if line.kind is Kind.ROW and (at == 0 or lines[at - 1].kind is not Kind.ROW):
            yield from _table(lines[at:], known, day)
        elif at in listed:
            yield from _follow_up(line.plain, None, known, day)
        elif line.kind is Kind.ITEM and re.match(r"\[ \] ?\S", line.plain):
            yield from _follow_up(line.plain[3:].strip(), None, known, day)
        elif told := action_in(line.plain, line.text):
            what = plain(told[0])
            yield from _follow_up(sentences(what)[0] if what else "", told[1], known, day)


def _listed_under_labels(title: str, lines: Sequence[Line]) -> set[int]:
    """Return the lines that a label such as "Action items:" announces."""
    listed = set(_list_after(lines, -1, None)) if is_action_label(title) else set()
    for at, line in enumerate(lines):
        if line.kind not in (Kind.ROW, Kind.CODE, Kind.BLANK) and is_action_label(line.plain):
            listed |= set(_list_after(lines, at, line))
    return listed


def _list_after(lines: Sequence[Line], label: int, line: Line | None) -> Iterator[int]:
    inside = line.depth + 1 if line is not None and line.kind is Kind.ITEM else 0
    depth: int | None = None
    for at in range(label + 1, len(lines)):
        item = lines[at]
        if item.kind is Kind.BLANK:
            continue
        if item.kind is not Kind.ITEM:
            if depth is None or item.depth <= depth:
                return
            continue
        if depth is None:
            depth = item.depth
        if depth < inside or item.depth < depth:
            return
        done = re.match(r"\[[xX]\]", item.plain)
        if item.depth == depth and not done and not item.plain.rstrip().endswith((":", "?")):
            yield at


def _follow_up(
    what: str, who: str | None, known: Known, day: dt.date | None, due: str = ""
) -> Iterator[FollowUpRead]:
    what = re.sub(r"^\[ \]\s*", "", what).strip()
    bare = re.sub(r"\([^()]{0,120}\)|https?://\S+", "", what)
    if _NOTHING.fullmatch(bare) or what.endswith("?") or len(re.findall(r"\w+", bare)) < 2:
        return
    charged = known.somebody(who) if who else _who(what, known)
    yield FollowUpRead(_cut(what), charged, _due(what, due, day))


def _who(what: str, known: Known) -> str | None:
    """Return who is to do it, where the words say so for certain."""
    beginning = what[:200]
    for form in (_CHARGED, _BRACKETS):
        if (told := form.search(what[-400:])) and (who := known.somebody(told["who"])):
            return who
    for form in (_DOES, _VERB, _COLON):
        if (told := form.match(beginning)) and (who := known.somebody(told["who"])):
            return who
    return None


def _due(what: str, due: str, day: dt.date | None) -> dt.date | None:
    dates = mentions(due, day_first=True)
    if due and len(dates) == 1:
        return _on(dates[0], day)
    for mention in mentions(what):
        if _DUE.search(what[max(0, mention.start - 60) : mention.start]):
            return _on(mention, day)
    return None


def _on(mention: Mention, day: dt.date | None) -> dt.date | None:
    if day is None:
        return mention.date()
    date = next_after(mention, day)
    return date if date and date >= day else None


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " \u2026"


def _table(lines: Sequence[Line], known: Known, day: dt.date | None) -> Iterator[FollowUpRead]:
    """Yield the rows of a table that says what, and who or when."""
    heads = [key(cell) for cell in cells(lines[0])]
    what, who, when = (_column(heads, names) for names in (_WHAT, _WHO, _WHEN))
    if what is None or (who is None and when is None):
        return
    for line in lines[1:]:
        if line.kind is not Kind.ROW:
            return
        row = cells(line)
        if not is_divider(line) and len(row) > what and row[what]:
            charged = row[who] if who is not None and who < len(row) else ""
            due = row[when] if when is not None and when < len(row) else ""
            for found in _follow_up(row[what], None, known, day, due):
                named = _in_column(charged) if charged else found.who
                yield FollowUpRead(found.what, named, found.due)


def _in_column(cell: str) -> str | None:
    """Return who stands in a column for who: it needs no further sign to be somebody."""
    cell = cell.strip()
    return cell if 1 < len(cell) <= 120 and not _NOTHING.fullmatch(cell) else None


def _column(heads: Sequence[str], names: frozenset[str]) -> int | None:
    return next((at for at, head in enumerate(heads) if head in names), None)
