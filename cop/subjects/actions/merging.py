"""Two headings become one: names, uses and places move, and the old address leads to the new."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from cop.db import db
from cop.db.unit import lock
from cop.kit.problems import Invalid, Refused
from cop.subjects.models import Subject, SubjectBroader, SubjectUse
from cop.subjects.queries import tree
from cop.subjects.words import SubjectStatus


def merge_subjects(old: Subject, into: Subject) -> None:
    """Let `into` take the place of `old`: its names lead there, what has it has the other.

    Raises Invalid for a heading and itself, Refused where one of them was merged meanwhile
    or `into` is not in the list.
    """
    if old.id == into.id:
        raise Invalid(_("Choose another heading: this is the one that goes."))
    for subject in sorted((old, into), key=lambda one: one.id):
        lock(subject)
    if old.status is SubjectStatus.MERGED or into.status is not SubjectStatus.APPROVED:
        raise Refused(_("One of the two was changed meanwhile. Look at both again."))
    _move_names(old, into)
    _move_uses(old, into)
    _move_places(old, into)
    db.session.execute(
        update(Subject).where(Subject.merged_into_id == old.id).values(merged_into_id=into.id)
    )
    old.status, old.merged_into_id = SubjectStatus.MERGED, into.id
    old.version, into.version = old.version + 1, into.version + 1
    db.session.flush()


def _move_names(old: Subject, into: Subject) -> None:
    """Let every name of the old one lead to the other; a label only where there is none yet."""
    spoken = {name.language for name in into.names if name.preferred}
    for name in list(old.names):
        name.preferred = name.preferred and name.language not in spoken
        name.note = name.note if name.preferred else ""
        into.names.append(name)  # which takes it from the old one
    db.session.flush()


def _move_uses(old: Subject, into: Subject) -> None:
    for use in SubjectUse.__subclasses__():
        owner = getattr(use, use.OWNER)
        have_it = select(owner).where(use.subject_id == into.id)
        both = use.subject_id == old.id, owner.in_(have_it)
        db.session.execute(delete(use).where(*both).execution_options(synchronize_session=False))
        moving = update(use).where(use.subject_id == old.id).values(subject_id=into.id)
        db.session.execute(moving.execution_options(synchronize_session="fetch"))


def _move_places(old: Subject, into: Subject) -> None:
    """Put what was below the old one below the other, unless that would close a circle."""
    whole = tree()
    above = whole.all_above(into.id)
    below = whole.narrower.get(old.id, frozenset()) - above - {into.id}
    upper = whole.broader.get(into.id, frozenset()) - {old.id}
    if not upper:
        upper = whole.broader.get(old.id, frozenset()) - whole.family(into.id) - {into.id}
    db.session.execute(
        delete(SubjectBroader).where(
            (SubjectBroader.subject_id == old.id) | (SubjectBroader.broader_id == old.id)
        )
    )
    wanted = {(one, into.id) for one in below} | {(into.id, one) for one in upper}
    there = {(one, up) for one, above in whole.broader.items() for up in above}
    for one, up in sorted(wanted - there):
        db.session.add(SubjectBroader(subject_id=one, broader_id=up))
    db.session.flush()
