"""What happened with a session, step by step, as its page tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext

from cop.review.queries import settlements_of
from cop.review.shown import settlement_words
from cop.sessions.words import Status

if TYPE_CHECKING:
    from cop.review.models import Wording
    from cop.review.queries import Standing
    from cop.sessions.models import Session
    from cop.sessions.rows import EventRow
    from cop.sessions.rules import Part

REWRITTEN = (Status.WRITING_UP, Status.IN_REVIEW)
TAKEN = {
    Status.DRAFT: _l("Planned"),
    Status.OPEN: _l("Agenda published"),
    Status.IN_PROGRESS: _l("Started"),
    Status.WRITING_UP: _l("Ended"),
    Status.IN_REVIEW: _l("Sent for review"),
    Status.ADOPTED: _l("Minutes adopted"),
    Status.CLOSED: _l("Closed"),
    Status.CANCELLED: _l("Cancelled"),
}


@dataclass(frozen=True)
class Step:
    """One thing that happened: what, who did it, when, and why where that was said."""

    what: str
    who: str
    at: datetime
    why: str = ""


@dataclass(frozen=True)
class Reopened:
    """A closed session that is written up again; `version` of its minutes stands meanwhile."""

    event: EventRow
    version: int


def steps_of(
    part: Part, session: Session, events: Sequence[EventRow], review: Standing | None
) -> list[Step]:
    """Return what happened, the first thing first; `review` is the one that is going on."""
    steps = [_step(event) for event in events]
    rounds = sum(event.became is Status.IN_REVIEW for event in events)
    known = review.wordings if review and rounds == 1 else None
    if rounds:
        steps += _settlements(settlements_of(part, session) if known is None else known)
    return sorted(steps, key=lambda step: step.at)


def reopened_in(session: Session, events: Sequence[EventRow]) -> Reopened | None:
    """Return when and why the session was reopened, while that is so."""
    if session.status not in REWRITTEN:
        return None
    again = [event for event in events if event.was is Status.CLOSED]
    adopted = sum(event.became is Status.ADOPTED for event in events)
    return Reopened(again[-1], adopted) if again else None


def _settlements(wordings: Sequence[Wording]) -> list[Step]:
    return [
        Step(settlement_words(one), one.settled_by.name, one.settled_at, one.answer)
        for one in wordings
        if one.settled_by and one.settled_at
    ]


def _step(event: EventRow) -> Step:
    who = event.by or ""
    if event.by is None and not event.reason and event.became is Status.ADOPTED:
        who = _("by silent consent")
    return Step(_words_of(event), who, event.at, event.reason or _went_on(event))


def _went_on(event: EventRow) -> str:
    if not event.went_on:
        return ""
    return ngettext(
        "One proposal that nobody answered waits for a later session.",
        "%(num)s proposals that nobody answered wait for a later session.",
        event.went_on,
    )


def _words_of(event: EventRow) -> str:
    if event.was is Status.CLOSED:
        return _("Reopened")
    if event.was is Status.IN_REVIEW and event.became is Status.WRITING_UP:
        return _("Called back from the review")
    return str(TAKEN[event.became])
