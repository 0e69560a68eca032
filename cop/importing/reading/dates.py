"""Dates and times of day as people write them, in English and Indonesian."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_MONTHS = {
    1: "january januari jan",
    2: "february februari pebruari feb",
    3: "march maret mar",
    4: "april apr",
    5: "may mei",
    6: "june juni jun",
    7: "july juli jul",
    8: "august agustus aug agu agt ags",
    9: "september sept sep",
    10: "october oktober oct okt",
    11: "november nopember nov nop",
    12: "december desember dec des",
}
MONTHS = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = {
    0: "monday mon senin sen",
    1: "tuesday tues tue selasa sel",
    2: "wednesday wed rabu rab",
    3: "thursday thurs thur thu kamis kam",
    4: "friday fri jumat jum'at jum",
    5: "saturday sat sabtu sab",
    6: "sunday sun minggu ahad min",
}
WEEKDAYS = {name: number for number, names in _WEEKDAYS.items() for name in names.split()}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_MORE = r"(?:\s{0,2}(?:[/&\u2013-]|dan|and|to|s\.d\.)\s{0,2}\d{1,2}(?:st|nd|rd|th)?)?"
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})([-/._])(?P<number>\d{1,2})\2(?P<day>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>[01]\d)(?P<day>[0-3]\d)(?!\d)"),
    re.compile(
        rf"(?<![\d/.,:]){_DAY}{_MORE}[\s_-]{{1,3}}(?:of\s)?(?P<month>{_MONTH})\b\.?"
        rf"(?:,?[\s_-]{{1,3}}(?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    ),
    re.compile(
        rf"\b(?P<month>{_MONTH})\b\.?[\s_-]{{1,3}}{_DAY}(?![\d:]){_MORE}"
        rf"(?:,?[\s_-]{{1,3}}(?P<year>\d{{4}})(?!\d))?",
        re.IGNORECASE,
    ),
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-])")
_WEEKDAY = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})\b[\s,.:/]{{0,4}}(?:tanggal\s|the\s)?$", re.IGNORECASE
)

_ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura",
          "UTC": "UTC", "GMT": "UTC", "Z": "UTC"}  # fmt: skip
_TIME = re.compile(
    r"(?<![\d:./-])(?P<hour>[01]?\d|2[0-3])(?:(?P<sign>[:.])(?P<minute>[0-5]\d))?(?![\d:/])"
    r"\s?(?P<half>[ap]\.?m\b\.?)?(?:\s{0,2}[\u2013-]\s{0,2}\d{1,2}[:.]\d\d)?"
    r"\s{0,2}\(?(?P<zone>(?-i:UTC\s?[+\u2212-]\d{1,2}|[A-Z]{1,5}\b))?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"(?:pukul|jam|waktu|time|at|from|mulai|start[s]?)\W{0,4}$", re.IGNORECASE)
_ZONE_BEFORE = re.compile(r"\b(UTC|GMT|WIB|WITA|WIT)\s$")


@dataclass(frozen=True)
class Mention:
    """A date as it was mentioned; without a year where none was written."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    weekday: int | None = None

    def date(self, year: int | None = None) -> dt.date | None:
        """Return the date, in the given year where none was written; None for no real date."""
        try:
            return dt.date(self.year or year or 0, self.month, self.day)
        except ValueError:
            return None

    def fits(self, date: dt.date) -> bool:
        """Say whether a date is one that was meant."""
        return (self.month, self.day) == (date.month, date.day) and self.year in (None, date.year)


def mentions(text: str, *, day_first: bool = False) -> list[Mention]:
    """Return the dates mentioned in a text, in their order.

    Of figures such as 05/04/2024 only those are taken that can be read in one way, unless it is
    known that the day stands first.
    """
    found: list[Mention] = []
    for mention in sorted(_all(text, day_first), key=lambda one: (one.start, -one.end)):
        if not found or mention.start >= found[-1].end:
            found.append(_with_weekday(text, mention))
    return found


def _all(text: str, day_first: bool) -> Iterator[Mention]:
    for form in _FORMS:
        for mark in form.finditer(text):
            named = mark.groupdict()
            month = MONTHS[named["month"].lower()] if named.get("month") else int(named["number"])
            year = int(named["year"]) if named["year"] else None
            mention = Mention(int(mark["day"]), month, year, mark.start(), mark.end())
            if mention.date(2024) and _is_month(named.get("month"), year):
                yield mention
    for mark in _NUMERIC.finditer(text):
        first, second, year = int(mark[1]), int(mark[3]), int(mark[4])
        if first <= 12 and second <= 12 and first != second and not day_first:
            continue
        day, month = (first, second) if second <= 12 else (second, first)
        mention = Mention(day, month, year, mark.start(), mark.end())
        if mention.date():
            yield mention


def _is_month(written: str | None, year: int | None) -> bool:
    """Tell the month May from the verb, and Mar from the name."""
    return written is None or year is not None or written[0].isupper()


def _with_weekday(text: str, mention: Mention) -> Mention:
    before = _WEEKDAY.search(text[max(0, mention.start - 24) : mention.start])
    return replace(mention, weekday=WEEKDAYS[before[1].lower()]) if before else mention


def month_in(text: str) -> tuple[int, int | None] | None:
    """Return the year and, where it is there, the month that a file name gives."""
    if mark := re.search(r"(?<!\d)((?:19|20)\d\d)[-_. ]?(0[1-9]|1[0-2])?(?!\d)", text):
        return int(mark[1]), int(mark[2]) if mark[2] else None
    return None


def next_after(mention: Mention, day: dt.date) -> dt.date | None:
    """Return the first such date from a day on, None where it would be most of a year away."""
    if mention.year:
        return mention.date()
    for year in (day.year, day.year + 1):
        date = mention.date(year)
        if date and dt.timedelta(0) <= date - day < dt.timedelta(days=300):
            return date
    return None


def time_in(text: str) -> tuple[dt.time, str | None] | None:
    """Return the first time of day in a text and its zone as an IANA name, if one is written.

    A time in a zone that cannot be named for certain (EST, CET and the like) is not taken.
    """
    for mark in _TIME.finditer(text):
        zone = (mark["zone"] or "").upper().replace(" ", "").replace("\u2212", "-")
        before = text[max(0, mark.start() - 14) : mark.start()]
        earlier = _ZONE_BEFORE.search(before)
        spoken = _SPOKEN.search(before) or earlier or mark["half"] or zone in _ZONES
        if not (mark["sign"] == ":" or (spoken and (mark["sign"] or mark["half"]))):
            continue
        written = zone or (earlier[1] if earlier else "")
        known = _zone(written)
        if known is None and re.fullmatch(r"[A-Z]{1,3}S?T|UTC.+", written):
            return None
        return _time(mark), known
    return None


def _zone(written: str) -> str | None:
    if offset := re.fullmatch(r"UTC([+-])(\d{1,2})", written):
        sign = "-" if offset[1] == "+" else "+"  # the zones Etc/GMT count the other way round
        return f"Etc/GMT{sign}{int(offset[2])}" if int(offset[2]) <= 12 else None
    return _ZONES.get(written)


def _time(mark: re.Match[str]) -> dt.time:
    hour = int(mark["hour"])
    half = (mark["half"] or "").lower()[:1]
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return dt.time(hour, int(mark["minute"] or 0))
