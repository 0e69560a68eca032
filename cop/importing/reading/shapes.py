"""The shapes of what was read: meetings with their points, articles, and why a file is refused."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

LARGEST = 10 * 1024 * 1024  # bytes; the minutes of a whole year are a tenth of this


class Why(StrEnum):
    """Why a file cannot be read; the value is the sentence for the person who imports."""

    EMPTY = "The file is empty."
    TOO_LARGE = "The file is larger than 10 MB."
    BINARY = "The file is not text (a PDF, a word processor's file or an image, perhaps)."
    ENCODING = "The file is text in an encoding that is not known here; save it as UTF-8."
    FRONT_MATTER = "The block between the lines --- at the top is not valid YAML."
    FRONT_MATTER_DEPTH = "The block between the lines --- at the top is too large or too involved."
    NO_TEXT = "The file has a head but no text."


class Unreadable(Exception):
    """A file that cannot be read; `why` names the reason, `str()` says it with its detail."""

    def __init__(self, why: Why, detail: str = "") -> None:
        super().__init__(f"{why.value} ({detail})" if detail else why.value)
        self.why = why
        self.detail = detail


class How(StrEnum):
    """How somebody took part."""

    ON_SITE = "on_site"
    REMOTE = "remote"
    EXCUSED = "excused"
    ABSENT = "absent"


class DateSource(StrEnum):
    """Where the date of a meeting or an article was found."""

    FRONT_MATTER = "front matter"
    HEADING = "heading"
    TEXT = "text"
    FILE_NAME = "file name"


@dataclass(frozen=True)
class Attendee:
    """One person named in the attendance, as written there."""

    name: str
    how: How


@dataclass(frozen=True)
class FollowUpRead:
    """Something somebody is to do, copied from the notes; `who` may name several."""

    what: str
    who: str | None = None
    due: dt.date | None = None


@dataclass(frozen=True)
class PointRead:
    """One point: its number and title as written, its notes in Markdown, and what came of it."""

    number: str | None
    title: str
    text: str
    decisions: tuple[str, ...] = ()
    follow_ups: tuple[FollowUpRead, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """One meeting; title, preamble and points together hold every word of its source.

    `date` is None where the source names none. `starts` is the wall time in `time_zone`, an IANA
    name, or in the zone of the place where no zone is stated. `other_date` is a second date that
    the source gives for the same meeting and that was not taken. `title` may be empty.
    """

    title: str
    date: dt.date | None = None
    date_source: DateSource | None = None
    other_date: dt.date | None = None
    starts: dt.time | None = None
    time_zone: str | None = None
    language: str | None = None
    facilitator: str | None = None
    scribe: str | None = None
    attendance: tuple[Attendee, ...] = ()
    preamble: str = ""
    points: tuple[PointRead, ...] = ()

    def kept(self) -> str:
        """Return everything that the record holds as one Markdown text."""
        parts = [self.title.replace("<", "&lt;"), self.preamble]
        for point in self.points:
            parts += [point.number or "", point.title.replace("<", "&lt;"), point.text]
        return "\n\n".join(part for part in parts if part)


@dataclass(frozen=True)
class Article:
    """One published article; `body` is Markdown, `address` may be relative to its site."""

    title: str
    body: str
    authors: tuple[str, ...] = ()
    date: dt.date | None = None
    date_source: DateSource | None = None
    subjects: tuple[str, ...] = ()
    summary: str = ""
    language: str | None = None
    address: str | None = None
