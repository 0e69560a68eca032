"""Showing a draft to one colleague, talking about it, and taking it back."""

from __future__ import annotations

from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.drafts import actions, bp
from cop.drafts.forms import CommentForm, ShowForm
from cop.drafts.views.here import as_page, here, mine
from cop.groups.queries import participants_of
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.people.queries import signed_in


@bp.post("/drafts/<int:draft_id>/show")
@open_to(Open.PEOPLE)
def show_to(draft_id: int) -> Answer:
    """Show the draft to one colleague of the circle."""
    at, form = mine(draft_id), ShowForm()
    people = participants_of(signed_in(), at.draft.group)
    others = [one for one in people if one.id != signed_in().id]
    form.offer(others)
    if not form.validate_on_submit():
        return as_page(at, status=422, showing=form)
    actions.show(at.draft, found(next((p for p in others if p.id == form.person.data), None)))
    return htmx.go(at.address)


@bp.post("/drafts/<int:draft_id>/withdraw")
@open_to(Open.PEOPLE)
def withdraw(draft_id: int) -> Answer:
    """Show the draft to nobody any more."""
    at = mine(draft_id)
    actions.withdraw(at.draft)
    return htmx.go(at.address)


@bp.post("/drafts/<int:draft_id>/comments")
@open_to(Open.PEOPLE)
def comment(draft_id: int) -> Answer:
    """Say something about the draft."""
    at, form = here(draft_id), CommentForm()
    try:
        said = actions.comment(at.draft, form.source.data or "", by=signed_in())
    except Invalid as problem:
        form.source.errors = [str(problem)]
        return as_page(at, status=problem.status, commenting=form)
    return htmx.go(f"{at.address}#comment-{said.id}")
