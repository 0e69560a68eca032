"""What the head of the minutes tells: the title, the day and the hour."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from cop.importing.reading.dates import Mention, mentions, month_in, time_in
from cop.importing.reading.labels import (
    AGENDA,
    ATTENDANCE,
    CONTAINERS,
    DAY,
    MEETING,
    TIME,
    key,
    labelled,
)
from cop.importing.reading.lines import Kind, Line
from cop.importing.reading.shapes import DateSource

_OTHER_DAY = re.compile(
    r"\b(?:next|previous|last|deadline|due|berikutnya|sebelumnya|lalu|tenggat|published|updated|approved)\b",
    re.IGNORECASE,
)
_HELD = re.compile(
    r"\b(?:held|took place|diadakan|dilaksanakan|diselenggarakan|bertempat|pada hari)\b", re.I
)
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,400}[)\]]|<?https?://\S+")
_FIRST = 12  # lines at the top in which running text may name the day


@dataclass(frozen=True)
class Told:
    """The day and the hour of a meeting, and where the day was found."""

    date: dt.date | None = None
    source: DateSource | None = None
    other: dt.date | None = None
    starts: dt.time | None = None
    zone: str | None = None


def title_in(lines: Sequence[Line], taken: set[int]) -> int | None:
    """Return the line that is the title of the minutes."""
    depths = [line.depth for line in lines if line.kind is Kind.HEADING]
    only = min(depths, default=0) if depths.count(min(depths, default=0)) == 1 else 0
    for at, line in enumerate(lines[:80]):
        if at in taken or line.kind is Kind.BLANK:
            continue
        label = labelled(line.plain)[0]
        if (
            label in ATTENDANCE
            or label in AGENDA
            or re.match(r"\W{0,3}\d{1,4}\s?[/.)]\s?\D", line.plain)
        ):
            continue
        if line.is_title and (_names_meeting(line) or line.depth == only > 0):
            return at
        if line.kind is Kind.TEXT and _is_plain_title(lines, at):
            return at
    return None


def _names_meeting(line: Line) -> bool:
    if key(line.plain) in CONTAINERS:
        return False
    return bool(MEETING.search(line.plain)) or bool(mentions(line.plain))


def _is_plain_title(lines: Sequence[Line], at: int) -> bool:
    """Say whether the first line of all is a title, though nothing marks it as one."""
    line = lines[at]
    first = not any(before.raw for before in lines[:at])
    alone = at + 1 >= len(lines) or lines[at + 1].kind is not Kind.TEXT
    short = len(line.plain) <= 120 and not line.plain.endswith((".", ";", ","))
    return first and alone and short and bool(MEETING.search(line.plain))


def told_in(
    head: Sequence[Line], name: str, front: dict[str, Any], *, alone: bool, above: str = ""
) -> Told:
    """Return when a meeting was, from its head, its front matter and the name of its file.

    With `alone` the file holds no other meeting, so that its name may give the day.
    """
    stem = re.sub(r"\.[A-Za-z]{2,8}$", "", name.rsplit("/", 1)[-1])
    indonesian = any(
        labelled(line.plain)[0] in ("tanggal", "hari/tanggal", "hari, tanggal") for line in head
    )
    named = [one for one in mentions(stem, day_first=indonesian) if one.year] if alone else []
    from_name = named[0].date() if len(named) == 1 else None
    year = _year(stem, above, head)
    for source, line, mention in _candidates(head, indonesian):
        if mention.year is None and (from_name or year is None):
            continue
        date = mention.date(year)
        if date is None or (mention.year is None and mention.weekday not in (None, date.weekday())):
            continue
        loose = source is DateSource.TEXT and labelled(line.plain)[0] not in DAY
        if loose and from_name not in (None, date):
            break  # running text may speak of any day; the name of the file does not
        return _settled(date, source, from_name, _hour(head, line, mention, front))
    if stated := _front_date(front):
        return Told(stated, DateSource.FRONT_MATTER, None, *_hour(head, None, None, front))
    if from_name:
        return Told(from_name, DateSource.FILE_NAME, None, *_hour(head, None, None, front))
    return Told()


def _settled(
    date: dt.date,
    source: DateSource,
    named: dt.date | None,
    hour: tuple[dt.time | None, str | None],
) -> Told:
    """Choose between the day written and the day in the file's name.

    Where only the years differ, the writer forgot to change the year: the name is right.
    """
    if named is None or named == date:
        return Told(date, source, None, *hour)
    if (named.month, named.day) == (date.month, date.day):
        return Told(named, DateSource.FILE_NAME, date, *hour)
    return Told(date, source, named, *hour)


def _candidates(
    head: Sequence[Line], day_first: bool
) -> Iterator[tuple[DateSource, Line, Mention]]:
    """Yield the days that the head mentions, the surest first."""
    full: list[tuple[DateSource, Line, Mention]] = []
    for line in head:
        if line.is_title and not _OTHER_DAY.search(line.plain):
            full += [
                (DateSource.HEADING, line, one) for one in mentions(line.plain, day_first=day_first)
            ]
    for line in head:
        if labelled(line.plain)[0] in DAY:
            full += [
                (DateSource.TEXT, line, one) for one in mentions(line.plain, day_first=day_first)
            ]
    written = [line for line in head if line.kind in (Kind.TEXT, Kind.ITEM)][:_FIRST]
    for line in written:
        shown = _ASIDE.sub("", line.plain)
        for one in mentions(line.plain, day_first=day_first)[:1]:
            mostly = is_day(line)
            says_so = MEETING.search(shown[:400]) or _HELD.search(shown[:400])
            if (mostly or (says_so and one.year)) and not _OTHER_DAY.search(shown[:400]):
                full.append((DateSource.TEXT, line, one))
    yield from (one for one in full if one[2].year)
    yield from (one for one in full if not one[2].year)


def is_day(line: Line) -> bool:
    """Say whether a line does little more than name a day."""
    shown = _ASIDE.sub("", line.plain)
    found = mentions(shown[:120])
    return bool(found) and found[0].start <= 25 and len(shown) <= 80


def _year(stem: str, above: str, head: Sequence[Line]) -> int | None:
    """Return the one year that a file speaks of, for days that are written without."""
    if month := month_in(stem):
        return month[0]
    titles = " ".join([above, *(line.plain for line in head if line.is_title)])
    years = {int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", titles)}
    return years.pop() if len(years) == 1 else None


def _hour(
    head: Sequence[Line], line: Line | None, mention: Mention | None, front: dict[str, Any]
) -> tuple[dt.time | None, str | None]:
    """Return when the meeting began, from the line of its day or one that is labelled so."""
    texts = [_ASIDE.sub("", line.plain[: mention.start] + " | " + line.plain[mention.end :])] if (
        line and mention
    ) else []  # fmt: skip
    texts += [f"time: {labelled(one.plain)[1]}" for one in head if labelled(one.plain)[0] in TIME]
    texts += [f"time: {front[name]}" for name in ("time", "waktu", "pukul") if name in front]
    for text in texts:
        without_days = text
        for one in reversed(mentions(text)):
            without_days = without_days[: one.start] + " | " + without_days[one.end :]
        if found := time_in(without_days):
            return found
    return None, None


def _front_date(front: dict[str, Any]) -> dt.date | None:
    return next(
        (date_from(front[name]) for name in ("date", "tanggal", "day") if name in front), None
    )


def date_from(value: object) -> dt.date | None:
    """Return the date in a field of front matter, whatever kind of value YAML made of it."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    found = mentions(str(value)[:200])
    return found[0].date() if len(found) == 1 else None
