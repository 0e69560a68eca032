"""Taking a post off the page, one's own or with a reason another's, and bringing it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain.actions import tell_of_hiding, untell_hiding
from cop.discussions import actions, rules
from cop.discussions.drafts import Draft
from cop.discussions.forms import ReasonForm
from cop.discussions.views.here import (
    A_POST,
    Whose,
    asked,
    everywhere,
    here,
    in_its_place,
    one_post,
)
from cop.kit.problems import Invalid, Refused
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


@everywhere.get(f"{A_POST}/hide")
@open_to(Open.PEOPLE)
def hiding(post_id: int, **address: Any) -> Answer:
    """Ask why the post is to be hidden."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_hide(at.reader, at.whose(post)))
    return asked(at, post, "hide")


@everywhere.post(f"{A_POST}/hide")
@open_to(Open.PEOPLE)
def hide(post_id: int, **address: Any) -> Answer:
    """Hide the post; the reason stands in its place, and its author is told."""
    at, form = here(**address), ReasonForm()
    post = at.post(post_id)
    require(rules.may_hide(at.reader, at.whose(post)))
    reason = form.reason.data or ""
    try:
        actions.hide(post, reason, by=signed_in())
    except Invalid as problem:
        draft = Draft(reason).with_problem(problem)
        return one_post(at, post, "hide", draft, status=problem.status)
    except Refused:
        return in_its_place(at, post)
    tell_of_hiding(post, by=signed_in())
    return in_its_place(at, post)


@everywhere.post(f"{A_POST}/restore")
@open_to(Open.PEOPLE)
def restore(post_id: int, **address: Any) -> Answer:
    """Bring back a post that was removed or hidden; one that stands stays as it is."""
    at = here(**address)
    post = at.post(post_id)
    whose = at.whose(post)
    if post.removed_at:
        require(rules.may_restore(at.reader, whose))
    else:
        require(rules.may_remove(at.reader, whose) or rules.may_hide(at.reader, whose))
    actions.restore(post, by=_by(whose))
    untell_hiding(post)
    return in_its_place(at, post)


def _by(whose: Whose) -> Person | None:
    """Return who is written down for it: not the author of a post without a name."""
    return None if whose.own and whose.nameless else signed_in()
