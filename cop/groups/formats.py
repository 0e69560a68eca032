"""How much ceremony each kind of circle bears: its agenda, its duties, its way to an output."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from flask_babel import lazy_gettext as _l

from cop.groups.words import Kind


class OutputWay(StrEnum):
    """How sessions of this format come to their output."""

    DIGEST = "digest"  # every session feeds the running digest of its week
    MANUSCRIPT = "manuscript"  # every session works on one running manuscript until it is published
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
        output=OutputWay.FREE,
    ),
    Kind.RESEARCH_CIRCLE: _FREE,
    Kind.PROJECT: _FREE,
}
OUTPUT_WAYS = {
    OutputWay.DIGEST: _l("Every session feeds a digest of its week."),
    OutputWay.MANUSCRIPT: _l("The sessions work on one manuscript until it is published."),
    OutputWay.SUMMARY: _l("A summary is made from the notes of each session."),
    OutputWay.FREE: _l("Each session says what came out of it."),
}
