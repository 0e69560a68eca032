"""The list of closed days, which administrators look after."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.kit import htmx
from cop.kit.clock import today
from cop.kit.templating import page
from cop.libraries.queries import library_known_as, library_names
from cop.people.queries import signed_in
from cop.series import actions, bp
from cop.series.forms import ClosureForm
from cop.series.queries import closure_with, closures_listed

LATELY = timedelta(days=31)  # closed days that are over stay in the list so long


@bp.get("/admin/closures")
@open_to(Open.ADMINISTRATORS)
def closed_days() -> Response:
    """List the closed days of all libraries, with a form that adds some."""
    return _closures_page(ClosureForm())


@bp.post("/admin/closures")
@open_to(Open.ADMINISTRATORS)
def add_closure() -> Answer:
    """Say on which days a library, or every one, is closed."""
    form = ClosureForm()
    fits = form.validate()
    library = library_known_as(form.library.data or "")
    if form.library.data and library is None:
        problem = _("There is no library of this name. Choose one of the list.")
        form.library.errors = [*form.library.errors, problem]
        fits = False
    first = form.first_day.data
    if not fits or first is None:
        return _closures_page(form, status=422)
    last, name = form.last_day.data or first, form.name.data or ""
    actions.add_closure(name, first, last, library=library, by=signed_in())
    flash(_("“%(name)s” is on the list. Sessions of a series skip it.", name=name), "done")
    return htmx.go(url_for("series.closed_days"))


@bp.post("/admin/closures/<int:closure_id>/remove")
@open_to(Open.ADMINISTRATORS)
def remove_closure(closure_id: int) -> Answer:
    """Take closed days off the list."""
    closure = found(closure_with(closure_id))
    name = closure.name
    actions.remove_closure(closure, by=signed_in())
    flash(_("“%(name)s” is no longer on the list.", name=name), "done")
    return htmx.go(url_for("series.closed_days"))


def _closures_page(form: ClosureForm, *, status: int = 200) -> Response:
    listed = closures_listed(today("UTC") - LATELY)
    return page(
        "series/closures.html",
        status=status,
        form=form,
        closures=[
            (library, list(days))
            for library, days in groupby(listed, lambda closure: closure.library)
        ],
        names=library_names(),
    )
