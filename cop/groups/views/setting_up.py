"""Making a circle, and changing what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop import text
from cop.access import Open, open_to, require
from cop.chain.actions import take_up_as_circle
from cop.db.types import LINE_LENGTH
from cop.groups import actions, bp
from cop.groups.forms import GroupForm
from cop.groups.queries import subjects_of
from cop.groups.rules import may_make_a_circle
from cop.groups.views.here import address, moderated
from cop.groups.words import Kind
from cop.ideas.grown import idea_for_circle, taken
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.libraries.queries import choice_of, library_names
from cop.people.queries import library_of, signed_in
from cop.subjects.forms import typed

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.ideas.models import Idea


@bp.get("/groups/new")
@open_to(Open.PEOPLE)
def new() -> Response:
    """Show the form that makes a circle; `name` fills it, from a point that becomes one."""
    require(may_make_a_circle(signed_in()))
    name = request.args.get("name", "")[:LINE_LENGTH]
    library, kind = library_of(signed_in()), _wanted_kind()
    home = choice_of(library) if library else ""
    idea = idea_for_circle(signed_in(), request.args.get("idea", ""))
    return _form_page(GroupForm(name=name, library=home, kind=kind), idea=idea)


@bp.post("/groups")
@open_to(Open.PEOPLE)
def make() -> Answer:
    """Make a circle, or show how its charter will look."""
    require(may_make_a_circle(signed_in()))
    form = GroupForm()
    idea = idea_for_circle(signed_in(), request.form.get("idea", ""))
    if "preview" in request.form:
        return _form_page(form, preview=True, idea=idea)
    fits, form.form_errors = form.validate(), [*form.form_errors, *taken(idea)]
    if not fits or taken(idea):
        return _form_page(form, status=409 if fits else 422, idea=idea)
    group = actions.make_group(signed_in(), **form.said())
    if idea:
        take_up_as_circle(idea, group, by=signed_in())
    return htmx.go(address(group))


@bp.get("/groups/<slug>/edit")
@open_to(Open.PEOPLE)
def edit(slug: str) -> Response:
    """Show the form that changes a circle."""
    group = moderated(slug).group
    home = choice_of(group.library) if group.library else ""
    subjects = typed(subjects_of(signed_in(), group))
    return _form_page(GroupForm.about(group, library=home, subjects=subjects), group)


@bp.post("/groups/<slug>/edit")
@open_to(Open.PEOPLE)
def change(slug: str) -> Answer:
    """Change a circle; what somebody else changed meanwhile is said, and the text kept."""
    group = moderated(slug).group
    form = GroupForm()
    if "preview" in request.form:
        return _form_page(form, group, preview=True)
    if not form.validate():
        return _form_page(form, group, status=422)
    try:
        version = form.version.data or 0
        actions.change_group(group, version=version, by=signed_in(), **form.said())
    except Problem as problem:
        return _compared(form, group, problem)
    return htmx.go(address(group))


def _form_page(
    form: GroupForm,
    group: Group | None = None,
    *,
    status: int = 200,
    preview: bool = False,
    changed: bool = False,
    idea: Idea | None = None,
) -> Response:
    whole = "groups/edit.html" if group else "groups/new.html"
    return page(
        "groups/_group_form.html" if htmx.wants_fragment() else whole,
        status=status,
        form=form,
        group=group,
        libraries=library_names(),
        preview=text.render(form.charter.data or "").html if preview else None,
        changed=changed,
        idea=idea,
    )


def _compared(form: GroupForm, group: Group, problem: Problem) -> Response:
    """Show the form again with what was typed, based on what the circle says now."""
    form.form_errors.append(str(problem))
    form.version.data, form.version.raw_data = group.version, None
    return _form_page(form, group, status=problem.status, changed=True)


def _wanted_kind() -> str:
    kind = request.args.get("kind", "")
    return kind if kind in set(Kind) else Kind.MORNING_TALK
