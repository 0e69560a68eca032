"""Starting, editing and publishing an output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop import text
from cop.access import Open, found, open_to, require
from cop.chain.compiling import compiled_points
from cop.groups.queries import participants_of, role_in
from cop.groups.standing import must_go_on
from cop.kit import htmx
from cop.kit.templating import page
from cop.outputs import actions, bp, rules
from cop.outputs.comparing import changes_between_typed
from cop.outputs.compiling import compile_notes
from cop.outputs.forms import OutputForm, output_form, texts_of
from cop.outputs.queries import newest_version, output_seen_by, subjects_of
from cop.people.queries import current_person, signed_in
from cop.sessions.rules import may_keep_notes
from cop.sessions.views.here import here

if TYPE_CHECKING:
    from cop.outputs.models import Output


@bp.post("/groups/<slug>/sessions/<int:number>/outputs")
@open_to(Open.PEOPLE)
def start(slug: str, number: int) -> Answer:
    """Make a draft from the session's notes and open it for editing."""
    at = here(slug, number)
    require(may_keep_notes(at.part))
    compiled = compile_notes(compiled_points(at.part, at.session), at.session.group.language)
    output = actions.start_from_notes(at.session, by=signed_in(), compiled=compiled)
    return htmx.go(url_for("outputs.edit", output_id=output.id))


@bp.get("/outputs/<int:output_id>/edit")
@open_to(Open.PEOPLE)
def edit(output_id: int) -> Response:
    """Show the form with the newest text."""
    output = _editable(output_id)
    form = _form_of(output)
    return _form_page(output, form)


@bp.post("/outputs/<int:output_id>/edit")
@open_to(Open.PEOPLE)
def save(output_id: int) -> Answer:
    """Save the text, or show how it will look; a conflict shows both texts."""
    output = _editable(output_id)
    form = _form_of(output)
    if not form.validate_on_submit():
        return _form_page(output, form, status=422)
    if "preview" in request.form:
        return _form_page(output, form, preview=text.render(form.body.data or "").html)
    try:
        written = form.written(participants_of(signed_in(), output.group))
        actions.save_output(output, written, revision=form.revision.data or 0, by=signed_in())
    except actions.Conflict:
        return _conflict(output, form)
    if "publish" in request.form:
        return _published(output)
    return htmx.go(url_for("outputs.show", output_id=output.id, slug=output.slug))


@bp.post("/outputs/<int:output_id>/publish")
@open_to(Open.PEOPLE)
def publish(output_id: int) -> Answer:
    """Publish the working text as a version that stays."""
    return _published(found(output_seen_by(current_person(), output_id)))


def _form_of(output: Output) -> OutputForm:
    return output_form(output, newest_version(output, published=False), subjects_of(output))


def _published(output: Output) -> Answer:
    must_go_on(output.group)
    role = role_in(current_person(), output.group)
    require(rules.may_publish(current_person(), role, output))
    actions.publish(output)
    return htmx.go(url_for("outputs.show", output_id=output.id, slug=output.slug))


def _conflict(output: Output, form: OutputForm) -> Response:
    """Show what was typed beside what is saved; saving again keeps what stands in the form."""
    newest = newest_version(output, published=False)
    saved = texts_of(output, newest, subjects_of(output))
    if not rules.may_write_body(output):
        del saved["body"]
    form.revision.data, form.revision.raw_data = output.revision, None
    by = newest.by.name if newest and newest.by else ""
    clash = {"changes": changes_between_typed(form, saved), "by": by}
    return _form_page(output, form, status=409, clash=clash)


def _form_page(output: Output, form: OutputForm, *, status: int = 200, **given: Any) -> Response:
    role = role_in(current_person(), output.group)
    shown = {"clash": None, "preview": "", **given}
    return page(
        "outputs/edit.html",
        status=status,
        output=output,
        form=form,
        writes_body=rules.may_write_body(output),
        may_publish=rules.may_publish(current_person(), role, output),
        participants=participants_of(current_person(), output.group),
        **shown,
    )


def _editable(output_id: int) -> Output:
    person = current_person()
    output = found(output_seen_by(person, output_id))
    must_go_on(output.group)
    require(rules.may_edit(role_in(person, output.group)))
    return output
