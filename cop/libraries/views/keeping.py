"""Adding a library, changing what is said of it, and taking an unused one off the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, abort, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.audit.actions import record
from cop.db.types import LINE_LENGTH
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.libraries import actions, bp, codes
from cop.libraries.forms import LibraryForm
from cop.libraries.queries import library_at
from cop.libraries.references import is_used
from cop.people.actions import tie_names
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.libraries.models import Library


@bp.get("/libraries/new")
@open_to(Open.ADMINISTRATORS)
def new() -> Response:
    """Show the form that adds a library, with the name where the address gives one."""
    name = request.args.get("name", "")[:LINE_LENGTH]
    return _form_page(LibraryForm(formdata=None, name=name))


@bp.post("/libraries")
@open_to(Open.ADMINISTRATORS)
def add() -> Answer:
    """Put a library on the list."""
    form = LibraryForm()
    if not form.validate():
        return _form_page(form, status=422)
    try:
        library = actions.add_library(form.said())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _form_page(form, status=problem.status)
    record("add", "library", library.id, by=signed_in())
    return _kept(library)


@bp.get("/libraries/<slug>/edit")
@open_to(Open.ADMINISTRATORS)
def edit(slug: str) -> Response:
    """Show the form that changes a library."""
    library = listed(slug)
    return _form_page(LibraryForm(formdata=None, obj=library), library)


@bp.post("/libraries/<slug>/edit")
@open_to(Open.ADMINISTRATORS)
def change(slug: str) -> Answer:
    """Change a library; what somebody else changed meanwhile is said, and what was typed kept."""
    library, form = listed(slug), LibraryForm()
    if not form.validate():
        return _form_page(form, library, status=422)
    before = told(library)
    try:
        actions.change_library(library, form.said(), version=form.version.data or 0)
    except Problem as problem:
        return _compared(form, library, problem)
    record("change", "library", library.id, by=signed_in(), before=before)
    return _kept(library)


@bp.get("/libraries/<slug>/remove")
@open_to(Open.ADMINISTRATORS)
def removing(slug: str) -> Response:
    """Ask whether the library is really to be taken off the list."""
    library = listed(slug)
    return page("libraries/remove.html", library=library, used=is_used(library))


@bp.post("/libraries/<slug>/remove")
@open_to(Open.ADMINISTRATORS)
def remove(slug: str) -> Answer:
    """Take a library off the list that nothing refers to."""
    library = listed(slug)
    ref, before = library.id, told(library)
    try:
        actions.remove(library)
    except Problem as problem:
        return page("libraries/remove.html", status=problem.status, library=library, used=True)
    record("remove", "library", ref, by=signed_in(), before=before)
    flash(_("“%(name)s” is no longer on the list.", name=before.splitlines()[0]), "done")
    return htmx.go(url_for("libraries.index"))


def listed(slug: str) -> Library:
    """Return the library at the address as long as it is on the list, or answer 404."""
    library = found(library_at(slug))
    return abort(404) if library.merged_into_id else library


def told(library: Library) -> str:
    """Return what is said of the library, for the audit log."""
    facts = LibraryForm(formdata=None, obj=library).said()
    return "\n".join(str(value) for value in vars(facts).values() if value)


def _kept(library: Library) -> Answer:
    tie_names([library.name, *library.other_names], library)
    flash(_("“%(name)s” is saved.", name=library.name), "done")
    if library.npp and not codes.looks_like_npp(library.npp):
        flash(
            _("The national code is kept, but an NPP has seven digits, a letter, seven digits."),
            "warning",
        )
    return htmx.go(url_for("libraries.show", slug=library.slug))


def _compared(form: LibraryForm, library: Library, problem: Problem) -> Response:
    """Show the form again as it was typed; where somebody was faster, beside what is there now."""
    form.form_errors.append(str(problem))
    if library.version == form.version.data:
        return _form_page(form, library, status=problem.status)
    present = LibraryForm(formdata=None, obj=library)
    there = [
        (field.label.text, own.data)
        for field, own in zip(form, present, strict=True)
        if own.name in vars(present.said()) and (own.data or "") != (field.data or "")
    ]
    form.version.data, form.version.raw_data = library.version, None
    return _form_page(form, library, status=problem.status, there=there)


def _form_page(
    form: LibraryForm,
    library: Library | None = None,
    *,
    status: int = 200,
    there: list[tuple[str, str]] | None = None,
) -> Response:
    name = "libraries/edit.html" if library else "libraries/new.html"
    return page(name, status=status, form=form, library=library, there=there or [])
