"""The earlier texts of a post."""

from __future__ import annotations

from typing import Any

from flask import Response

from cop.access import Open, found, open_to
from cop.discussions import rules
from cop.discussions.history import steps_of
from cop.discussions.views.here import A_POST, everywhere, here
from cop.kit.templating import page


@everywhere.get(f"{A_POST}/history")
@open_to(Open.VISITORS)
def history(post_id: int, **address: Any) -> Response:
    """Show what the post said, and when; of one that is gone, to moderators and its author."""
    at = here(**address)
    post = at.post(post_id)
    may_read = post.removed_at is None or rules.may_read_gone(at.reader, at.whose(post))
    return page(
        "discussions/history.html",
        post=found(post if may_read else None),
        steps=steps_of(post),
        title=at.title,
        address=at.at(post),
    )
