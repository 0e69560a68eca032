"""The rows of a chain: what came before and after, and what of each session is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal, or_, select

from cop.chain.marks import Marks, agenda_mark, marks_from, notes_mark
from cop.db.prepared import Given, prepared, rows
from cop.decisions.models import Decision
from cop.followups.queries import FollowUpRow, open_before
from cop.groups.models import Group
from cop.kit import paging
from cop.kit.paging import Place
from cop.outputs.queries import LinkedOutput, outputs_of_sessions
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.queries import seen_by
from cop.sessions.rows import SessionRow, read_row, session_rows
from cop.sessions.words import Status


@dataclass(frozen=True)
class Link:
    """One session of a chain as it is shown in a row: facts, marks and what came out."""

    session: SessionRow
    marks: Marks
    outputs: Sequence[LinkedOutput] = field(default_factory=list)


@dataclass(frozen=True)
class Previously:
    """What a session takes up: the one before it, what that decided, and what is still to do."""

    session: SessionRow
    decisions: Sequence[Decision]
    follow_ups: Sequence[FollowUpRow]


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
def _newest(person: Person | None, group_id: int, limit: int) -> Select[*tuple[Any, ...]]:
    newest_first = (Session.starts_at.desc(), Session.id.desc())
    of_group = _marked(person).where(Session.group_id == group_id)
    return of_group.order_by(*newest_first).limit(limit)


def around(person: Person | None, session: Session, *, earlier: int = 3) -> list[Link]:
    """Return the nearest links of the session's chain, earliest first, itself among them."""
    return _links(person, *_around(person, session.id, earlier))


@prepared
def _around(person: Person | None, session_id: int, earlier: int) -> Select[*tuple[Any, ...]]:
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


def _marked(person: Person | None) -> Select[*tuple[Any, ...]]:
    return session_rows(agenda_mark(), notes_mark()).where(seen_by(person))


def _links(person: Person | None, wanted: Select[*tuple[Any, ...]], given: Given) -> list[Link]:
    found = [read_row(row) for row in rows(wanted, given)]
    outputs = outputs_of_sessions(person, [session.id for session, _ in found])
    made = [outputs.get(session.id, []) for session, _ in found]
    return [
        Link(session, marks_from(agenda, notes, came), came)
        for (session, (agenda, notes)), came in zip(found, made, strict=True)
    ]
