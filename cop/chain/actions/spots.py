"""Where a post stands, in the words and with the address that notices of it take."""

from __future__ import annotations

from typing import Any, NamedTuple

from cop.chain.actions.telling import about_of
from cop.discussions.models import Post
from cop.notices.actions import News
from cop.notices.words import Told
from cop.sessions.mentions import path_of_thread, session_with
from cop.sessions.words import Status


class Spot(NamedTuple):
    """What the discussion of a post is about, and the post's address within the site."""

    name: str
    path: str
    group_id: int
    session_id: int | None = None
    is_draft: bool = False  # a session that only those see who plan it

    def news(self, told: Told, key: str, **given: Any) -> News:
        """Return what happened to the post."""
        given = {"session": self.name, **given}
        return News(told, key, self.group_id, self.path, self.session_id, given)


def spot_of(post: Post) -> Spot | None:
    """Return where the post stands; None where what it was about is gone."""
    own = f"?post={post.id}#post-{post.id}"
    about = about_of(post.thread_id)
    if about is not None:
        return Spot(about.name, about.path + own, about.group_id)
    session = session_with(post.thread_id)
    if session is None:
        return None
    path = path_of_thread(session, post.thread_id) + own
    is_draft = session.status is Status.DRAFT
    return Spot(session.name, path, session.group_id, session.id, is_draft)
