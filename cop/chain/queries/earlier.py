"""What was said and noted on a point in earlier sessions."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, and_, case, func, select

from cop.db import db
from cop.discussions.queries import PostRow, newest_by_thread
from cop.groups.models import Group
from cop.minutes.models import Note
from cop.people.models import Person
from cop.sessions.models import AgendaItem, ItemLink, Session
from cop.sessions.queries import notes_seen_by, seen_by

MOST_BEFORE = 10  # posts of each earlier session: what is recalled, not read through
MOST_SESSIONS = 5  # as many as one recalls; the chain has the others


class Before(NamedTuple):
    """One earlier session in which a point came up: where, what was noted, what was said."""

    slug: str
    number: int
    starts_at: datetime
    tzid: str
    point_id: int
    title: str
    thread_id: int
    note: str  # rendered; empty where nothing was noted or it is not open to the person
    posts: list[PostRow]  # the newest ones
    said: int  # how many there are in all


class Recalled(NamedTuple):
    """The newest earlier sessions of a point, the first one first; `more`: there are older ones."""

    sessions: list[Before]
    more: bool


def said_before(person: Person | None, point_id: int) -> Recalled:
    """Return the newest of the earlier sessions of the point; in two statements.

    Of each, the newest posts: the others are read where they were written.
    """
    rows = db.session.execute(
        select(
            Group.slug,
            Session.number,
            Session.starts_at,
            Session.tzid,
            AgendaItem.id,
            AgendaItem.title,
            AgendaItem.thread_id,
            func.coalesce(case((notes_seen_by(person), Note.html)), ""),
        )
        .join(Session, Session.id == AgendaItem.session_id)
        .join(Group, Group.id == Session.group_id)
        .outerjoin(Note, and_(Note.session_id == Session.id, Note.agenda_item_id == AgendaItem.id))
        .where(AgendaItem.id.in_(_sources(point_id)), seen_by(person))
        .order_by(Session.starts_at.desc(), AgendaItem.id.desc())
        .limit(MOST_SESSIONS + 1)
    ).all()
    more, rows = len(rows) > MOST_SESSIONS, rows[MOST_SESSIONS - 1 :: -1]
    threads = [row.thread_id for row in rows]
    newest = newest_by_thread(person, threads, most=MOST_BEFORE)
    told = [Before._make((*row, *newest.get(row.thread_id, ([], 0)))) for row in rows]
    return Recalled(told, more)


def _sources(point_id: int) -> Select[int]:
    """Return the ids of the points from which this one came, over any number of steps."""
    steps = (
        select(ItemLink.from_id.label("source"))
        .where(ItemLink.to_id == point_id)
        .cte("sources", recursive=True)
    )
    further = select(ItemLink.from_id).where(ItemLink.to_id == steps.c.source)
    return select(steps.union(further).c.source)
