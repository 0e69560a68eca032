"""What people do with ideas that they noted: reword and withdraw them, add their name."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.ideas import actions, bp, rules
from cop.ideas.forms import ChangeForm, change_form
from cop.ideas.queries import own_idea, subjects_of
from cop.ideas.views.here import Here, address, here
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import signed_in


@bp.get("/ideas/<int:idea_id>/edit")
@open_to(Open.PEOPLE)
def editing(idea_id: int) -> Response:
    """Show the form that rewords one's own idea."""
    at = _own(idea_id)
    require(at.may_change)
    form = change_form(at.idea, subjects_of(at.person, at.idea))
    return _form_page(at, form)


@bp.post("/ideas/<int:idea_id>/edit")
@open_to(Open.PEOPLE)
def edit(idea_id: int) -> Answer:
    """Reword it; where somebody has joined or answered it meanwhile, say so and keep the text."""
    at = _own(idea_id)
    require(at.takes_part)
    form = ChangeForm()
    if not form.validate_on_submit():
        return _form_page(at, form, status=422)
    try:
        actions.change_idea(at.idea, form.wanted(), version=form.version.data or 0, by=at.person)
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = at.idea.version, None
        return _form_page(at, form, status=problem.status, clashes=True)
    return htmx.go(address(at.idea))


def _form_page(at: Here, form: ChangeForm, *, status: int = 200, clashes: bool = False) -> Response:
    return page("ideas/edit.html", status=status, idea=at.idea, form=form, clashes=clashes)


@bp.get("/ideas/<int:idea_id>/withdraw")
@open_to(Open.PEOPLE)
def withdrawing(idea_id: int) -> Response:
    """Ask whether one's own idea is to be taken back."""
    at = _own(idea_id)
    require(at.may_change)
    return page("ideas/withdraw.html", idea=at.idea)


@bp.post("/ideas/<int:idea_id>/withdraw")
@open_to(Open.PEOPLE)
def withdraw(idea_id: int) -> Answer:
    """Take one's own idea back."""
    at = _own(idea_id)
    require(at.may_change)
    actions.withdraw_idea(at.idea, by=at.person)
    return htmx.go(url_for("ideas.index"))


@bp.get("/ideas/<int:idea_id>/name")
@open_to(Open.PEOPLE)
def naming(idea_id: int) -> Response:
    """Ask whether the name is to stand with one's own idea: it cannot be taken away again."""
    at = _own(idea_id)
    require(rules.may_give_name(at.takes_part, at.own, nameless=at.idea.nameless))
    return page("ideas/name.html", idea=at.idea)


@bp.post("/ideas/<int:idea_id>/name")
@open_to(Open.PEOPLE)
def name(idea_id: int) -> Answer:
    """Put one's name to an idea that was noted without it."""
    at = _own(idea_id)
    require(rules.may_give_name(at.takes_part, at.own, nameless=at.idea.nameless))
    actions.give_name(at.idea, by=at.person)
    return htmx.go(address(at.idea))


def _own(idea_id: int) -> Here:
    """Return one's own idea, or answer 404."""
    found(own_idea(signed_in(), idea_id))
    return here(idea_id)
