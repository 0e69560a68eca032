"""Writing, editing, removing and bringing back posts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import delete

from cop import text
from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions.locking import grow, must_be_open
from cop.discussions.actions.reading import mark_read
from cop.discussions.models import Post, PostRevision, Thread, Typist
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person

GRACE = timedelta(minutes=5)  # to mend a slip before others have read it


class Outdated(Refused):
    """The post was edited since the text that is being saved was begun; `saved` is as it stands."""

    def __init__(self, saved: Post) -> None:
        super().__init__(_("This post was changed meanwhile. Compare both texts, then save again."))
        self.saved = saved


def new_thread() -> Thread:
    """Make an empty discussion for something that people will talk about."""
    thread = Thread(version=0)
    db.session.add(thread)
    db.session.flush()
    return thread


def write(
    thread_id: int,
    source: str,
    *,
    by: Person,
    nameless: bool = False,
    as_guest: bool = False,
    moderates: bool = False,
) -> Post:
    """Add a post, which its author has read; raises Invalid where there is nothing to say.

    Without a name nobody but its author can tell whose it is, nor that it is a guest's. In a
    locked thread only who moderates it writes; Locked for others.
    """
    named = {"author_id": by.id, "as_guest": as_guest}
    whose = {"nameless_by_id": by.id} if nameless else named
    post = Post(thread_id=thread_id, **whose, **_text(source))
    grow(thread_id)
    must_be_open(thread_id, moderates=moderates)
    db.session.add(post)
    db.session.execute(delete(Typist).where(Typist.person_id == by.id))
    db.session.flush()
    mark_read(by.id, thread_id, post.id)
    return post


def edit(post: Post, source: str, *, base: int, by: Person, moderates: bool = False) -> None:
    """Replace the text; Outdated where `base` is not the version that stands, Refused if gone.

    What the post said before can be read by whoever may read the post, unless it was changed
    within minutes. Locked as in `write`.
    """
    written = _text(source)
    lock_post(post)
    must_be_open(post.thread_id, moderates=moderates)
    if post.removed_at is not None:
        raise Refused(_gone(post))
    if post.version != base:
        raise Outdated(post)
    if post.source == written["source"]:
        return
    record("edit", "post", post.id, by=None if post.nameless else by, before=post.source)
    if now() - post.created_at >= GRACE:
        post.edited_at = now()
        db.session.add(PostRevision(post_id=post.id, source=post.source, until=post.edited_at))
    for column, value in written.items():
        setattr(post, column, value)
    post.version += 1
    db.session.flush()


def remove(post: Post, *, by: Person | None) -> None:
    """Take a post off the page; it keeps its place and its text. Twice changes nothing more.

    `by` is None where the author of a post without a name removes it: it names nobody then either.
    """
    lock_post(post)
    if post.removed_at is not None:
        return
    post.removed_at, post.removed_by_id = now(), by.id if by else None
    record("remove", "post", post.id, by=by, before=post.source)
    db.session.flush()


def restore(post: Post, *, by: Person | None) -> None:
    """Bring back a post that was removed or hidden; on one that stands it does nothing."""
    lock_post(post)
    if post.removed_at is None:
        return
    post.removed_at, post.removed_by_id, post.hidden_because = None, None, ""
    record("restore", "post", post.id, by=by)
    db.session.flush()


def give_name(post: Post, *, by: Person, as_guest: bool = False) -> None:
    """Put the name of its author to a post that had none; `by` is that author."""
    lock_post(post)
    if post.nameless:
        post.author_id, post.nameless_by_id, post.as_guest = by.id, None, as_guest
        db.session.flush()


def _gone(post: Post) -> str:
    if post.hidden_because:
        return _("This post was hidden meanwhile, so it cannot be changed.")
    return _("This post was removed meanwhile, so it cannot be changed.")


def _text(source: str) -> dict[str, Any]:
    """Return the columns of a post's text."""
    source = source.replace("\r\n", "\n").strip("\n").rstrip()
    if not source:
        raise Invalid(_("Write something first."))
    if len(source) > text.MAX_SOURCE:
        raise Invalid(_("This is too long for one post. Divide it, or make it an output."))
    html = text.render(source).html
    return {"source": source, "html": html, "renderer": text.RENDERER_VERSION}


def lock_post(post: Post) -> None:
    """Let nobody else change the post until this unit of work ends; the thread comes first."""
    grow(post.thread_id)
    lock(post)
