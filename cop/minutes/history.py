"""The earlier texts of a note, each with what it changed in the one before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import zip_longest
from typing import NamedTuple

from cop.minutes.models import NoteRevision
from cop.text import Change, changes

ONE_SITTING = timedelta(minutes=3)  # saves of one writer nearer than this are shown as one
MOST = 40  # texts on a page; comparing them takes time


class Step(NamedTuple):
    """A text as one writer left it, and what changed since the step before."""

    revision: NoteRevision
    changes: list[Change]


def steps_of(revisions: Sequence[NoteRevision]) -> list[Step]:
    """Return the newest steps of a note, the newest one first; takes the newest revision first."""
    left = list(_as_left(revisions))[: MOST + 1]
    before = [one.source for one in left[1:]] + [""]
    steps = [Step(one, changes(was, one.source)) for one, was in zip(left, before, strict=True)]
    return steps[:MOST]


def _as_left(revisions: Sequence[NoteRevision]) -> Iterator[NoteRevision]:
    """Yield the last save of each sitting: a text that saves itself is saved many times.

    A text stands alone where what follows does not hold all of it, so that nothing is hidden. One
    that is like the text before it is no step: an outcome beside it was reworded in a review.
    """
    later: NoteRevision | None = None
    for one, was in zip_longest(revisions, revisions[1:]):
        if was is not None and one.source == was.source:
            continue
        if later is None or not _grew_into(one, later):
            yield one
        later = one


def _grew_into(one: NoteRevision, later: NoteRevision) -> bool:
    near = later.at - one.at < ONE_SITTING
    return near and later.author_id == one.author_id and one.source.strip() in later.source
