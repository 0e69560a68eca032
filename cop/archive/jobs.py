"""What the clock does for the archive: texts are found by the names their subjects have now."""

from __future__ import annotations

from cop.chain import indexing as sessions
from cop.db.unit import unit_of_work
from cop.jobs.registry import Job
from cop.outputs import indexing as outputs
from cop.outputs.models import OutputSubject
from cop.sessions.models import SessionSubject
from cop.subjects.actions import note_indexed
from cop.subjects.queries import changed_since_indexed, owners_with

TEXTS = ((OutputSubject, outputs.index_again), (SessionSubject, sessions.index_again))


def renew_subjects() -> int:
    """Index anew what has a heading that was renamed or merged; return how many headings."""
    with unit_of_work():
        changed = changed_since_indexed()
    for subject_id, version in changed:
        _renew(subject_id)
        with unit_of_work():
            note_indexed(subject_id, version)
    return len(changed)


def _renew(subject_id: int) -> None:
    """Index each text in a unit of work of its own, so that nobody who writes waits for all."""
    for use, index_again in TEXTS:
        with unit_of_work():
            owners = owners_with(use, subject_id)
        for owner_id in owners:
            with unit_of_work():
                index_again(owner_id)


JOBS = (Job("renew-subjects", renew_subjects),)
