"""What the clock does for the archive: texts are found by the names that things have now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from sqlalchemy import select, update

from cop.chain import indexing as sessions
from cop.db import db
from cop.db.unit import unit_of_work
from cop.groups.models import Group
from cop.jobs.registry import Job
from cop.outputs import indexing as outputs
from cop.outputs.models import OutputSubject
from cop.people.models import Person
from cop.sessions.models import SessionSubject
from cop.subjects.actions import note_indexed
from cop.subjects.queries import changed_since_indexed, owners_with

Texts = tuple[Callable[[int], Sequence[int]], Callable[[int], None]]
TEXTS = ((OutputSubject, outputs.index_again), (SessionSubject, sessions.index_again))
NAMING: tuple[tuple[type[Person] | type[Group], tuple[Texts, ...]], ...] = (
    (
        Person,
        ((outputs.naming, outputs.index_again), (sessions.naming, sessions.index_again)),
    ),
    (Group, ((sessions.sessions_of, sessions.index_again),)),
)  # libraries are not named in texts: the archive knows them by their circles


def renew_subjects() -> int:
    """Index anew what has a heading that was renamed or merged; return how many headings."""
    with unit_of_work():
        changed = changed_since_indexed()
    for subject_id, version in changed:
        _renew(subject_id)
        with unit_of_work():
            note_indexed(subject_id, version)
    return len(changed)


def renew_names() -> int:
    """Index anew what names a person or circle that was renamed; return how many of them."""
    return sum(_renew_named(kind, texts) for kind, texts in NAMING)


def _renew_named(kind: type[Person] | type[Group], texts: Sequence[Texts]) -> int:
    with unit_of_work():
        renamed = select(kind.id, kind.renamed_at).where(kind.renamed_at.is_not(None))
        waiting = [(row[0], row[1]) for row in db.session.execute(renamed.order_by(kind.id))]
    for ref, at in waiting:
        for owners, index_again in texts:
            _index_each(partial(owners, ref), index_again)
        with unit_of_work():  # whoever was renamed once more meanwhile waits for the next sweep
            done = update(kind).where(kind.id == ref, kind.renamed_at == at)
            db.session.execute(done.values(renamed_at=None))
    return len(waiting)


def _renew(subject_id: int) -> None:
    for use, index_again in TEXTS:
        _index_each(partial(owners_with, use, subject_id), index_again)


def _index_each(owners: Callable[[], Sequence[int]], index_again: Callable[[int], None]) -> None:
    """Index each text in a unit of work of its own, so that nobody who writes waits for all."""
    with unit_of_work():
        found = owners()
    for owner_id in found:
        with unit_of_work():
            index_again(owner_id)


JOBS = (Job("renew-subjects", renew_subjects), Job("renew-names", renew_names))
