"""What administrators do about the list: add, put right, approve, merge, turn down, retire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.audit.actions import record
from cop.kit import htmx
from cop.kit.problems import Invalid, Problem
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.subjects import actions, bp
from cop.subjects.forms import MergeForm, SubjectForm, subject_form
from cop.subjects.naming import key_of, together
from cop.subjects.queries import (
    heading_of,
    proposed,
    subject_with,
    subjects_named,
    tree,
    uses_counted,
)
from cop.subjects.words import SubjectStatus

if TYPE_CHECKING:
    from cop.subjects.models import Subject


@bp.get("/subjects/proposed")
@open_to(Open.ADMINISTRATORS)
def waiting() -> Response:
    """List the headings that people typed and the list does not know."""
    return page("subjects/proposed.html", waiting=proposed())


@bp.post("/subjects/begin")
@open_to(Open.ADMINISTRATORS)
def begin() -> Answer:
    """Put the first headings into an empty list."""
    actions.begin_list()
    return htmx.go(url_for("subjects.index"))


@bp.get("/subjects/new")
@open_to(Open.ADMINISTRATORS)
def new() -> Response:
    """Show the form that adds a heading."""
    return _form_page(SubjectForm(formdata=None), None)


@bp.post("/subjects")
@open_to(Open.ADMINISTRATORS)
def add() -> Answer:
    """Put a heading into the list."""
    form = SubjectForm()
    if not form.validate():
        return _form_page(form, None, status=422)
    try:
        subject = actions.add_subject(form.described(_listed(form.broader.names)))
    except Problem as problem:
        return _told(form, None, problem)
    _write_down("add", subject)
    return htmx.go(heading_of(subject).path)


@bp.get("/subjects/<int:subject_id>/edit")
@open_to(Open.ADMINISTRATORS)
def edit(subject_id: int) -> Response:
    """Show the form that puts a heading right; a proposed one is approved with it."""
    subject = _present(subject_id)
    return _form_page(subject_form(subject, tree().above(subject.id)), subject)


@bp.post("/subjects/<int:subject_id>/edit")
@open_to(Open.ADMINISTRATORS)
def change(subject_id: int) -> Answer:
    """Keep what the form says; what somebody else changed meanwhile is said, and the text kept."""
    subject, form = _present(subject_id), SubjectForm()
    if not form.validate():
        return _form_page(form, subject, status=422)
    before = _said(subject)
    try:
        described = form.described(_listed(form.broader.names))
        actions.change_subject(subject, described, version=form.version.data or 0)
    except Problem as problem:
        return _told(form, subject, problem)
    _write_down("change", subject, before)
    return htmx.go(heading_of(subject).path)


@bp.get("/subjects/<int:subject_id>/merge")
@open_to(Open.ADMINISTRATORS)
def merging(subject_id: int) -> Response:
    """Ask which heading takes the place of this one."""
    return _merge_page(MergeForm(formdata=None), _present(subject_id))


@bp.post("/subjects/<int:subject_id>/merge")
@open_to(Open.ADMINISTRATORS)
def merge(subject_id: int) -> Answer:
    """Let another heading take the place of this one."""
    subject, form = _present(subject_id), MergeForm()
    if not form.validate():
        return _merge_page(form, subject, status=422)
    before = _said(subject)
    try:
        into = found(subject_with(_listed([form.into.data or ""])[0], unlisted=True))
        actions.merge_subjects(subject, into)
    except Problem as problem:
        form.into.errors = [str(problem)]
        return _merge_page(form, subject, status=problem.status)
    _write_down("merge", subject, before)
    return htmx.go(heading_of(into).path)


@bp.post("/subjects/<int:subject_id>/decline")
@open_to(Open.ADMINISTRATORS)
def decline(subject_id: int) -> Answer:
    """Leave what was typed as mere words on what has it."""
    subject = _present(subject_id)
    actions.decline_subject(subject)
    _write_down("decline", subject, _said(subject))
    if htmx.wants_fragment():
        return page("subjects/_proposed.html", waiting=proposed())
    return htmx.go(url_for("subjects.waiting"))


@bp.get("/subjects/<int:subject_id>/retire")
@open_to(Open.ADMINISTRATORS)
def retiring(subject_id: int) -> Response:
    """Ask whether the heading is really to be offered no more."""
    subject = _present(subject_id)
    uses = uses_counted([subject.id]).get(subject.id, 0)
    return page("subjects/retire.html", heading=heading_of(subject), uses=uses)


@bp.post("/subjects/<int:subject_id>/retire")
@open_to(Open.ADMINISTRATORS)
def retire(subject_id: int) -> Answer:
    """Offer the heading no more."""
    subject = _present(subject_id)
    actions.retire_subject(subject)
    _write_down("retire", subject)
    return htmx.go(heading_of(subject).path)


@bp.post("/subjects/<int:subject_id>/restore")
@open_to(Open.ADMINISTRATORS)
def restore(subject_id: int) -> Answer:
    """Take a retired heading into the list again."""
    subject = _present(subject_id)
    actions.restore_subject(subject)
    _write_down("restore", subject)
    flash(_("The heading is in the list again."), "done")
    return htmx.go(heading_of(subject).path)


def _present(subject_id: int) -> Subject:
    """Return the heading, or answer 404 for one that is not there or was merged."""
    subject = found(subject_with(subject_id, unlisted=True))
    return found(None if subject.status is SubjectStatus.MERGED else subject)


def _listed(names: list[str]) -> list[int]:
    """Return the ids of the headings with the names; raises Invalid for one not in the list."""
    whole = tree()
    known = subjects_named([key_of(name) for name in names])
    ids = []
    for name in names:
        meant = [one for _language, one in known.get(key_of(name), ())]
        listed = [h.id for h in whole.in_order(whole.present(one) for one in meant)]
        if not listed:
            raise Invalid(_("“%(name)s” is not in the list of subjects.", name=name))
        ids.append(listed[0])
    return ids


def _said(subject: Subject) -> str:
    return together(f"{name.words} ({name.language})" for name in subject.names)


def _write_down(verb: str, subject: Subject, before: str = "") -> None:
    record(verb, "subject", subject.id, by=signed_in(), before=before)


def _told(form: SubjectForm, subject: Subject | None, problem: Problem) -> Response:
    """Show the form again with what was typed, based on the heading as it is now."""
    form.form_errors.append(str(problem))
    if subject:
        form.version.data, form.version.raw_data = subject.version, None
    return _form_page(form, subject, status=problem.status)


def _form_page(form: SubjectForm, subject: Subject | None, *, status: int = 200) -> Response:
    heading = heading_of(subject) if subject else None
    return page("subjects/edit.html", status=status, form=form, heading=heading)


def _merge_page(form: MergeForm, subject: Subject, *, status: int = 200) -> Response:
    uses = uses_counted([subject.id]).get(subject.id, 0)
    heading = heading_of(subject)
    return page("subjects/merge.html", status=status, form=form, heading=heading, uses=uses)
