"""Thanking for a post, and taking the thanks back, in its place."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, bp, rules
from cop.discussions.views.here import POST, here, in_its_place
from cop.people.queries import signed_in
from cop.sessions.mentions import tell_of_thanks, untell_thanks


@bp.post(f"{POST}/thank")
@open_to(Open.PEOPLE)
def thank(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Thank for the post; its author is told."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_thank(at.reader, at.whose(post)))
    if actions.thank(post, by=signed_in()):
        tell_of_thanks(post, by=signed_in())
    return in_its_place(at, post, new=_new())


@bp.post(f"{POST}/unthank")
@open_to(Open.PEOPLE)
def unthank(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Take the thanks back."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_thank(at.reader, at.whose(post)))
    actions.take_thanks_back(post, by=signed_in())
    untell_thanks(post)
    return in_its_place(at, post, new=_new())


def _new() -> int | None:
    """Return what the post announced on the page where it was new, and None where it was not."""
    return request.args.get("new", type=int)
