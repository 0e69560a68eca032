"""Questions about notices; what a person may no longer see is not found and not counted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, true
from sqlalchemy.orm import aliased

from cop.db import db
from cop.kit import paging
from cop.kit.paging import Page
from cop.notices.models import Notice
from cop.notices.words import THE_SITE, Told
from cop.people.models import Person

BUILT = 1000  # counts in memory, each for one person: building one takes longer than asking
MOST_COUNTED = 99


class Sees(NamedTuple):
    """What a person may see: ids of circles, and of sessions into which they were let."""

    groups: Select[int]
    sessions: Select[int]


def seen(person: Person, sees: Sees) -> ColumnElement[bool]:
    """Return the condition that a notice is the person's and tells of what they may see."""
    return _seen(person.id, sees)


def notices_of(person: Person, sees: Sees, *, before: str = "", size: int) -> Page[Notice]:
    """Return a page of what the person was told, the newest first."""
    wanted = select(Notice).where(seen(person, sees), Notice.listed)
    if place := paging.read(before, int):
        wanted = wanted.where(paging.before((Notice.id,), place))
    found = db.session.scalars(wanted.order_by(Notice.id.desc()).limit(size + 1)).all()
    return paging.cut(found, size, lambda notice: (notice.id,))


def notice_of(person: Person, sees: Sees, notice_id: int) -> Notice | None:
    """Return one of the person's notices, or None."""
    return db.session.scalar(select(Notice).where(seen(person, sees), Notice.id == notice_id))


def unread(person: Person, sees: Sees) -> int:
    """Return how many notices the person has not read, at most one more than are counted."""
    return db.session.scalar(_unread(person.id, sees)) or 0


def unread_with_thanks(person: Person, sees: Sees, *, most: int) -> tuple[int, list[Notice]]:
    """Return the same, and the newest thanks that were not read, in one statement."""
    found = db.session.execute(_unread_with_thanks(person.id, sees, most)).all()
    return found[0][0], [notice for _, notice in found if notice is not None]


def still_seen(person: Person, sees: Sees, mail_key: str) -> Sequence[int]:
    """Return the ids of the notices in a mail that the person may still see."""
    return db.session.scalars(
        select(Notice.id).where(seen(person, sees), Notice.mail_key == mail_key)
    ).all()


@lru_cache(BUILT)
def _unread(person_id: int, sees: Sees) -> Select[int]:
    new = select(Notice.id).where(_seen(person_id, sees), Notice.listed, Notice.read_at.is_(None))
    return select(func.count()).select_from(new.limit(MOST_COUNTED + 1).subquery())


@lru_cache(BUILT)
def _unread_with_thanks(person_id: int, sees: Sees, most: int) -> Select[int, Notice | None]:
    new = (Notice.told == Told.THANKED, Notice.listed, Notice.read_at.is_(None))
    wanted = select(Notice).where(_seen(person_id, sees), *new)
    thanks = aliased(Notice, wanted.order_by(Notice.id.desc()).limit(most).subquery())
    count = select(_unread(person_id, sees).scalar_subquery().label("unread")).subquery()
    both = select(count.c.unread, thanks).select_from(count).outerjoin(thanks, true())
    return both.order_by(thanks.id.desc())


def _seen(person_id: int, sees: Sees) -> ColumnElement[bool]:
    visible = or_(
        Notice.group_id.in_(sees.groups),
        Notice.session_id.in_(sees.sessions),
        Notice.group_id == THE_SITE,
    )
    return and_(Notice.person_id == person_id, visible)
