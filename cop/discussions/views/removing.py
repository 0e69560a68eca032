"""Taking a post off the page, and bringing it back."""

from __future__ import annotations

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, bp, rules
from cop.discussions.drafts import Draft
from cop.discussions.views.here import POST, here, in_its_place, one_post
from cop.people.queries import signed_in


@bp.get(f"{POST}/remove")
@open_to(Open.PEOPLE)
def removing(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Ask whether the post is to go."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_remove(at.reader, post))
    return in_its_place(at, post) if post.removed_at else one_post(at, post, "remove", Draft())


@bp.post(f"{POST}/remove")
@open_to(Open.PEOPLE)
def remove(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Take the post off the page; its place stays, and offers to undo it."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_remove(at.reader, post))
    actions.remove(post, by=signed_in())
    return in_its_place(at, post)


@bp.post(f"{POST}/restore")
@open_to(Open.PEOPLE)
def restore(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Bring a removed post back."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    stands = post.removed_at is None
    require(rules.may_remove(at.reader, post) if stands else rules.may_restore(at.reader, post))
    actions.restore(post, by=signed_in())
    return in_its_place(at, post)
