"""The session's own page, and planning it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import Response, request
from flask_babel import get_timezone
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.chain.actions import take_up_as_session
from cop.duties.shown import ids_of, proposed_in
from cop.groups import rules as group_rules
from cop.groups.queries import group_seen_by, participants_of, role_in
from cop.groups.standing import must_be_active
from cop.ideas.grown import idea_for_session, taken
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people.queries import current_person, signed_in
from cop.review.drafts import Draft
from cop.sessions import actions, bp, rules
from cop.sessions.forms import PlanForm, plan_form
from cop.sessions.queries import subjects_of
from cop.sessions.views.here import Here, address, as_page, here, session_page

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.people.models import Person


@bp.get("/groups/<slug>/sessions/<int:number>")
@open_to(Open.VISITORS)
def show(slug: str, number: int) -> Response:
    """Show a session through all its states, with a form of it opened where one is asked for."""
    at = here(slug, number)
    if htmx.wants_fragment():
        return page("sessions/_session.html", **session_page(at, **_opened()))
    return as_page(at, **_opened())


@bp.get("/groups/<slug>/sessions/new")
@open_to(Open.PEOPLE)
def new(slug: str) -> Response:
    """Show the form that plans a session."""
    group = _moderated(slug)
    people = participants_of(signed_in(), group)
    form = plan_form(None, people, str(get_timezone()))
    form.duration.data, form.mode.data = group.format.duration, group.format.mode.value
    proposed = proposed_in(group)
    form.facilitator.data, form.scribe.data = ids_of(proposed, group.format)
    idea = idea_for_session(signed_in(), group, request.args.get("idea", ""))
    form.title.data = idea.words if idea else ""
    return page("sessions/new.html", group=group, form=form, proposed=proposed, idea=idea)


@bp.post("/groups/<slug>/sessions")
@open_to(Open.PEOPLE)
def create(slug: str) -> Answer:
    """Plan a session with the standing points of the circle's format."""
    group, person = _moderated(slug), signed_in()
    people = participants_of(person, group)
    form = plan_form(None, people, str(get_timezone()))
    idea = idea_for_session(person, group, request.form.get("idea", ""))
    fits, form.form_errors = form.validate_on_submit(), [*form.form_errors, *taken(idea)]
    if not fits or taken(idea):
        shown = {"group": group, "form": form, "proposed": proposed_in(group), "idea": idea}
        return page("sessions/new.html", status=409 if fits else 422, **shown)
    session = actions.plan(group, form.planned(people), by=person)
    actions.add_standing_points(session, by=person)
    if idea:
        take_up_as_session(idea, session, by=person)
    if group.format.opens_itself:
        actions.open_session(session, by=person)
    return htmx.go(address(session))


@bp.get("/groups/<slug>/sessions/<int:number>/edit")
@open_to(Open.PEOPLE)
def edit(slug: str, number: int) -> Response:
    """Show the form that changes what was planned."""
    at = _planned_by_me(slug, number)
    people = participants_of(at.person, at.session.group)
    return _edit_page(at, _form_of(at, people))


@bp.post("/groups/<slug>/sessions/<int:number>")
@open_to(Open.PEOPLE)
def update(slug: str, number: int) -> Answer:
    """Change what was planned; what somebody else changed meanwhile is said, and the text kept."""
    at = _planned_by_me(slug, number)
    people = participants_of(at.person, at.session.group)
    form = _form_of(at, people)
    status = 422
    if form.validate_on_submit():
        status = _replanned(at, form, people)
    if status == 303:
        return htmx.go(address(at.session))
    return _edit_page(at, form, status=status)


def _opened() -> dict[str, Any]:
    """Return which forms are opened: notes of a point, other words for a note, a settlement."""
    asked = request.args
    proposing, settling = asked.get("propose", ""), asked.get("settle", "")
    return {
        "writing": asked.get("write", type=int),
        "proposing": Draft(proposing) if proposing else None,
        "settling": Draft(settling) if settling else None,
    }


def _edit_page(at: Here, form: PlanForm, *, status: int = 200) -> Response:
    group, proposed = at.session.group, proposed_in(at.session.group, at.session)
    shown = {"session": at.session, "group": group, "form": form, "proposed": proposed}
    return page("sessions/edit.html", status=status, **shown)


def _form_of(at: Here, people: Sequence[Person]) -> PlanForm:
    subjects = subjects_of(at.person, at.session)
    return plan_form(at.session, people, at.session.tzid, subjects)


def _replanned(at: Here, form: PlanForm, people: Sequence[Person]) -> int:
    """Return 303 when the plan was saved, else the status of the form that is shown again."""
    try:
        actions.replan(
            at.session, form.planned(people), version=form.version.data or 0, by=signed_in()
        )
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data = at.session.version
        form.version.raw_data = None
        return problem.status
    return 303


def _moderated(slug: str) -> Group:
    person = current_person()
    group = found(group_seen_by(person, slug))
    must_be_active(group)
    require(group_rules.may_moderate(role_in(person, group)))
    return group


def _planned_by_me(slug: str, number: int) -> Here:
    at = here(slug, number)
    require(rules.may_plan(at.part))
    return at
