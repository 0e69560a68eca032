"""Answering an idea that becomes nothing new, opening it again, and removing it."""

from __future__ import annotations

from flask import Response
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.ideas import actions, bp
from cop.ideas.forms import AnswerForm, RemoveForm
from cop.ideas.queries import idea_seen_by, open_beside
from cop.ideas.views.here import Here, address, here
from cop.ideas.words import IdeaStatus
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.templating import page
from cop.outputs.queries import output_seen_by


@bp.get("/ideas/<int:idea_id>/answer")
@open_to(Open.PEOPLE)
def answering(idea_id: int) -> Answer:
    """Ask what the answer is: declined, counted with another, done already."""
    at = _moderated(idea_id)
    if not at.idea.is_open:
        return htmx.go(address(at.idea))
    return page("ideas/answer.html", idea=at.idea, form=_form(at))


@bp.post("/ideas/<int:idea_id>/answer")
@open_to(Open.PEOPLE)
def answer(idea_id: int) -> Answer:
    """Answer it; who noted and who seconded it are told."""
    at = _moderated(idea_id)
    form = _form(at)
    output = output_seen_by(at.person, form.output_id) if form.output_id else None
    fits = form.validate_on_submit()
    if fits and form.way.data == IdeaStatus.DONE and form.output_id and output is None:
        form.output.errors = [
            _("No output that you may see has this address."),
        ]
        fits = False
    if not fits:
        return page("ideas/answer.html", status=422, idea=at.idea, form=form)
    reason = form.reason.data or ""
    if form.way.data == IdeaStatus.MERGED:
        other = found(idea_seen_by(at.person, int(form.other.data)))
        actions.merge_idea(at.idea, other, reason, by=at.person)
    elif form.way.data == IdeaStatus.DONE:
        actions.say_done(at.idea, output, reason, by=at.person)
    else:
        actions.decline_idea(at.idea, reason, by=at.person)
    return htmx.go(address(at.idea))


@bp.post("/ideas/<int:idea_id>/reopen")
@open_to(Open.PEOPLE)
def reopen(idea_id: int) -> Answer:
    """Open again what was declined or done already."""
    at = _moderated(idea_id)
    actions.reopen_idea(at.idea, by=at.person)
    return htmx.go(address(at.idea))


@bp.get("/ideas/<int:idea_id>/remove")
@open_to(Open.PEOPLE)
def removing(idea_id: int) -> Response:
    """Ask why it is removed."""
    at = _moderated(idea_id)
    return page("ideas/remove.html", idea=at.idea, form=RemoveForm())


@bp.post("/ideas/<int:idea_id>/remove")
@open_to(Open.PEOPLE)
def remove(idea_id: int) -> Answer:
    """Let nobody see it any more; its words stay in the audit log."""
    at = _moderated(idea_id)
    form = RemoveForm()
    if not form.validate_on_submit():
        return page("ideas/remove.html", status=422, idea=at.idea, form=form)
    actions.remove_idea(at.idea, form.reason.data or "", by=at.person)
    slug = at.idea.group.slug if at.idea.group else None
    there = url_for("ideas.of_group", slug=slug) if slug else url_for("ideas.index")
    return htmx.go(there)


def _moderated(idea_id: int) -> Here:
    """Return the idea for one who answers it; 404 or 403 for others."""
    at = here(idea_id)
    require(at.moderates)
    return at


def _form(at: Here) -> AnswerForm:
    form = AnswerForm()
    form.offer(open_beside(at.person, at.idea))
    return form
