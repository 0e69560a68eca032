"""The rows of a chain: what came before and after, and what of each session is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, literal, or_, select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.db.prepared import Given, prepared, rows
from cop.decisions.models import Decision
from cop.followups.models import FollowUp
from cop.followups.queries import open_before
from cop.groups.models import Group
from cop.kit import paging
from cop.kit.paging import Place
from cop.minutes.models import Note
from cop.outputs.queries import LinkedOutput, outputs_of_sessions
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import seen_by
from cop.sessions.words import PointStatus, Status

EMPTY, HALF, FULL = "empty", "half", "full"


@dataclass(frozen=True)
class Marks:
    """The three marks of a session: each empty, half or full."""

    agenda: str
    notes: str
    output: str


@dataclass(frozen=True)
class Link:
    """One session of a chain as it is shown in a row: facts, marks and what came out."""

    session: Session
    marks: Marks
    outputs: Sequence[LinkedOutput] = field(default_factory=list)


@dataclass(frozen=True)
class Previously:
    """What a session takes up: the one before it, what that decided, and what is still to do."""

    session: Session
    decisions: Sequence[Decision]
    follow_ups: Sequence[FollowUp]


def chain_of(
    person: Person | None, group: Group, *, limit: int, before: Place | None = None
) -> list[Link]:
    """Return the circle's sessions, newest first, at most `limit`; `before`: older than this place.

    A place is the start and the id of a session, as `cop.kit.paging` writes it into an address.
    """
    wanted, given = _newest(person, group.id, limit)
    if before is not None:
        wanted = wanted.where(paging.before((Session.starts_at, Session.id), before))
    return _links(person, wanted, given)


@prepared
def _newest(person: Person | None, group_id: int, limit: int) -> Select[Session, int, int]:
    newest_first = (Session.starts_at.desc(), Session.id.desc())
    of_group = _marked(person).where(Session.group_id == group_id)
    return of_group.order_by(*newest_first).limit(limit)


def around(person: Person | None, session: Session, *, earlier: int = 3) -> list[Link]:
    """Return the nearest links of the session's chain, earliest first, itself among them."""
    return _links(person, *_around(person, session.id, earlier))


@prepared
def _around(person: Person | None, session_id: int, earlier: int) -> Select[Session, int, int]:
    near = or_(Session.id.in_(_earlier_ids(session_id, earlier)), Session.follows_id == session_id)
    return _marked(person).where(near).order_by(Session.starts_at, Session.id)


def _earlier_ids(session_id: int, count: int) -> Select[int]:
    """Return the ids of the session and of so many before it in its chain."""
    steps = (
        select(Session.id, Session.follows_id, literal(0).label("n"))
        .where(Session.id == session_id)
        .cte("back", recursive=True)
    )
    further = select(Session.id, Session.follows_id, steps.c.n + 1).where(
        Session.id == steps.c.follows_id, steps.c.n < count
    )
    return select(steps.union_all(further).c.id)


def marks_of(person: Person | None, sessions: Sequence[Session]) -> dict[int, Marks]:
    """Return the marks of the sessions by their id."""
    asked = _these(person, [session.id for session in sessions])
    return {link.session.id: link.marks for link in _links(person, *asked)}


@prepared
def _these(person: Person | None, ids: list[int]) -> Select[Session, int, int]:
    return _marked(person).where(Session.id.in_(ids))


def count_of(person: Person | None, group: Group) -> tuple[int, datetime | None]:
    """Return how many sessions the circle has, and when the first one was."""
    row = rows(*_count_of(person, group.id))[0]
    return row[0], row[1]


@prepared
def _count_of(person: Person | None, group_id: int) -> Select[int, datetime]:
    return select(func.count(Session.id), func.min(Session.starts_at)).where(
        Session.group_id == group_id, seen_by(person), Session.status != Status.CANCELLED
    )


def previously(
    person: Person | None, session: Session, chain: Sequence[Link], decided: Sequence[Decision]
) -> Previously | None:
    """Return what the session takes up of its chain, or None where the person sees none before.

    `decided` is what the person may read of the decisions of the session that it follows.
    """
    earlier = (link.session for link in chain if link.session.id == session.follows_id)
    before = next(earlier, None)
    if before is None:
        return None
    return Previously(before, decided, open_before(person, session))


def _marked(person: Person | None) -> Select[Session, int, int]:
    return (
        select(Session, _agenda(), _notes())
        .options(joinedload(Session.group))
        .where(seen_by(person))
    )


def _links(person: Person | None, wanted: Select[Session, int, int], given: Given) -> list[Link]:
    found = db.session.execute(wanted, given).all()
    outputs = outputs_of_sessions(person, [row[0].id for row in found])
    return [
        Link(
            session,
            Marks(
                (EMPTY, HALF, FULL)[agenda], (EMPTY, HALF, FULL)[notes], _output(outputs, session)
            ),
            outputs.get(session.id, []),
        )
        for session, agenda, notes in found
    ]


def _output(outputs: dict[int, list[LinkedOutput]], session: Session) -> str:
    made = outputs.get(session.id, [])
    if any(output.published for output in made):
        return FULL
    return HALF if made else EMPTY


def _agenda() -> ColumnElement[int]:
    own = and_(AgendaItem.session_id == Session.id, AgendaItem.status != PointStatus.WITHDRAWN)
    accepted = exists().where(
        own, AgendaItem.status.not_in((PointStatus.PROPOSED, PointStatus.DECLINED))
    )
    return case((accepted, 2), (exists().where(own), 1), else_=0)


def _notes() -> ColumnElement[int]:
    begun = exists().where(Note.session_id == Session.id, Note.source != "")
    fixed = Session.status.in_((Status.ADOPTED, Status.CLOSED))
    return case((fixed, 2), (begun, 1), else_=0)
