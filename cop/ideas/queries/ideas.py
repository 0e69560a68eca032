"""Questions about ideas; what a person may not see is not found and not counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.groups.words import GroupStatus
from cop.ideas.models import Ask, Idea, IdeaSubject, Second
from cop.ideas.words import GONE, IN_STANDING, IdeaKind, IdeaStatus, Standing
from cop.kit import paging
from cop.kit.paging import Page
from cop.people.models import Person
from cop.people.words import Role
from cop.search.analyser import storable
from cop.subjects.queries import headings_of
from cop.subjects.tree import Heading

_ASKER = aliased(Person)  # made once: an alias costs more than all else of a question
MOST_BESIDE = 100
MOST_WORDS = 8  # of a search among ideas that count


class IdeaRow(NamedTuple):
    """What a list shows of an idea; `slug` and `circle` are empty for the whole site.

    `own`: noted by the person who asks, with or without their name; told to nobody else.
    """

    id: int
    words: str
    kind: IdeaKind
    status: IdeaStatus
    has_more: bool  # a longer text
    group_id: int | None
    slug: str | None
    circle: str | None
    group_status: GroupStatus | None
    by: str | None
    nameless: bool
    at: datetime
    answer: str
    own: bool
    seconds: int
    seconded: bool  # by the person who asks
    asked: int  # how many readers asked for it
    asked_on: date | None  # the last time

    @property
    def support(self) -> int:
        """Return by what lists put those first that many want; it is shown nowhere."""
        return self.seconds + self.asked


class Count(NamedTuple):
    """How often an idea was seconded and asked for, by others than who noted it or by all."""

    seconds: int
    by_others: int


@dataclass(frozen=True)
class Wanted:
    """By what a list of ideas is narrowed; `site` wants those for the whole site only."""

    standing: Standing = Standing.OPEN
    kind: IdeaKind | None = None
    group_id: int | None = None
    site: bool = False
    words: str = ""


def idea_seen_by(person: Person, idea_id: int) -> Idea | None:
    """Return the idea with its circle, or None; who noted it without their name is not in it."""
    return db.session.scalar(
        select(Idea)
        .options(joinedload(Idea.group), joinedload(Idea.by), joinedload(Idea.answered_by))
        .where(Idea.id == idea_id, seen_by(person))
    )


def idea_row(person: Person, idea_id: int) -> IdeaRow | None:
    """Return the idea as lists show it, or None."""
    found = rows(*_idea_row(person, idea_id))
    return IdeaRow._make(found[0]) if found else None


@prepared
def _idea_row(person: Person, idea_id: int) -> Select[*tuple[Any, ...]]:
    return _rows(person).where(Idea.id == idea_id)


def ideas_listed(
    person: Person, wanted: Wanted, *, after: str = "", size: int = 50
) -> Page[IdeaRow]:
    """Return a page of the ideas that the person sees: what most people want first, then new."""
    order = (_support(), Idea.at, Idea.id)
    asked = _narrowed(_rows(person), wanted)
    if place := paging.read(after, int, datetime, int):
        asked = asked.where(paging.before(order, place))
    asked = asked.order_by(*(one.desc() for one in order)).limit(size + 1)
    found = [IdeaRow._make(row) for row in db.session.execute(asked)]
    return paging.cut(found, size, lambda row: (row.support, row.at, row.id))


def open_beside(person: Person, idea: Idea) -> list[IdeaRow]:
    """Return the other open ideas of the same circle, or for the whole site, the newest first."""
    same = Idea.group_id.is_(None) if idea.group_id is None else Idea.group_id == idea.group_id
    beside = _rows(person).where(same, Idea.status == IdeaStatus.OPEN, Idea.id != idea.id)
    found = db.session.execute(beside.order_by(Idea.id.desc()).limit(MOST_BESIDE))
    return [IdeaRow._make(row) for row in found]


def counts_of(person: Person, idea: Idea) -> Count:
    """Return by how many an idea that was found is seconded, and how often others counted it."""
    others = or_(Ask.by_id.is_(None), Ask.by_id.not_in([person.id, idea.by_id or person.id]))
    seconds, by_others = db.session.execute(
        select(
            select(func.count(Second.id)).where(Second.idea_id == idea.id).scalar_subquery(),
            select(func.count(Ask.id)).where(Ask.idea_id == idea.id, others).scalar_subquery(),
        )
    ).one()
    first = idea.nameless and idea.kind is IdeaKind.NEED  # its own, which names nobody either
    return Count(seconds, max(by_others - first, 0))


def seconders_of(person: Person, idea_ids: Collection[int]) -> dict[int, list[str]]:
    """Return, by the id of the idea and in one statement, the names of who seconds it."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for idea_id, name in rows(*_seconders_of(person, list(idea_ids))) if idea_ids else ():
        found[idea_id].append(name)
    return found


