"""Taking a post off the page, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, rules
from cop.discussions.views.here import A_POST, Whose, asked, everywhere, here, in_its_place
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.people.models import Person


@everywhere.get(f"{A_POST}/remove")
@open_to(Open.PEOPLE)
def removing(post_id: int, **address: Any) -> Answer:
    """Ask whether the post is to go."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_remove(at.reader, at.whose(post)))
    return asked(at, post, "remove")


@everywhere.post(f"{A_POST}/remove")
@open_to(Open.PEOPLE)
def remove(post_id: int, **address: Any) -> Answer:
    """Take the post off the page; its place stays, and offers to undo it."""
    at = here(**address)
    post = at.post(post_id)
    whose = at.whose(post)
    require(rules.may_remove(at.reader, whose))
    actions.remove(post, by=_by(whose))
    return in_its_place(at, post)


@everywhere.post(f"{A_POST}/restore")
@open_to(Open.PEOPLE)
def restore(post_id: int, **address: Any) -> Answer:
    """Bring a removed post back."""
    at = here(**address)
    post = at.post(post_id)
    whose, may = at.whose(post), rules.may_restore if post.removed_at else rules.may_remove
    require(may(at.reader, whose))
    actions.restore(post, by=_by(whose))
    return in_its_place(at, post)


def _by(whose: Whose) -> Person | None:
    """Return who is written down for it: not the author of a post without a name."""
    return None if whose.own and whose.nameless else signed_in()
