"""Hiding what somebody else wrote; `restore` brings it back."""

from __future__ import annotations

from flask_babel import gettext as _

from cop.audit.actions import record
from cop.db import db
from cop.discussions.actions.posts import lock_post
from cop.discussions.models import Post
from cop.discussions.reasons import fit_reason
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people.models import Person


def hide(post: Post, reason: str, *, by: Person) -> None:
    """Take a post off the page with a reason that stands in its place; it keeps its text.

    Invalid without a reason, Refused where the post is gone by now.
    """
    why = fit_reason(reason)
    lock_post(post)
    if post.removed_at is not None:
        raise Refused(_("This post was taken off the page meanwhile."))
    post.removed_at, post.removed_by_id, post.hidden_because = now(), by.id, why
    record("hide", "post", post.id, by=by, before=f"{why}\n\n{post.source}")
    db.session.flush()
