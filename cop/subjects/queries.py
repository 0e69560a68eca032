"""Questions about headings; a proposed one may tell of a closed circle, so only some see it."""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, reduce
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, bindparam, cast, func, or_, select
from sqlalchemy import String as Text
from sqlalchemy.orm import selectinload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.subjects.models import Subject, SubjectBroader, SubjectName, SubjectUse
from cop.subjects.naming import chosen, key_of, own_language
from cop.subjects.tree import Heading, Tree
from cop.subjects.words import SubjectStatus

LISTED = (SubjectStatus.APPROVED, SubjectStatus.RETIRED)
_TAB, _LINE = "\t", "\n"  # no name has either of them
SUGGESTED = 8  # as many as are read at a glance


@dataclass(frozen=True)
class Suggestion:
    """A heading that fits what is being typed; `by` is the name that fits, where it is another."""

    heading: Heading
    by: str


class Proposed(NamedTuple):
    """A heading that waits for an answer, and how many things have it already."""

    heading: Heading
    language: str
    uses: int


class _Shown(NamedTuple):
    """One of a heading's preferred names, in the language; a heading may have none."""

    id: int
    status: SubjectStatus
    merged_into_id: int | None
    language: str | None
    words: str | None


def tree() -> Tree:
    """Return the whole list in the person's language, in two statements."""
    found = [_Shown._make(row) for row in rows(*_shown_names())]
    broader: dict[int, set[int]] = defaultdict(set)
    for one, above in rows(*_links()):
        broader[one].add(above)
    return Tree(
        headings=_headings((row.id, row.status, row.language, row.words) for row in found),
        broader={one: frozenset(above) for one, above in broader.items()},
        merged={row.id: row.merged_into_id for row in found if row.merged_into_id},
    )


@prepared
def _shown_names() -> Select[*tuple[Any, ...]]:
    preferred = (SubjectName.subject_id == Subject.id) & SubjectName.preferred.is_(True)
    told = (Subject.id, Subject.status, Subject.merged_into_id)
    return select(*told, SubjectName.language, SubjectName.words).outerjoin(SubjectName, preferred)


@prepared
def _links() -> Select[int, int]:
    return select(SubjectBroader.subject_id, SubjectBroader.broader_id)


def subject_with(subject_id: int, *, unlisted: bool = False) -> Subject | None:
    """Return the heading with its names; one that is not listed only where that is wanted.

    One that was merged is found by all: its address leads to the other.
    """
    subject = db.session.scalar(
        select(Subject).options(selectinload(Subject.names)).where(Subject.id == subject_id)
    )
    if subject is None or unlisted or subject.status in (*LISTED, SubjectStatus.MERGED):
        return subject
    return None


def heading_of(subject: Subject) -> Heading:
    """Return how a heading is shown; its names have to be loaded."""
    labels = {name.language: name.words for name in subject.names if name.preferred}
    return Heading(subject.id, chosen(labels, own_language()), subject.status)


def headings_of(use: type[SubjectUse], owner_ids: Collection[int]) -> dict[int, list[Heading]]:
    """Return, by the id of the thing, the headings it has, in the order they were given."""
    if not owner_ids:
        return {}
    rows = db.session.execute(_headings_of(use.__name__), {"owners": list(owner_ids)}).all()
    headings = _headings((row.id, row.status, row.language, row.words) for row in rows)
    found: dict[int, dict[int, Heading]] = defaultdict(dict)
    for row in rows:
        found[row.owner][row.id] = headings[row.id]
    return {one: list(given.values()) for one, given in found.items()}


@cache
def _headings_of(name: str) -> Select[Any]:
    """Return the statement for the kind of use with the name, built once."""
    use = next(one for one in SubjectUse.__subclasses__() if one.__name__ == name)
    owner = getattr(use, use.OWNER)
    return (
        select(
            owner.label("owner"),
            Subject.id,
            Subject.status,
            SubjectName.language,
            SubjectName.words,
        )
        .join(Subject, Subject.id == use.subject_id)
        .join(SubjectName, SubjectName.subject_id == Subject.id)
        .where(owner.in_(bindparam("owners", expanding=True)), SubjectName.preferred.is_(True))
        .order_by(use.position, use.id)
    )


def written_headings(use: type[SubjectUse], owner_id: Any) -> ColumnElement[str]:
    """Return the headings of a thing as one text, to be read with the thing in one statement.

    `read_headings` takes it apart; it is empty where the thing has none.
    """
    fields = (use.position, Subject.id, Subject.status, SubjectName.language, SubjectName.words)
    line = reduce(operator.add, (cast(field, Text) + _TAB for field in fields))
    lines = (
        select(func.aggregate_strings(line, _LINE))
        .select_from(use)
        .join(Subject, Subject.id == use.subject_id)
        .join(SubjectName, SubjectName.subject_id == Subject.id)
        .where(getattr(use, use.OWNER) == owner_id, SubjectName.preferred.is_(True))
        .scalar_subquery()
    )
    return func.coalesce(lines, "")


def read_headings(written: str) -> list[Heading]:
    """Return the headings that were read as one text, in the order they were given."""
    rows = sorted(
        (line.split(_TAB) for line in written.split(_LINE) if line), key=lambda row: int(row[0])
    )
    return list(
        _headings((int(row[1]), SubjectStatus(row[2]), row[3], row[4]) for row in rows).values()
    )


