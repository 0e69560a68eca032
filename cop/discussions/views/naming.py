"""Putting one's name to a post that was written without it."""

from __future__ import annotations

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, bp, rules
from cop.discussions.views.here import POST, asked, here, in_its_place
from cop.people.queries import signed_in


@bp.get(f"{POST}/name")
@open_to(Open.PEOPLE)
def naming(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Ask whether the name is to stand with the post: it cannot be taken away again."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_give_name(at.reader, at.whose(post)))
    return asked(at, post, "name")


@bp.post(f"{POST}/name")
@open_to(Open.PEOPLE)
def name(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Put one's name to the post."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_give_name(at.reader, at.whose(post)))
    actions.give_name(post, by=signed_in(), as_guest=at.as_guest)
    return in_its_place(at, post)
