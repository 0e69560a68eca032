"""Which draft an address means, and how its page is shown again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from flask import Response, url_for

from cop.access import found, require
from cop.drafts import rules
from cop.drafts.forms import CommentForm, ShowForm
from cop.drafts.queries import comments_on, draft_seen_by
from cop.groups.queries import participants_of, role_in
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.queries import session_place

if TYPE_CHECKING:
    from cop.discussions.places import Place
    from cop.drafts.models import Draft


@dataclass(frozen=True)
class Here:
    """The draft of an address, and whether the person wrote it."""

    draft: Draft
    own: bool

    @property
    def address(self) -> str:
        """Return the address of the draft's page."""
        return url_for("drafts.show", draft_id=self.draft.id)


def here(draft_id: int) -> Here:
    """Return the draft at the address for the person who asks, or answer 404."""
    draft = found(draft_seen_by(signed_in(), draft_id))
    return Here(draft, rules.may_write(signed_in(), draft))


def mine(draft_id: int) -> Here:
    """Return the person's own draft; 404 to others, 403 to the colleague who may only read."""
    at = here(draft_id)
    require(at.own)
    return at


def as_page(at: Here, *, status: int = 200, **given: Any) -> Response:
    """Return the page of the draft: to be written on by its author, else to be read."""
    draft, person = at.draft, signed_in()
    showing = ShowForm()
    showing.offer([one for one in participants_of(person, draft.group) if one.id != person.id])
    shown = {
        "draft": draft,
        "own": at.own,
        "address": at.address,
        "place": place_of(draft),
        "comments": comments_on(person, draft),
        "may_publish": rules.may_publish(person, role_in(person, draft.group), draft),
        "showing": showing,
        "commenting": CommentForm(formdata=None),
        "clash": None,
        **given,
    }
    return page("drafts/show.html", status=status, **shown)


def place_of(draft: Draft) -> str:
    """Return where it is to appear: the thread's page, or the circle's."""
    slug = draft.group.slug
    if draft.session is None or draft.thread_id is None:
        return url_for("groups.show", slug=slug)
    number, thread_id = draft.session.number, draft.thread_id
    return url_for("discussions.show", slug=slug, number=number, thread_id=thread_id)


def discussion_of(draft: Draft) -> Place:
    """Return the discussion for which a reply is kept, or answer 404."""
    number, thread_id = found(draft.session).number, found(draft.thread_id)
    return found(session_place(signed_in(), draft.group.slug, number, thread_id))
