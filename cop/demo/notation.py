"""The words in which the story is written down.

Whoever is named is named by login. A `when` is a clock time on the sitting's day (“08.40”), or on a
working day before or after it (“-1 15.20”). In a text `{+3}` stands for the day three working days
after the sitting, as people say it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from cop.groups.words import Joining, Kind, Visibility
from cop.ideas.words import IdeaKind
from cop.outputs.words import Licence, OutputType
from cop.people.words import Role
from cop.sessions.words import PointKind, PointStatus, Status


@dataclass(frozen=True)
class Figure:
    """Somebody of the story."""

    name: str
    login: str
    library: str
    role: Role = Role.MEMBER
    knows: tuple[str, ...] = ()  # names of subjects
    post: str = ""

    @property
    def email(self) -> str:
        """Return the address; the domain belongs to nobody."""
        return f"{self.login}@pustaka.example"


class Due(Enum):
    """A day that is not counted from the sitting."""

    TODAY = "the day on which the story is told"


@dataclass(frozen=True)
class Info:
    """Something that others should know."""

    text: str


@dataclass(frozen=True)
class Decided:
    """A decision."""

    text: str


@dataclass(frozen=True)
class Task:
    """A follow-up; `due` and `done` are working days after the sitting.

    `who` may be the name of somebody without an account, or empty.
    """

    what: str
    who: str = ""
    due: int | Due | None = None
    done: int | None = None
    needless: bool = False  # settled because nobody needs it any more


Outcome = Info | Decided | Task


@dataclass(frozen=True)
class Point:
    """A point and what came of it. Without `by` the moderator puts it on the agenda."""

    title: str
    note: str = ""
    outcomes: tuple[Outcome, ...] = ()
    place: int | None = None  # of a standing point, counted from 0
    minutes: int | None = None
    presenter: str = ""
    kind: PointKind = PointKind.DISCUSSION
    text: str = ""
    earlier: str = ""  # the note as it was first saved
    fate: PointStatus | None = None  # what became of it if it was not resolved
    by: str = ""  # who proposed it
    asked: str = "-1 14.10"
    waits: bool = False  # for an answer
    declined: str = ""  # why
    dropped: str = ""  # why, before the session
    put_off: bool = False  # moved to the backlog before the session
    nameless: bool = False  # proposed without a name
    withdrawn: bool = False  # by the one who proposed it, before it was answered
    part_of: str = ""  # the point that was split into this one and `other_part`
    other_part: str = ""
    other_dropped: str = ""  # why the other part was not needed
    goes_on_as: str = ""  # the point on the backlog that it became during the session


def point(title: str, note: str = "", *outcomes: Outcome, **more: Any) -> Point:
    """Return a point of its own; ten minutes unless told."""
    return Point(title, note, outcomes, **{"minutes": 10, **more})


def standing(place: int, note: str = "", *outcomes: Outcome, **more: Any) -> Point:
    """Return one of the points that stand on every agenda of the circle's format."""
    return Point("", note, outcomes, place=place, **more)


@dataclass(frozen=True)
class Said:
    """A post, on the sitting or on the point with the title or place; `quotes` counts from 0."""

    by: str
    when: str
    text: str
    on: str | int | None = None
    quotes: int | None = None
    nameless: bool = False
    edited: tuple[str, str] | None = None  # when, and what it says since
    removed: tuple[str, str] | None = None  # when, and who did it


@dataclass(frozen=True)
class Draft:
    """One saved text of an output."""

    by: str
    when: str
    body: str
    publish: bool = False


@dataclass(frozen=True)
class Work:
    """An output that is started from the notes of a sitting, and how it grew."""

    title: str
    type: OutputType
    by: str
    when: str
    drafts: tuple[Draft, ...]
    abstract: str = ""
    authors: str = ""
    reviewers: str = ""
    subjects: tuple[str, ...] = ()
    language: str = "id"
    licence: Licence = Licence.BY


@dataclass(frozen=True)
class Other:
    """Other words that somebody proposed in the review; `on` is the point's place."""

    by: str
    when: str
    on: int
    instead_of: str
    words: str
    reason: str


@dataclass(frozen=True)
class Objection:
    """Somebody says in the review that a follow-up is not so; `on` is the point's place."""

    by: str
    when: str
    on: int
    reason: str


@dataclass(frozen=True)
class Sitting:
    """One session as it went; `day` is counted as in `Days`. The moderator leads unless told."""

    day: int
    title: str = ""
    points: tuple[Point, ...] = ()
    here: str = ""
    remote: str = ""
    excused: str = ""
    guests: tuple[str, ...] = ()
    leads: str = ""
    writes: str = ""
    at: str = ""
    minutes: int | None = None  # else those of the format
    closes: str = ""  # when, of one that is held in writing
    place: str | None = None  # else that of the circle
    summary: str = ""
    talk: tuple[Said, ...] = ()
    works: tuple[Work, ...] = ()
    until: Status = Status.CLOSED
    reviewed: str = ""  # when the minutes were sent round, where not soon after the end
    others: tuple[Other, ...] = ()
    objections: tuple[Objection, ...] = ()
    adopted: str = ""  # when, where it is not adopted at its end
    closed: str = ""  # when, where it does not close at its end
    no_output: str = ""  # why
    called_off: tuple[str, str] | None = None  # when and why


@dataclass(frozen=True)
class Wish:
    """A point for the backlog, by day and clock time."""

    day: int
    when: str
    by: str
    point: Point
    accepted: str = ""  # when
    declined: tuple[str, str] | None = None  # when and why


@dataclass(frozen=True)
class Noted:
    """An idea, and what became of it; `again` are days and logins of who was asked again."""

    day: int
    when: str
    by: str
    words: str
    kind: IdeaKind = IdeaKind.TOPIC
    many: int = 1
    seconds: str = ""
    again: tuple[tuple[int, str], ...] = ()
    nameless: bool = False
    for_all: bool = False  # for the whole site
    taken_up: int | None = None  # the day on which the moderator puts it on the backlog
    declined: tuple[int, str] | None = None  # the day, and why


@dataclass(frozen=True)
class Circle:
    """A circle, who belongs to it and what it went through."""

    name: str
    kind: Kind
    library: str
    charter: str
    made: int
    moderator: str
    at: str
    sittings: tuple[Sitting, ...]
    members: str = ""
    joins: tuple[tuple[str, int], ...] = ()  # who joins by themselves, and on which day
    informed: str = ""
    asks: tuple[tuple[str, int, str], ...] = ()  # who, on which day, in which words
    place: str = ""
    link: str = ""
    visibility: Visibility = Visibility.SIGNED_IN
    joining: Joining = Joining.OPEN
    subjects: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    ideas: tuple[Noted, ...] = ()
    is_series: bool = False  # meets every working day, by a series; else each session is planned
