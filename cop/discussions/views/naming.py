"""Putting one's name to a post that was written without it."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, rules
from cop.discussions.views.here import A_POST, asked, everywhere, here, in_its_place
from cop.people.queries import signed_in


@everywhere.get(f"{A_POST}/name")
@open_to(Open.PEOPLE)
def naming(post_id: int, **address: Any) -> Answer:
    """Ask whether the name is to stand with the post: it cannot be taken away again."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_give_name(at.reader, at.whose(post)))
    return asked(at, post, "name")


@everywhere.post(f"{A_POST}/name")
@open_to(Open.PEOPLE)
def name(post_id: int, **address: Any) -> Answer:
    """Put one's name to the post."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_give_name(at.reader, at.whose(post)))
    actions.give_name(post, by=signed_in(), as_guest=at.as_guest)
    return in_its_place(at, post)
