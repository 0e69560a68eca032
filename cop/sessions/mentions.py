"""Whom a post tells: those it names with @, and members who want to be told everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sqlalchemy import or_, select

from cop.db import db
from cop.discussions.models import Post
from cop.groups.models import Membership
from cop.groups.telling import TAKING_PART
from cop.kit.clock import today
from cop.notices.actions import News, tell
from cop.notices.words import Level, Told
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.telling import path_of, tell_some

NAMED = re.compile(r"(?<![\w@/.])@([a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?)", re.IGNORECASE)
FENCE = re.compile(r"^\s*(?:```|~~~)")
CODE = re.compile(r"`[^`\n]*`")
MOST_NAMED = 20  # people in one post; a crowd is told otherwise


def tell_of_post(post: Post, *, by: Person) -> None:
    """Tell those whom a new post names and who may read it.

    Members who want to be told everything are told of the first post of a day. A post without a
    name names nobody as its author.
    """
    session = session_with(post.thread_id)
    if session is None:
        return
    tell_those_named(post, by=by)
    given = {"by": "" if post.nameless else by.name}
    day = today(session.tzid)
    told = _news(Told.POSTED, f"posted-{post.thread_id}-{day}", post, session, given)
    tell(told, [(who, Level.ALL) for who in _told_everything(session) if who != by.id])


def tell_those_named(post: Post, *, by: Person) -> None:
    """Tell those whom a new or changed post names for the first time and who may read it."""
    session = session_with(post.thread_id)
    if session is None:
        return
    named = [one.id for one in _people(post.source) if _may_read(one, session)]
    given = {"by": "" if post.nameless else by.name}
    tell_some(_news(Told.NAMED, f"named-{post.id}", post, session, given), named, by=by)


def logins_in(source: str) -> list[str]:
    """Return the logins that a text names, each once; not those in quotations and in code."""
    words = CODE.sub("", "\n".join(_own_lines(source)))
    return list(dict.fromkeys(found.lower() for found in NAMED.findall(words)))[:MOST_NAMED]


def _own_lines(source: str) -> Iterator[str]:
    in_code = False
    for line in source.splitlines():
        if FENCE.match(line):
            in_code = not in_code
        elif not in_code and not line.lstrip().startswith(">"):
            yield line


def _people(source: str) -> list[Person]:
    logins = logins_in(source)
    if not logins:
        return []
    wanted = select(Person).where(Person.login.in_(logins), Person.deactivated_at.is_(None))
    return list(db.session.scalars(wanted))


def _may_read(person: Person, session: Session) -> bool:
    seen = select(Session.id).where(Session.id == session.id, seen_by(person))
    return db.session.scalar(seen) is not None


def _told_everything(session: Session) -> list[int]:
    wanted = (
        select(Membership.person_id)
        .join(Membership.person)
        .where(
            Membership.group_id == session.group_id,
            Membership.level == Level.ALL,
            Membership.role.in_(TAKING_PART),
            Person.deactivated_at.is_(None),
        )
    )
    return list(db.session.scalars(wanted))


def session_with(thread_id: int) -> Session | None:
    """Return the session whose discussion it is, or that of one of its points, or None."""
    of_point = select(AgendaItem.session_id).where(AgendaItem.thread_id == thread_id)
    its = or_(Session.thread_id == thread_id, Session.id.in_(of_point))
    return db.session.scalar(select(Session).where(its))


def path_of_thread(session: Session, thread_id: int) -> str:
    """Return the address of a discussion of the session on this site."""
    return f"{path_of(session)}/threads/{thread_id}"


def _news(told: Told, key: str, post: Post, session: Session, given: dict[str, Any]) -> News:
    return News(
        told=told,
        key=key,
        group_id=session.group_id,
        path=f"{path_of_thread(session, post.thread_id)}?post={post.id}#post-{post.id}",
        session_id=session.id,
        given={"session": session.name, **given},
    )
