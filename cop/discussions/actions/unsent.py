"""Keeping what somebody types and has not sent yet, for any device of theirs."""

from __future__ import annotations

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import Select, delete, func, or_, select
from sqlalchemy.exc import IntegrityError

from cop import text
from cop.db import db
from cop.discussions.models import Post, Unsent
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person

KEPT = timedelta(days=90)  # since the last letter; who comes back later begins anew
MOST = 100  # discussions in which one person has begun to write
JUST_SENT = timedelta(minutes=1)  # a save that was under way when its text was sent


class Elsewhere(Refused):
    """The person wrote something else in another window or on another device; `kept` is that."""

    def __init__(self, kept: Unsent) -> None:
        super().__init__(_("You wrote something else here in another window or on another device."))
        self.kept = kept


def keep(
    thread_id: int, source: str, *, base: int, nameless: bool = False, by: Person
) -> Unsent | None:
    """Keep the text that is being typed; an emptied one is forgotten, and None is returned.

    Raises Elsewhere where the person saved another text since `base`, and Invalid for a text that
    is too long or one too many.
    """
    source = source.replace("\r\n", "\n")
    if len(source) > text.MAX_SOURCE:
        raise Invalid(_("This is too long for one post. Divide it, or make it an output."))
    known = db.session.scalar(_of(by, thread_id).with_for_update())
    if known is None:
        return _begin(thread_id, source, nameless=nameless, by=by)
    if (known.source, known.nameless) == (source, nameless):
        return known
    if known.revision != base:
        raise Elsewhere(known)
    if not source.strip():
        db.session.delete(known)
        db.session.flush()
        return None
    known.source, known.nameless = source, nameless
    known.revision, known.saved_at = known.revision + 1, now()
    db.session.flush()
    return known


def forget_sent(thread_id: int, source: str, *, base: int, by: Person) -> None:
    """Forget what was kept of a text that is sent; what was typed elsewhere since stays."""
    known = db.session.scalar(_of(by, thread_id).with_for_update())
    if known is None:
        return
    begun = source.replace("\r\n", "\n").strip().startswith(known.source.strip())
    if known.revision == base or begun:
        db.session.delete(known)
        db.session.flush()


def discard(unsent_id: int, *, by: Person) -> bool:
    """Forget one of the person's own texts; say whether it was there."""
    gone = delete(Unsent).where(Unsent.id == unsent_id, Unsent.person_id == by.id)
    return db.session.scalar(gone.returning(Unsent.id)) is not None


def forget_old_unsent() -> int:
    """Forget what nobody has gone on with for long; return how many texts that was."""
    old = delete(Unsent).where(Unsent.saved_at < now() - KEPT).returning(Unsent.id)
    return len(db.session.scalars(old).all())


def _begin(thread_id: int, source: str, *, nameless: bool, by: Person) -> Unsent | None:
    if not source.strip() or _was_just_sent(thread_id, source, by=by):
        return None
    held = db.session.scalar(select(func.count(Unsent.id)).where(Unsent.person_id == by.id))
    if (held or 0) >= MOST:
        raise Invalid(
            _("You have begun %(count)s replies. Discard some under “Drafts” first.", count=MOST)
        )
    begun = Unsent(person_id=by.id, thread_id=thread_id, source=source, nameless=nameless)
    try:
        with db.session.begin_nested():
            db.session.add(begun)
    except IntegrityError:  # another window was faster
        raise Elsewhere(db.session.scalars(_of(by, thread_id)).one()) from None
    return begun


def _was_just_sent(thread_id: int, source: str, *, by: Person) -> bool:
    mine = or_(Post.author_id == by.id, Post.nameless_by_id == by.id)
    since = Post.created_at > now() - JUST_SENT
    sent = select(Post.source).where(Post.thread_id == thread_id, mine, since)
    begun = source.strip()
    return any(one.startswith(begun) for one in db.session.scalars(sent))


def _of(person: Person, thread_id: int) -> Select[Unsent]:
    return select(Unsent).where(Unsent.person_id == person.id, Unsent.thread_id == thread_id)
