"""Keeping what a post became in the rooms above."""

from __future__ import annotations

from sqlalchemy import delete, select

from cop.db import db
from cop.discussions.actions.locking import grow
from cop.discussions.actions.posts import lock_post
from cop.discussions.models import Became, Post
from cop.discussions.words import Thing
from cop.people.models import Person


def became(post: Post, kind: Thing, ref: int, *, by: Person | None) -> None:
    """Keep that the post became a thing: pages show it at the post, and open ones notice.

    `ref` is the id of the thing in its own room. Once for each thing.
    """
    lock_post(post)
    known = select(Became.id).where(
        Became.post_id == post.id, Became.kind == kind, Became.ref == ref
    )
    if db.session.scalar(known) is None:
        db.session.add(Became(post_id=post.id, kind=kind, ref=ref, by_id=by.id if by else None))
    db.session.flush()


def unbecome(kind: Thing, ref: int) -> None:
    """Forget that posts became a thing which is gone again."""
    its = (Became.kind == kind, Became.ref == ref)
    threads = select(Post.thread_id).join(Became, Became.post_id == Post.id).where(*its)
    for thread_id in db.session.scalars(threads.distinct()).all():
        grow(thread_id)
    db.session.execute(delete(Became).where(*its))
    db.session.flush()