def labels_with(ids: Collection[int]) -> list[Heading]:
    """Return the headings with these ids, by name."""
    rows = db.session.execute(
        select(Subject.id, Subject.status, SubjectName.language, SubjectName.words)
        .join(SubjectName, SubjectName.subject_id == Subject.id)
        .where(Subject.id.in_(ids), SubjectName.preferred.is_(True))
    )
    found = _headings(tuple(row) for row in rows)
    return sorted(found.values(), key=lambda one: one.label.casefold())


def names_for_search(use: type[SubjectUse], owner_id: int) -> tuple[list[int], list[str]]:
    """Return the ids of the thing's headings, and all their names: each of them finds it."""
    rows = db.session.execute(
        select(use.subject_id, SubjectName.words)
        .join(SubjectName, SubjectName.subject_id == use.subject_id)
        .where(getattr(use, use.OWNER) == owner_id)
        .order_by(use.position, SubjectName.id)
    ).all()
    return list(dict.fromkeys(row[0] for row in rows)), [row[1] for row in rows]


def suggestions(typed: str, *, limit: int = SUGGESTED) -> Sequence[Suggestion]:
    """Return approved headings of which a word in any name begins with what was typed."""
    key = key_of(typed)
    if not key:
        return []
    begins = SubjectName.key.startswith(key, autoescape=True)
    rows = db.session.execute(
        select(SubjectName.subject_id, SubjectName.words)
        .join(Subject, Subject.id == SubjectName.subject_id)
        .where(
            Subject.status == SubjectStatus.APPROVED,
            or_(begins, SubjectName.key.contains(f"-{key}", autoescape=True)),
        )
        .order_by(begins.desc(), func.length(SubjectName.words), SubjectName.id)
        .limit(limit * 6)
    ).all()
    by: dict[int, list[str]] = defaultdict(list)
    for subject_id, words in rows:
        by[subject_id].append(words)
    headings = {one.id: one for one in labels_with(list(by)[:limit])}
    return [
        Suggestion(headings[one], "" if headings[one].label in names else names[0])
        for one, names in list(by.items())[:limit]
    ]


def approved_names() -> Sequence[tuple[int, str]]:
    """Return every name of every approved heading, with the heading's id."""
    return [(subject_id, words) for subject_id, words in rows(_approved_names(), {})]


@cache
def _approved_names() -> Select[int, str]:
    return (
        select(SubjectName.subject_id, SubjectName.words)
        .join(Subject, Subject.id == SubjectName.subject_id)
        .where(Subject.status == SubjectStatus.APPROVED)
    )


def subjects_named(keys: Collection[str]) -> dict[str, list[tuple[str, int]]]:
    """Return, by key, in which languages it is a name and of which heading."""
    rows = db.session.execute(
        select(SubjectName.key, SubjectName.language, SubjectName.subject_id)
        .where(SubjectName.key.in_(keys))
        .order_by(SubjectName.id)
    )
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, language, subject_id in rows:
        found[key].append((language, subject_id))
    return found


def proposed() -> Sequence[Proposed]:
    """Return the headings that wait for an answer, the first one first."""
    rows = db.session.execute(
        select(Subject.id, SubjectName.language, SubjectName.words)
        .join(SubjectName, SubjectName.subject_id == Subject.id)
        .where(Subject.status == SubjectStatus.PROPOSED, SubjectName.preferred.is_(True))
        .order_by(Subject.id)
    ).all()
    uses = uses_counted([row.id for row in rows])
    return [
        Proposed(
            Heading(row.id, row.words, SubjectStatus.PROPOSED), row.language, uses.get(row.id, 0)
        )
        for row in rows
    ]


def uses_counted(ids: Collection[int]) -> dict[int, int]:
    """Return how many things of all kinds have each heading; for those who look after the list."""
    counts: dict[int, int] = defaultdict(int)
    for use in SubjectUse.__subclasses__() if ids else ():
        rows = db.session.execute(
            select(use.subject_id, func.count())
            .where(use.subject_id.in_(ids))
            .group_by(use.subject_id)
        )
        for subject_id, count in rows:
            counts[subject_id] += count
    return counts


def proposed_counted() -> int:
    """Return how many headings wait for an answer."""
    waiting = select(func.count(Subject.id)).where(Subject.status == SubjectStatus.PROPOSED)
    return db.session.scalar(waiting) or 0


def changed_since_indexed() -> Sequence[tuple[int, int]]:
    """Return the id and version of each heading whose texts are found by older names still."""
    rows = db.session.execute(
        select(Subject.id, Subject.version)
        .where(Subject.version != Subject.indexed)
        .order_by(Subject.id)
    )
    return [(row[0], row[1]) for row in rows]


def owners_with(use: type[SubjectUse], subject_id: int) -> Sequence[int]:
    """Return the ids of the things of one kind that have the heading."""
    owner = getattr(use, use.OWNER)
    return db.session.scalars(
        select(owner).where(use.subject_id == subject_id).order_by(owner)
    ).all()


def there_are_headings() -> bool:
    """Say whether the list has begun."""
    return db.session.scalar(select(Subject.id).limit(1)) is not None


def _headings(rows: Iterable[Any]) -> dict[int, Heading]:
    """Return the headings by id from rows of id, status, language and name."""
    language = own_language()
    states: dict[int, SubjectStatus] = {}
    labels: dict[int, dict[str, str]] = defaultdict(dict)
    for subject_id, status, spoken, words in rows:
        states[subject_id] = status
        if words:
            labels[subject_id][spoken] = words
    return {
        one: Heading(one, chosen(labels[one], language), status)
        for one, status in states.items()
        if labels[one]
    }
