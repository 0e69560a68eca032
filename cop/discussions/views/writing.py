"""Writing a post, quoting another in it, and editing it."""

from __future__ import annotations

from typing import Any

from flask import Response, flash
from flask_babel import gettext as _
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain.actions import call_circle, names_circle, tell_of_post, tell_those_named
from cop.chain.queries import told_by_circle
from cop.discussions import actions, rules
from cop.discussions.drafts import Draft
from cop.discussions.forms import EditForm, ReplyForm
from cop.discussions.queries import THE_END
from cop.discussions.talk import Part
from cop.discussions.views.here import (
    A_POST,
    Here,
    everywhere,
    here,
    in_its_place,
    one_post,
    reply_form,
)
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.actions import while_open
from cop.text import quoted, render


@everywhere.post("/posts")
@open_to(Open.PEOPLE)
def write(**address: Any) -> Answer:
    """Add a post, or show how it will look."""
    at, form = here(**address), ReplyForm()
    require(at.reader.takes_part)
    shy = bool(form.nameless.data) and at.reader.inside
    kept = _id(form.base.data)
    draft = Draft(form.source.data or "", nameless=shy, open=True, kept=kept)
    if form.preview.data:
        return _previewed(at, draft)
    by = signed_in()
    told = {"nameless": draft.nameless, "as_guest": at.as_guest, "moderates": at.reader.moderates}
    try:
        if at.place.in_writing:
            while_open(at.place.in_writing)
        post = actions.write(at.id, draft.source, by=by, **told)
        actions.forget_sent(at.id, draft.source, base=kept, by=by)
        tell_of_post(post, by=by)
    except Problem as problem:
        return reply_form(at, draft.with_problem(problem), status=problem.status)
    said = "" if not at.place.belongs or call_circle(post, by=by) else _not_called()
    if form.last.data or not htmx.wants_fragment():
        if said:
            flash(said, "warning")
        return htmx.go(at.at(post))
    return _sent(at, form.since.data or 0, Part(_id(form.first.data)), said)


def _not_called() -> str:
    return _(
        "Your post is sent. The circle was not told of it: you named it here less than an hour ago."
    )


def _previewed(at: Here, draft: Draft) -> Response:
    """Show how the reply will look; it is kept meanwhile, as one that is typed."""
    given = {"base": draft.kept, "nameless": draft.nameless, "by": signed_in()}
    try:
        unsent = actions.keep(at.id, draft.source, **given)  # type: ignore[arg-type]
    except actions.Elsewhere as problem:
        return reply_form(at, draft.with_problem(problem), status=problem.status)
    except Problem:
        unsent = None  # the preview says nothing of it; sending will
    if unsent is not None:
        draft = draft._replace(kept=unsent.revision, kept_at=unsent.saved_at)
    calls = at.place.belongs and names_circle(draft.source)
    tells = told_by_circle(signed_in(), at.place) if calls else 0
    return reply_form(at, draft._replace(preview=render(draft.source).html, tells=tells))


@everywhere.get(f"{A_POST}/quote")
@open_to(Open.PEOPLE)
def quote(post_id: int, **address: Any) -> Response:
    """Open the form for a reply with the words of a post in it; a removed one cannot be quoted."""
    at = here(**address)
    require(at.reader.may_write)
    post = at.post(post_id)
    if post.removed_at is not None:
        raise NotFound
    name = post.author.name if post.author else _("A member of the circle")
    words, typed = quoted(post.source, by=name), at.talk().draft
    if typed.source and not htmx.wants_fragment():  # in the browser it stands in the field
        words = f"{typed.source.rstrip()}\n\n{words}"
    shy, kept = typed.nameless, typed.kept
    return reply_form(at, Draft(words, nameless=shy, open=True, focus=True, kept=kept))


@everywhere.get(f"{A_POST}/edit")
@open_to(Open.PEOPLE)
def editing(post_id: int, **address: Any) -> Answer:
    """Open a post for editing."""
    at = here(**address)
    post = at.post(post_id)
    require(rules.may_edit(at.reader, at.whose(post)))
    if post.removed_at is not None:
        return in_its_place(at, post)
    return one_post(at, post, "edit", Draft(post.source, base=post.version))


@everywhere.post(f"{A_POST}/edit")
@open_to(Open.PEOPLE)
def edit(post_id: int, **address: Any) -> Answer:
    """Save an edited post, or show how it will look; an overtaken one is shown with both texts."""
    at, form = here(**address), EditForm()
    post = at.post(post_id)
    require(rules.may_edit(at.reader._replace(locked=False), at.whose(post)))
    draft = Draft(form.source.data or "", base=form.base.data or 0)
    if form.preview.data:
        return one_post(at, post, "edit", draft._replace(preview=render(draft.source).html))
    by, moderates = signed_in(), at.reader.moderates
    try:
        actions.edit(post, draft.source, base=draft.base, by=by, moderates=moderates)
        tell_those_named(post, by=by)
    except Problem as problem:
        draft = draft.with_problem(problem)
        return one_post(at, post, "edit", draft, status=problem.status)
    return in_its_place(at, post)


def _id(number: int | None) -> int:
    return number if number and 0 < number < THE_END else 0


def _sent(at: Here, since: int, part: Part, said: str) -> Response:
    """Return an empty form, the posts with the new one, and what its writer should know."""
    talk = at.talk_since(since, part, version=at.place.version + 1)
    return page("discussions/_sent.html", talk=talk.with_draft(Draft(open=True)), said=said)
