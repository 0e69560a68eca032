"""What somebody wrote in a discussion becomes something: the ways that are open, and one press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain import bp
from cop.chain.forms import PostFollowUpForm
from cop.chain.queries import fruits_of
from cop.chain.views.ways import WAYS, Standing, Way, standing_of
from cop.discussions.views.here import A_POST, Everywhere, Here, here, in_its_place
from cop.discussions.words import Thing
from cop.kit import htmx
from cop.kit.templating import page

if TYPE_CHECKING:
    from cop.discussions.models import Post

everywhere = Everywhere(bp)
KIND = f"any({','.join(repr(kind.value) for kind in Thing)}):kind"


@everywhere.get(f"{A_POST}/become")
@open_to(Open.PEOPLE)
def becoming(post_id: int, **address: Any) -> Answer:
    """Ask in the place of the post what it is to become; a removed one stays as it is."""
    at = here(**address)
    post = at.post(post_id)
    require(at.reader.may_write and at.reader.inside)
    return in_its_place(at, post) if post.removed_at else _asked(at, post)


@everywhere.post(f"{A_POST}/become/<{KIND}>")
@open_to(Open.PEOPLE)
def become(post_id: int, kind: str, **address: Any) -> Answer:
    """Make it, by one press; where the post became such a thing already, nothing more is made."""
    at, standing, way = _way(post_id, kind, **address)
    require(way.is_open(standing))
    form = PostFollowUpForm()
    if way.needs_form and not form.validate_on_submit():
        return _asked(at, standing.post, status=422, form=form)
    way.make(standing, form)
    return in_its_place(at, standing.post)


@everywhere.post(f"{A_POST}/become/<{KIND}>/undo")
@open_to(Open.PEOPLE)
def undo(post_id: int, kind: str, **address: Any) -> Answer:
    """Take back what one made of the post a moment ago, as long as nobody has gone on with it."""
    at, standing, way = _way(post_id, kind, **address)
    made = fruits_of(standing.person, [post_id]).get(post_id, ())
    mine = [one.ref for one in made if one.kind == kind and one.may_undo]
    require(way.undo is not None)
    way.undo(standing, found(mine[-1] if mine else None))  # type: ignore[misc]
    return in_its_place(at, standing.post)


def _way(post_id: int, kind: str, **address: Any) -> tuple[Here, Standing, Way]:
    at = here(**address)
    post = at.post(post_id)
    require(at.reader.may_write and at.reader.inside)
    found(None if post.removed_at else post)
    return at, standing_of(at, post), WAYS[Thing(kind)]


def _asked(at: Here, post: Post, *, status: int = 200, form: Any = None) -> Response:
    """Return the ways that are open to the person: the fragment for htmx, else the page."""
    standing = standing_of(at, post)
    talk = at.talk_of(post)
    done = {one.kind for one in talk.posts[0].fruits}
    offers = [
        way.offer(standing)
        for kind, way in WAYS.items()
        if kind not in done and way.is_open(standing)
    ]
    form = form or PostFollowUpForm(formdata=None, data=standing.suggested())
    given = {"talk": talk, "offers": offers, "form": form, "people": standing.people()}
    given["points"] = standing.points()
    if htmx.wants_fragment():
        return page("chain/_become.html", status=status, **given)
    return page("chain/become.html", status=status, title=at.title, **given)
