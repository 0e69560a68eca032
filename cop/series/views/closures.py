"""The list of closed days, which administrators look after."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.chain import actions as chain
from cop.kit import htmx
from cop.kit.clock import today
from cop.kit.templating import page
from cop.libraries.queries import library_known_as, library_names
from cop.people.queries import signed_in
from cop.series import actions, bp
from cop.series.forms import ClosureForm
from cop.series.queries import closure_with, closures_listed

if TYPE_CHECKING:
    from cop.libraries.models import Library
    from cop.series.models import Closure

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
    said = _said(form)
    if said is None:
        return _closures_page(form, status=422)
    closure = actions.add_closure(*said.days, library=said.library, by=signed_in())
    chain.tell_of_closure(closure)
    flash(_("“%(name)s” is on the list. Sessions of a series skip it.", name=closure.name), "done")
    flash(_stay(), "info")
    return htmx.go(url_for("series.closed_days"))


@bp.get("/admin/closures/<int:closure_id>/edit")
@open_to(Open.ADMINISTRATORS)
def edit_closure(closure_id: int) -> Response:
    """Show the form that changes closed days."""
    closure = found(closure_with(closure_id))
    return _edit_page(closure, ClosureForm(formdata=None, **_data(closure)))


@bp.post("/admin/closures/<int:closure_id>")
@open_to(Open.ADMINISTRATORS)
def change_closure(closure_id: int) -> Answer:
    """Change what for, when and where it is closed."""
    closure, form = found(closure_with(closure_id)), ClosureForm()
    said = _said(form)
    if said is None:
        return _edit_page(closure, form, status=422)
    actions.change_closure(closure, *said.days, library=said.library, by=signed_in())
    chain.tell_of_closure(closure)
    flash(_("“%(name)s” is changed.", name=closure.name), "done")
    flash(_stay(), "info")
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


class _Said(NamedTuple):
    """What a form says that fits: what for, the first and the last day; where."""

    days: tuple[str, date, date]
    library: Library | None


def _said(form: ClosureForm) -> _Said | None:
    """Return what the form says; None where it does not fit, and then says why."""
    fits = form.validate()
    library = library_known_as(form.library.data or "")
    if form.library.data and library is None:
        problem = _("There is no library of this name. Choose one of the list.")
        form.library.errors = [*form.library.errors, problem]
        fits = False
    first = form.first_day.data
    if not fits or first is None:
        return None
    return _Said((form.name.data or "", first, form.last_day.data or first), library)


def _stay() -> str:
    return _("Sessions made before stay: their moderators are told, and cancel or hold them.")


def _data(closure: Closure) -> dict[str, Any]:
    last = closure.last_day if closure.last_day != closure.first_day else None
    library = closure.library.name if closure.library else ""
    given = {"name": closure.name, "first_day": closure.first_day}
    return {**given, "last_day": last, "library": library}


def _edit_page(closure: Closure, form: ClosureForm, *, status: int = 200) -> Response:
    return page(
        "series/edit_closure.html",
        status=status,
        closure=closure,
        form=form,
        names=library_names(),
    )