@prepared
def _seconders_of(person: Person, idea_ids: list[int]) -> Select[int, str]:
    return (
        select(Second.idea_id, Person.name)
        .join(Person, Person.id == Second.person_id)
        .join(Idea, Idea.id == Second.idea_id)
        .where(Second.idea_id.in_(idea_ids), seen_by(person))
        .order_by(Second.id)
    )


def subjects_of(_person: Person, idea: Idea) -> list[Heading]:
    """Return what an idea that was found is about, in the order that was given."""
    return headings_of(IdeaSubject, [idea.id]).get(idea.id, [])


def seen_by(person: Person | None) -> ColumnElement[bool]:
    """Return the condition that an idea may be seen by the person.

    Who sees the circle sees its ideas; those for the whole site all but guests see, and
    visitors none.
    """
    if person is None:
        return false()
    of_the_site = exists().where(_ASKER.id == person.id, _ASKER.role != Role.GUEST)
    visible = or_(
        Idea.group_id.in_(groups_seen_by(person)), and_(Idea.group_id.is_(None), of_the_site)
    )
    return and_(visible, Idea.status.not_in(GONE))


def seconds_counted() -> ColumnElement[int]:
    """Return how many second the idea of the query."""
    return select(func.count(Second.id)).where(Second.idea_id == Idea.id).scalar_subquery()


def _support() -> ColumnElement[int]:
    return seconds_counted() + _asked()


def _asked() -> ColumnElement[int]:
    asked = select(func.coalesce(func.sum(Ask.many), 0)).where(Ask.idea_id == Idea.id)
    return asked.scalar_subquery()


def _rows(person: Person) -> Select[*tuple[Any, ...]]:
    mine = exists().where(Second.idea_id == Idea.id, Second.person_id == person.id)
    return (
        select(
            Idea.id,
            Idea.words,
            Idea.kind,
            Idea.status,
            Idea.source != "",
            Idea.group_id,
            Group.slug,
            Group.name,
            Group.status,
            Person.name,
            Idea.nameless,
            Idea.at,
            Idea.answer,
            func.coalesce(or_(Idea.by_id == person.id, Idea.nameless_by_id == person.id), False),
            seconds_counted(),
            mine,
            _asked(),
            select(func.max(Ask.day)).where(Ask.idea_id == Idea.id).scalar_subquery(),
        )
        .select_from(Idea)
        .outerjoin(Group, Group.id == Idea.group_id)
        .outerjoin(Person, Person.id == Idea.by_id)
        .where(seen_by(person))
    )


def _narrowed(asked: Select[*tuple[Any, ...]], wanted: Wanted) -> Select[*tuple[Any, ...]]:
    asked = asked.where(Idea.status.in_(IN_STANDING[wanted.standing]))
    if wanted.kind:
        asked = asked.where(Idea.kind == wanted.kind)
    if wanted.site:
        asked = asked.where(Idea.group_id.is_(None))
    elif wanted.group_id:
        asked = asked.where(Idea.group_id == wanted.group_id)
    for word in storable(wanted.words).split()[:MOST_WORDS]:
        text = func.lower(Idea.words + " " + Idea.source)
        asked = asked.where(text.contains(word.lower(), autoescape=True))
    return asked
