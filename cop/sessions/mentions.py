"""Whom a text names with @, and the session to which a discussion belongs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import or_, select

from cop.db import db
from cop.sessions.models import AgendaItem, Session
from cop.sessions.telling import path_of

NAMED = re.compile(r"(?<![\w@/.])@([a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?)", re.IGNORECASE)
FENCE = re.compile(r"^\s*(?:```|~~~)")
CODE = re.compile(r"`[^`\n]*`")
MOST_NAMED = 20  # people in one post; a crowd is told otherwise


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


def session_with(thread_id: int) -> Session | None:
    """Return the session whose discussion it is, or that of one of its points, or None."""
    of_point = select(AgendaItem.session_id).where(AgendaItem.thread_id == thread_id)
    its = or_(Session.thread_id == thread_id, Session.id.in_(of_point))
    return db.session.scalar(select(Session).where(its))


def path_of_thread(session: Session, thread_id: int) -> str:
    """Return the address of a discussion of the session on this site."""
    return f"{path_of(session)}/threads/{thread_id}"
