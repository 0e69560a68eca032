"""How much ceremony each kind of circle bears: its agenda, its duties, its way to an output."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from flask_babel import lazy_gettext as _l

from cop.groups.words import Kind
from cop.kit.meeting import Mode


class OutputWay(StrEnum):
    """How sessions of this format come to their output."""

    DIGEST = "digest"  # every session feeds the running digest of its week
    MANUSCRIPT = "manuscript"  # every session works on one running manuscript until it is published
    MATERIALS = "materials"  # what was taught, for whoever was not there
    SUMMARY = "summary"  # a summary made from the notes of the session
    FREE = "free"


@dataclass(frozen=True)
class StandingPoint:
    """A point that stands on every agenda of the format; duration in minutes."""

    title: object
    duration: int


@dataclass(frozen=True)
class Format:
    """What the kind prescribes; durations in minutes.

    `review_days` is how long silence must last until it counts as consent to the minutes; 0 where
    a moderator adopts them without a review.
    """

    duration: int
    points: tuple[StandingPoint, ...]
    opens_itself: bool
    facilitator_writes: bool
    adopted_at_end: bool
    output: OutputWay
    review_days: int = 0
    signatures: bool = False  # minutes on paper have places to sign
    trainer: bool = False  # who leads is the trainer
    readers: bool = False  # some read beforehand what was written
    mode: Mode = Mode.ON_SITE  # how its sessions are held unless one says otherwise
    by_turn: bool = False  # sessions that make themselves get who leads and writes by turn


REVIEW_DAYS = 3
_FREE = Format(60, (), False, False, False, OutputWay.FREE, REVIEW_DAYS)
_STUDY = Format(
    90,
    (
        StandingPoint(_l("Topic"), 10),
        StandingPoint(_l("Reading"), 30),
        StandingPoint(_l("Questions"), 30),
        StandingPoint(_l("What we take away"), 20),
    ),
    opens_itself=False,
    facilitator_writes=False,
    adopted_at_end=False,
    output=OutputWay.SUMMARY,
    review_days=REVIEW_DAYS,
)
FORMATS = {
    Kind.MORNING_TALK: Format(
        30,
        (
            StandingPoint(_l("New since yesterday"), 10),
            StandingPoint(_l("What went wrong yesterday, and how it was met"), 10),
            StandingPoint(_l("What we do today"), 10),
        ),
        opens_itself=True,
        facilitator_writes=True,
        adopted_at_end=True,
        output=OutputWay.DIGEST,
        by_turn=True,
    ),
    Kind.WRITING_CIRCLE: Format(
        90,
        (
            StandingPoint(_l("Manuscript"), 30),
            StandingPoint(_l("Readers’ notes"), 45),
            StandingPoint(_l("Next round"), 15),
        ),
        opens_itself=False,
        facilitator_writes=True,
        adopted_at_end=True,
        output=OutputWay.MANUSCRIPT,
        readers=True,
    ),
    Kind.STUDY_GROUP: _STUDY,
    Kind.TREND_WATCH: _STUDY,
    Kind.TRAINING: Format(
        120,
        (
            StandingPoint(_l("Aims"), 15),
            StandingPoint(_l("Exercises"), 75),
            StandingPoint(_l("Test"), 30),
        ),
        opens_itself=False,
        facilitator_writes=False,
        adopted_at_end=True,
        output=OutputWay.MATERIALS,
        trainer=True,
    ),
    Kind.RESEARCH_CIRCLE: _FREE,
    Kind.PROJECT: _FREE,
}
OUTPUT_WAYS = {
    OutputWay.DIGEST: _l("Every session feeds a digest of its week."),
    OutputWay.MANUSCRIPT: _l("The sessions work on one manuscript until it is published."),
    OutputWay.MATERIALS: _l("What was taught is kept as materials."),
    OutputWay.SUMMARY: _l("A summary is made from the notes of each session."),
    OutputWay.FREE: _l("Each session says what came out of it."),
}


def format_of(kind: Kind, own: Mapping[str, Any] | None) -> Format:
    """Return the kind's format with what a circle changed of it, as `changes_of` gave it."""
    if not own:
        return FORMATS[kind]
    changed = dict(own)
    if "points" in changed:
        changed["points"] = tuple(StandingPoint(*point) for point in changed["points"])
    if "output" in changed:
        changed["output"] = OutputWay(changed["output"])
    if "mode" in changed:
        changed["mode"] = Mode(changed["mode"])
    return replace(FORMATS[kind], **changed)


def changes_of(kind: Kind, wanted: Format) -> dict[str, Any]:
    """Return what of the format is not the kind's own, fit for storage.

    Titles of standing points are compared in the language that is spoken now. What is not in it
    follows the kind when that is changed later.
    """
    default = _stored(FORMATS[kind])
    return {name: value for name, value in _stored(wanted).items() if value != default[name]}


def _stored(works: Format) -> dict[str, Any]:
    return {
        **asdict(replace(works, points=())),
        "points": [[str(point.title), point.duration] for point in works.points],
        "output": works.output.value,
        "mode": works.mode.value,
    }
