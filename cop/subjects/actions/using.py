"""Giving things their subjects; a name that the list does not know becomes a proposed heading."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import delete, insert, update

from cop.db import db
from cop.subjects.models import Subject, SubjectName, SubjectUse
from cop.subjects.naming import key_of, separated
from cop.subjects.queries import subjects_named
from cop.subjects.words import LONGEST_NAME, MOST_SUBJECTS, SubjectStatus


def recognised(names: Sequence[str], *, language: str) -> list[int]:
    """Return the ids of the headings that the names mean, each once, in their order.

    Any name of a heading in any language means it, the given language first. One that nobody
    knows is proposed in that language, so nothing typed is lost; at most 20 are taken.
    """
    single = (name for row in names for name in separated(row))
    typed = {key_of(name): name[:LONGEST_NAME].strip() for name in single}
    wanted = dict(list(typed.items())[:MOST_SUBJECTS])
    known = subjects_named(wanted)
    found = [
        _nearest(known[key], language) if known.get(key) else _propose(name, language)
        for key, name in wanted.items()
    ]
    return list(dict.fromkeys(found))


def give_subjects(use: type[SubjectUse], owner_id: int, subject_ids: Collection[int]) -> None:
    """Let the thing have these headings, in this order, and no others."""
    owner = getattr(use, use.OWNER)
    db.session.execute(delete(use).where(owner == owner_id))
    rows = [
        {use.OWNER: owner_id, "subject_id": one, "position": place}
        for place, one in enumerate(dict.fromkeys(subject_ids))
    ]
    if rows:
        db.session.execute(insert(use), rows)


def note_indexed(subject_id: int, version: int) -> None:
    """Remember that all texts with the heading are found by the names of this version."""
    db.session.execute(update(Subject).where(Subject.id == subject_id).values(indexed=version))


def _nearest(meanings: Sequence[tuple[str, int]], language: str) -> int:
    own = [subject_id for spoken, subject_id in meanings if spoken == language]
    return own[0] if own else meanings[0][1]


def _propose(name: str, language: str) -> int:
    subject = Subject(status=SubjectStatus.PROPOSED)
    subject.names = [SubjectName(language=language, words=name, key=key_of(name), preferred=True)]
    db.session.add(subject)
    db.session.flush()
    return subject.id
