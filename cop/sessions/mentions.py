"""Whom a post tells: those it names with @, members who want to be told everything, its author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select

from cop.db import db
from cop.discussions.models import Post
from cop.discussions.queries import author_id_of, thanked_since
from cop.groups.models import Membership
from cop.groups.telling import TAKING_PART
from cop.kit.clock import today
from cop.notices.actions import News, reword, tell, untell
from cop.notices.words import Level, Told
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries.seeing import seen_by
from cop.sessions.telling import path_of, tell_some

NAMED = re.compile(r"(?<![\w@/.])@([a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?)", re.IGNORECASE)
FENCE = re.compile(r"^\s*(?:```|~~~)")
CODE = re.compile(r"`[^`\n]*`")
MOST_NAMED = 20  # people in one post; a crowd is told otherwise
MOST_THANKING = 3  # named in one notice


def tell_of_post(post: Post, *, by: Person) -> None:
    """Tell those whom a new or changed post names for the first time and who may read it.

    Members who want to be told everything are told of the first post of a day. A post without a
    name names nobody as its author.
    """
    session = _session_with(post.thread_id)
    if session is None:
        return
    named = [one.id for one in _people(post.source) if _may_read(one, session)]
    given = {"by": "" if post.nameless else by.name}
    tell_some(_news(Told.NAMED, f"named-{post.id}", post, session, given), named, by=by)
    day = today(session.tzid)
    told = _news(Told.POSTED, f"posted-{post.thread_id}-{day}", post, session, given)
    tell(told, [(who, Level.ALL) for who in _told_everything(session) if who != by.id])


def tell_of_thanks(post: Post, *, by: Person) -> None:
    """Tell the author who thanked for the post today, in one notice that grows with the day.

    Whoever wrote without a name is told as others are, and nobody else can see that they were.
    """
    news = _thanks_today(post)
    if news is not None:
        untell(news.key)
        tell_some(news, [author_id_of(post)], by=by)


def untell_thanks(post: Post) -> None:
    """Take out of today's notice who has taken their thanks back."""
    news = _thanks_today(post)
    if news is None:
        return
    if news.given["by"]:
        reword(news.key, news.given)
    else:
        untell(news.key)


def tell_of_hiding(post: Post, *, by: Person) -> None:
    """Tell the author, named or not, who hid the post and why."""
    session = _session_with(post.thread_id)
    if session is not None:
        given = {"by": by.name, "reason": post.hidden_because}
        news = _news(Told.HIDDEN, _hiding(post), post, session, given)
        tell_some(news, [author_id_of(post)], by=by)


def untell_hiding(post: Post) -> None:
    """Take back what the author was told, now that the post is there again."""
    untell(_hiding(post))


def _hiding(post: Post) -> str:
    return f"hidden-{post.id}"


def _thanks_today(post: Post) -> News | None:
    session = _session_with(post.thread_id)
    if session is None:
        return None
    day = today(session.tzid)
    names = thanked_since(post, datetime.combine(day, time(), ZoneInfo(session.tzid)))
    more = max(len(names) - MOST_THANKING, 0)
    given = {"by": ", ".join(names[:MOST_THANKING]), "others": more or ""}
    return _news(Told.THANKED, f"thanks-{post.id}-{day}", post, session, given)


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


def _session_with(thread_id: int) -> Session | None:
    of_point = select(AgendaItem.session_id).where(AgendaItem.thread_id == thread_id)
    its = or_(Session.thread_id == thread_id, Session.id.in_(of_point))
    return db.session.scalar(select(Session).where(its))


def _news(told: Told, key: str, post: Post, session: Session, given: dict[str, Any]) -> News:
    at = f"{path_of(session)}/threads/{post.thread_id}?post={post.id}#post-{post.id}"
    return News(
        told=told,
        key=key,
        group_id=session.group_id,
        path=at,
        session_id=session.id,
        given={"session": session.name, **given},
    )
