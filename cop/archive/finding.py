"""What is named like the beginning of what is being typed: subjects, circles, people, libraries,
outputs; in one statement."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, cast, func, literal, or_, select, union_all
from sqlalchemy import String as Text
from sqlalchemy.orm import aliased

from cop.archive.words import Named
from cop.db import db
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.kit.folding import folded
from cop.libraries.models import Library
from cop.outputs.models import Output
from cop.outputs.queries import seen_by
from cop.outputs.words import OutputStatus
from cop.people.models import Person
from cop.subjects.models import Subject, SubjectName
from cop.subjects.naming import key_of, own_language
from cop.subjects.tree import Heading
from cop.subjects.words import SubjectStatus

SHORTEST = 2  # letters before anything is offered
LONGEST = 80
EACH = 4  # of a kind


class Offer(NamedTuple):
    """Something with a page of its own."""

    kind: Named
    label: str
    path: str


def offers(person: Person, typed: str) -> list[Offer]:
    """Return what the person may see and a word of whose name begins with what was typed."""
    words = " ".join(typed.split())[:LONGEST]
    if len(words) < SHORTEST:
        return []
    kinds = (_subjects(words), _groups(person, words), _people(words), _libraries(words))
    parts = [one.limit(EACH).subquery() for one in (*kinds, _outputs(person, words))]
    rows = db.session.execute(union_all(*(select(part) for part in parts)))
    found = [Offer(Named(kind), label, _path(kind, *there)) for kind, label, *there in rows]
    order = list(Named)
    return sorted(dict.fromkeys(found), key=lambda one: order.index(one.kind))


def _path(kind: str, number: int, slug: str, label: str) -> str:
    if kind == Named.SUBJECT:
        return Heading(number, label).path
    if kind == Named.OUTPUT:
        return f"/outputs/{number}/{slug}"
    rooms = {Named.GROUP: "groups", Named.PERSON: "people", Named.LIBRARY: "libraries"}
    return f"/{rooms[Named(kind)]}/{slug}"


def _row(kind: Named, label: Any, number: Any, slug: Any) -> Select[Any]:
    return select(
        literal(kind.value).label("kind"),
        cast(label, Text).label("label"),
        number.label("number"),
        cast(slug, Text).label("slug"),
        cast(label, Text).label("again"),
    )


def _subjects(words: str) -> Select[Any]:
    shown, key = aliased(SubjectName), key_of(words) or words
    begins = or_(
        SubjectName.key.startswith(key, autoescape=True),
        SubjectName.key.contains(f"-{key}", autoescape=True),
    )
    having = select(SubjectName.subject_id).where(begins)
    return (
        _row(Named.SUBJECT, shown.words, Subject.id, literal(""))
        .join(shown, shown.subject_id == Subject.id)
        .where(
            Subject.status == SubjectStatus.APPROVED,
            Subject.id.in_(having),
            shown.preferred.is_(True),
            shown.language == own_language(),
        )
        .order_by(
            shown.key.startswith(key, autoescape=True).desc(), func.length(shown.words), Subject.id
        )
    )


def _groups(person: Person, words: str) -> Select[Any]:
    return (
        _row(Named.GROUP, Group.name, Group.id, Group.slug)
        .where(_begins(Group.name, words), Group.id.in_(groups_seen_by(person)))
        .order_by(func.lower(Group.name), Group.id)
    )


def _people(words: str) -> Select[Any]:
    return (
        _row(Named.PERSON, Person.name, Person.id, Person.login)
        .where(_begins(Person.words, folded(words)), Person.deactivated_at.is_(None))
        .order_by(func.lower(Person.name), Person.id)
    )


def _libraries(words: str) -> Select[Any]:
    return (
        _row(Named.LIBRARY, Library.name, Library.id, Library.slug)
        .where(_begins(Library.name, words), Library.merged_into_id.is_(None))
        .order_by(func.lower(Library.name), Library.id)
    )


def _outputs(person: Person, words: str) -> Select[Any]:
    published = Output.status == OutputStatus.PUBLISHED
    return (
        _row(Named.OUTPUT, Output.title, Output.id, Output.slug)
        .where(_begins(Output.title, words), published, seen_by(person))
        .order_by(Output.id.desc())
    )


def _begins(name: Any, words: str) -> ColumnElement[bool]:
    """Return the condition that the name, or a word in it, begins with the words."""
    folded = func.lower(name)
    return or_(
        folded.startswith(words.lower(), autoescape=True),
        folded.contains(f" {words.lower()}", autoescape=True),
    )
