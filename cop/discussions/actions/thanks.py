"""Thanking for a post, and taking the thanks back."""

from __future__ import annotations

from sqlalchemy import delete, select

from cop.db import db
from cop.discussions.actions.posts import lock_post
from cop.discussions.models import Post, Thanks
from cop.people.models import Person


def thank(post: Post, *, by: Person) -> bool:
    """Thank for the post, once, and say whether that was new; nothing where it is gone."""
    lock_post(post)
    its = select(Thanks.id).where(Thanks.post_id == post.id, Thanks.person_id == by.id)
    if post.removed_at is not None or db.session.scalar(its) is not None:
        return False
    db.session.add(Thanks(post_id=post.id, person_id=by.id))
    db.session.flush()
    return True


def take_thanks_back(post: Post, *, by: Person) -> None:
    """Take back the person's thanks for the post, where there are any."""
    lock_post(post)
    its = (Thanks.post_id == post.id, Thanks.person_id == by.id)
    db.session.execute(delete(Thanks).where(*its))
    db.session.flush()
