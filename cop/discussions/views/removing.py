"""Taking a post off the page, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, bp, rules
from cop.discussions.views.here import POST, Whose, asked, here, in_its_place
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.people.models import Person


@bp.get(f"{POST}/remove")
@open_to(Open.PEOPLE)
def removing(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Ask whether the post is to go."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    require(rules.may_remove(at.reader, at.whose(post)))
    return asked(at, post, "remove")


@bp.post(f"{POST}/remove")
@open_to(Open.PEOPLE)
def remove(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Take the post off the page; its place stays, and offers to undo it."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    whose = at.whose(post)
    require(rules.may_remove(at.reader, whose))
    actions.remove(post, by=_by(whose))
    return in_its_place(at, post)


@bp.post(f"{POST}/restore")
@open_to(Open.PEOPLE)
def restore(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Bring a removed post back."""
    at = here(slug, number, thread_id)
    post = at.post(post_id)
    whose, may = at.whose(post), rules.may_restore if post.removed_at else rules.may_remove
    require(may(at.reader, whose))
    actions.restore(post, by=_by(whose))
    return in_its_place(at, post)


def _by(whose: Whose) -> Person | None:
    """Return who is written down for it: not the author of a post without a name."""
    return None if whose.own and whose.nameless else signed_in()
