"""Locking a thread, so that nobody but moderators writes in it, and opening it again."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop.audit.actions import record
from cop.db import db
from cop.discussions.models import Thread, ThreadLock
from cop.discussions.reasons import fit_reason
from cop.kit.problems import Refused
from cop.people.models import Person


class Locked(Refused):
    """The thread is locked: what was typed waits until it is open again."""


def lock_thread(thread_id: int, reason: str, *, by: Person) -> None:
    """Let nobody but moderators write; Invalid without a reason, Refused where it is locked."""
    why = fit_reason(reason)
    grow(thread_id)
    if _lock_of(thread_id) is not None:
        raise Refused(_("Somebody else has locked this discussion meanwhile."))
    db.session.add(ThreadLock(thread_id=thread_id, by_id=by.id, reason=why))
    record("lock", "thread", thread_id, by=by, before=why)
    db.session.flush()


def unlock_thread(thread_id: int, *, by: Person) -> None:
    """Let those who take part write again; where it is open it does nothing."""
    grow(thread_id)
    lock = _lock_of(thread_id)
    if lock is not None:
        record("unlock", "thread", thread_id, by=by, before=lock.reason)
        db.session.delete(lock)
        db.session.flush()


def must_be_open(thread_id: int, *, moderates: bool) -> None:
    """Raise Locked, with who locked the thread and why, for whoever does not moderate it."""
    lock = None if moderates else _lock_of(thread_id)
    if lock is None:
        return
    told = _(
        "%(name)s has locked this discussion: “%(reason)s” Nothing was sent; your text is kept.",
        name=db.session.get_one(Person, lock.by_id).name,
        reason=lock.reason,
    )
    raise Locked(told)


def grow(thread_id: int) -> None:
    """Count the thread's version up; others who write in it wait for this unit of work."""
    db.session.execute(
        update(Thread).where(Thread.id == thread_id).values(version=Thread.version + 1)
    )


def _lock_of(thread_id: int) -> ThreadLock | None:
    return db.session.scalar(select(ThreadLock).where(ThreadLock.thread_id == thread_id))
