"""The texts of a post, each with what it changed in the one before."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from cop.discussions.models import Post
from cop.discussions.queries import revisions_of
from cop.text import Change, changes

MOST = 40  # texts on a page; comparing them takes time


class Step(NamedTuple):
    """A text of the post, since when it stood, and what changed since the one before."""

    at: datetime
    changes: list[Change]


def steps_of(post: Post) -> list[Step]:
    """Return the newest texts of the post, the newest one first; the first text is all new."""
    before = revisions_of(post, most=MOST + 1)
    texts = [post.source, *(one.source for one in before), ""]
    since = [*(one.until for one in before), post.created_at]
    both = zip(since[:MOST], pairwise(texts), strict=False)
    return [Step(at, changes(was, text)) for at, (text, was) in both]
