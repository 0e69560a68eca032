"""What people tell while they read and write: how far they have read, and that they type."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from cop.db import db
from cop.discussions.models import ReadMark, Typist
from cop.kit.clock import now
from cop.people.models import Person

TYPING = timedelta(seconds=8)  # a browser tells twice as often that its person goes on


def tell_typing(thread_id: int, *, notes: bool = False, by: Person) -> None:
    """Let others on the page know for some seconds that somebody types, in one place at a time."""
    _forget_typists()
    values = {"thread_id": thread_id, "notes": notes, "until": now() + TYPING}
    told = update(Typist).where(Typist.person_id == by.id).values(**values)
    told = told.returning(Typist.person_id)
    if db.session.scalar(told) is None:
        _first_of(Typist(person_id=by.id, **values))


def mark_read(person_id: int, thread_id: int, post_id: int) -> None:
    """Remember that the person has seen the thread up to the post; never goes back."""
    its = (ReadMark.person_id == person_id, ReadMark.thread_id == thread_id)
    mark = db.session.scalar(select(ReadMark).where(*its).with_for_update())
    if mark is None:
        _first_of(ReadMark(person_id=person_id, thread_id=thread_id, post_id=post_id))
    elif mark.post_id < post_id:
        mark.post_id, mark.at = post_id, now()
    db.session.flush()


def _first_of(mark: ReadMark | Typist) -> None:
    try:
        with db.session.begin_nested():
            db.session.add(mark)
    except IntegrityError:
        pass  # the person is there in two windows at once; either mark is right


def _forget_typists() -> None:
    """Forget where people typed a while ago; what others forget at this moment is left to them."""
    over = select(Typist.person_id).where(Typist.until < now()).with_for_update(skip_locked=True)
    db.session.execute(
        delete(Typist)
        .where(Typist.person_id.in_(over))
        .execution_options(synchronize_session=False)
    )
