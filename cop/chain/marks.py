"""The three marks of a session: how far its agenda, its minutes and its outputs are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, case, exists

from cop.minutes.models import Note
from cop.outputs.queries import LinkedOutput
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import PointStatus, Status

EMPTY, HALF, FULL = "empty", "half", "full"


@dataclass(frozen=True)
class Marks:
    """The three marks of a session: each empty, half or full."""

    agenda: str
    notes: str
    output: str


def marks_from(agenda: int, notes: int, made: Sequence[LinkedOutput]) -> Marks:
    """Return the marks, from what `agenda_mark` and `notes_mark` gave and what came out."""
    states, published = (EMPTY, HALF, FULL), any(output.published for output in made)
    return Marks(states[agenda], states[notes], FULL if published else HALF if made else EMPTY)


def agenda_mark() -> ColumnElement[int]:
    """Return how far a session's agenda is: 0 nothing, 1 proposals, 2 points."""
    own = and_(AgendaItem.session_id == Session.id, AgendaItem.status != PointStatus.WITHDRAWN)
    accepted = exists().where(
        own, AgendaItem.status.not_in((PointStatus.PROPOSED, PointStatus.DECLINED))
    )
    return case((accepted, 2), (exists().where(own), 1), else_=0)


def notes_mark() -> ColumnElement[int]:
    """Return how far a session's minutes are: 0 nothing, 1 notes, 2 adopted."""
    begun = exists().where(Note.session_id == Session.id, Note.source != "")
    fixed = Session.status.in_((Status.ADOPTED, Status.CLOSED))
    return case((fixed, 2), (begun, 1), else_=0)
