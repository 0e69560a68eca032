"""All drafts that one may read, one of them, and beginning one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, redirect, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.discussions.actions import discard as discard_unsent
from cop.discussions.actions import forget_sent
from cop.drafts import actions, bp
from cop.drafts.forms import OutputDraftForm, PostDraftForm
from cop.drafts.queries import drafts_of, unsent_of
from cop.drafts.views.here import as_page, here
from cop.groups.queries import group_seen_by, role_in
from cop.groups.rules import may_take_part
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.queries import session_seen_by, thread_seen_by

if TYPE_CHECKING:
    from cop.groups.models import Group


@bp.get("/me/drafts")
@open_to(Open.PEOPLE)
def index() -> Response:
    """List one's own drafts, those that colleagues show, and replies that were not sent."""
    person = signed_in()
    drafts = drafts_of(person)
    own = [draft for draft in drafts if draft.author_id == person.id]
    shown = [one for one in drafts if one not in own]
    return page("drafts/index.html", own=own, shown=shown, unsent=unsent_of(person))


@bp.get("/drafts")
@open_to(Open.PEOPLE)
def moved() -> Answer:
    """Lead to where the drafts are listed now."""
    return redirect(url_for("drafts.index"), 301)


@bp.get("/me/drafts/<int:unsent_id>/discard")
@open_to(Open.PEOPLE)
def discarding(unsent_id: int) -> Response:
    """Ask before a reply of one's own that was not sent goes for good."""
    mine = {one.id: one for one in unsent_of(signed_in())}
    return page("drafts/discard.html", unsent=found(mine.get(unsent_id)))


@bp.post("/me/drafts/<int:unsent_id>/discard")
@open_to(Open.PEOPLE)
def discard(unsent_id: int) -> Answer:
    """Forget a reply of one's own that was not sent."""
    found(discard_unsent(unsent_id, by=signed_in()) or None)
    return htmx.go(url_for("drafts.index"))


@bp.get("/drafts/<int:draft_id>")
@open_to(Open.PEOPLE)
def show(draft_id: int) -> Response:
    """Show a draft to its author, and to the colleague to whom it is shown."""
    return as_page(here(draft_id))


@bp.get("/groups/<slug>/drafts/new")
@open_to(Open.PEOPLE)
def new(slug: str) -> Response:
    """Show the form for a draft that is to become an output of the circle."""
    return page("drafts/new.html", group=_group(slug), form=OutputDraftForm())


@bp.post("/groups/<slug>/drafts")
@open_to(Open.PEOPLE)
def begin(slug: str) -> Answer:
    """Keep a text that is to become an output as a draft of one's own."""
    must_go_on(found(group_seen_by(signed_in(), slug)))
    group, form = _group(slug), OutputDraftForm()
    if not form.validate_on_submit():
        return page("drafts/new.html", status=422, group=group, form=form)
    source = _lines(form.source.data)
    draft = actions.begin_output(group, form.title.data or "", source, by=signed_in())
    return htmx.go(url_for("drafts.show", draft_id=draft.id))


@bp.post("/groups/<slug>/sessions/<int:number>/threads/<int:thread_id>/drafts")
@open_to(Open.PEOPLE)
def begin_post(slug: str, number: int, thread_id: int) -> Answer:
    """Keep a reply as a draft of one's own, to be shown to a colleague before it is sent."""
    person, form = signed_in(), PostDraftForm()
    place = found(thread_seen_by(person, slug, number, thread_id))
    session = found(session_seen_by(person, slug, number))
    must_go_on(session.group)
    require(may_take_part(place.role))
    if not form.validate_on_submit():
        raise Invalid("; ".join(form.source.errors or form.form_errors))
    source, nameless = _lines(form.source.data), form.nameless.data
    forget_sent(thread_id, source, base=form.base.data or 0, by=person)
    draft = actions.begin_post(session, thread_id, source, nameless=nameless, by=person)
    return htmx.go(url_for("drafts.show", draft_id=draft.id))


def _group(slug: str) -> Group:
    group = found(group_seen_by(signed_in(), slug))
    require(may_take_part(role_in(signed_in(), group)))
    return group


def _lines(source: str | None) -> str:
    return (source or "").replace("\r\n", "\n").replace("\r", "\n")
