"""Writing on a draft, which saves itself; publishing it and removing it."""

from __future__ import annotations

from typing import Any

from flask import Response, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.drafts import actions, bp, rules
from cop.drafts.forms import TextForm
from cop.drafts.views.here import Here, as_page, discussion_of, mine, place_of
from cop.groups.queries import role_in
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.actions import while_open
from cop.text import difference


@bp.post("/drafts/<int:draft_id>/text")
@open_to(Open.PEOPLE)
def save(draft_id: int) -> Answer:
    """Save the text of one's own draft."""
    at, form = mine(draft_id), TextForm()
    if not form.validate_on_submit():
        raise Invalid(_("A text may have up to 200,000 letters. Yours is still in the form."))
    try:
        _save(at, form)
    except actions.Conflict as conflict:
        return _clash(at, conflict)
    if not htmx.wants_fragment():
        return htmx.go(at.address)
    shown: dict[str, Any] = {"draft": at.draft, "address": at.address, "clash": None}
    if not form.resolve.data:
        return page("drafts/_state.html", **shown)
    return htmx.instead(page("drafts/_text.html", **shown), f"#draft-{at.draft.id}")


@bp.post("/drafts/<int:draft_id>/publish")
@open_to(Open.PEOPLE)
def publish(draft_id: int) -> Answer:
    """Send the draft as a post, or hand it to the circle as the draft of an output."""
    at, person = mine(draft_id), signed_in()
    require(rules.may_publish(person, role_in(person, at.draft.group), at.draft))
    if at.draft.thread_id is None:
        output = actions.hand_over(at.draft, by=person)
        return htmx.go(url_for("outputs.edit", output_id=output.id))
    there, place = place_of(at.draft), discussion_of(at.draft)
    if place.in_writing:
        while_open(place.in_writing)
    post = actions.publish_post(at.draft, by=person, moderates=place.moderates)
    return htmx.go(f"{there}?post={post.id}#post-{post.id}")


@bp.get("/drafts/<int:draft_id>/remove")
@open_to(Open.PEOPLE)
def removing(draft_id: int) -> Response:
    """Ask whether the draft is to go."""
    at = mine(draft_id)
    return page("drafts/remove.html", draft=at.draft, address=at.address)


@bp.post("/drafts/<int:draft_id>/remove")
@open_to(Open.PEOPLE)
def remove(draft_id: int) -> Answer:
    """Remove the draft for good."""
    actions.remove(mine(draft_id).draft)
    return htmx.go(url_for("drafts.index"))


def _save(at: Here, form: TextForm) -> None:
    """Save what was typed, or after two saves at once what was chosen."""
    source = (form.source.data or "").replace("\r\n", "\n").replace("\r", "\n")
    base = form.base.data or 0
    if form.resolve.data == "theirs":
        return
    if form.resolve.data == "mine" and form.theirs.data is not None:
        base = form.theirs.data
    actions.save(at.draft, source, base=base)


def _clash(at: Here, conflict: actions.Conflict) -> Response:
    """Show both texts of the one who writes in two windows at once."""
    mine_marked, other = difference(conflict.mine, conflict.draft.source)
    clash = {
        "source": conflict.mine,
        "theirs": conflict.draft.revision,
        "mine": mine_marked,
        "other": other,
    }
    if not htmx.wants_fragment():
        return as_page(at, status=409, clash=clash)
    answer = page("drafts/_clash.html", status=409, draft=at.draft, clash=clash)
    return htmx.instead(answer, f"#draft-{at.draft.id}-state")
