"""Telling people, and noting what they have read; the actions of upper rooms call `tell`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, update
from sqlalchemy.dialects import postgresql, sqlite

from cop.db import db
from cop.kit.clock import now
from cop.notices.models import LONGEST_KEY, Notice
from cop.notices.words import AT_ONCE, QUIET, Level, Told
from cop.people.models import Person

KEPT = timedelta(days=180)  # as long as somebody may look for what they were told
LONGEST_WORDS = 300  # letters of each thing that a sentence names
INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class News:
    """What happened: in which circle, perhaps in which session, where to read more.

    `key` is told once to each person. `given` are the words of the sentence: texts, or moments
    and days in ISO form. `at_once`: by mail without waiting for the summary, as always with some.
    """

    told: Told
    key: str
    group_id: int
    path: str
    session_id: int | None = None
    given: dict[str, Any] = field(default_factory=dict)
    at_once: bool = False


def tell(news: News, to: Iterable[tuple[int, Level]]) -> None:
    """Tell people by id, each as much as they want to be told; nobody is told the same twice."""
    rows = [_row(news, person_id, level) for person_id, level in to if level is not Level.NONE]
    if not rows:
        return
    db.session.flush()
    first = INSERTS[db.engine.dialect.name](Notice).on_conflict_do_nothing()
    db.session.execute(first, rows)


def untell(*keys: str) -> None:
    """Take back what was told by mistake; what was mailed is mailed."""
    its = Notice.key.in_([key[:LONGEST_KEY] for key in keys])
    db.session.execute(delete(Notice).where(its))


def reword(key: str, given: dict[str, Any]) -> None:
    """Change the words of what was told; whoever has read it need not read it again."""
    its = update(Notice).where(Notice.key == key[:LONGEST_KEY])
    changed = its.values(given=_words(given))
    db.session.execute(changed.execution_options(synchronize_session=False))


def mark_read(person: Person, notice_id: int) -> None:
    """Note that the person has read one of their notices."""
    _mark(Notice.person_id == person.id, Notice.id == notice_id)


def mark_all_read(person: Person, *, until: int) -> None:
    """Note that the person has read all notices up to one, which was the newest they saw."""
    _mark(Notice.person_id == person.id, Notice.id <= until)


def mark_opened(person_id: int, notice_id: int) -> None:
    """Note, after a page that only reads, that the person has opened the notice."""
    _mark(Notice.person_id == person_id, Notice.id == notice_id)


def let_lie(before: datetime) -> None:
    """Note for everybody that they have read what they were told before the moment."""
    _mark(Notice.at < before)


def forget_old() -> int:
    """Remove what was told long ago; return how much that was."""
    old = delete(Notice).where(Notice.at < now() - KEPT).returning(Notice.id)
    return len(db.session.scalars(old).all())


def _mark(*which: Any) -> None:
    unread = update(Notice).where(*which, Notice.read_at.is_(None))
    db.session.execute(unread.values(read_at=now()))


def _row(news: News, person_id: int, level: Level) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "key": news.key[:LONGEST_KEY],
        "told": news.told,
        "group_id": news.group_id,
        "session_id": news.session_id,
        "path": news.path,
        "given": _words(news.given),
        "listed": level is not Level.DIGEST and news.told not in QUIET,
        "at_once": (news.at_once or news.told in AT_ONCE) and level is not Level.DIGEST,
        "at": now(),
    }


def _words(given: dict[str, Any]) -> dict[str, str]:
    return {name: _cut(value) for name, value in given.items()}


def _cut(value: Any) -> str:
    words = str(value)
    return words if len(words) <= LONGEST_WORDS else words[: LONGEST_WORDS - 1] + "…"
