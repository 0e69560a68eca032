"""Thanking for a post, and taking the thanks back, in its place."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain.actions import tell_of_thanks, untell_thanks
from cop.discussions import actions, rules
from cop.discussions.views.here import A_POST, everywhere, here, in_its_place
from cop.people.queries import signed_in


@everywhere.post(f"{A_POST}/thank")
@open_to(Open.PEOPLE)
def thank(post_id: int, **address: Any) -> Answer:
    """Thank for the post; its author is told."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_thank(at.reader, at.whose(post)))
    if actions.thank(post, by=signed_in()):
        tell_of_thanks(post, by=signed_in())
    return in_its_place(at, post, new=_new())


@everywhere.post(f"{A_POST}/unthank")
@open_to(Open.PEOPLE)
def unthank(post_id: int, **address: Any) -> Answer:
    """Take the thanks back."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_thank(at.reader, at.whose(post)))
    actions.take_thanks_back(post, by=signed_in())
    untell_thanks(post)
    return in_its_place(at, post, new=_new())


def _new() -> int | None:
    """Return what the post announced on the page where it was new, and None where it was not."""
    return request.args.get("new", type=int)
