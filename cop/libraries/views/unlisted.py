"""Names of libraries that people wrote and the list does not have yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.audit.actions import record
from cop.kit import htmx
from cop.kit.templating import page
from cop.libraries import actions, bp
from cop.libraries.queries import library_known_as, library_names
from cop.people.actions import tie_names
from cop.people.queries import names_not_listed, signed_in
from cop.text.fields import one_line

if TYPE_CHECKING:
    from cop.libraries.models import Library


@bp.get("/libraries/unlisted")
@open_to(Open.ADMINISTRATORS)
def unlisted() -> Response:
    """List the names, with who wrote them."""
    return _names_page()


@bp.post("/libraries/unlisted/add")
@open_to(Open.ADMINISTRATORS)
def add_unlisted() -> Answer:
    """Put the name on the list, and let those who wrote it be of it."""
    name = one_line(request.form.get("name"))
    if not name:
        return _names_page(status=422, problem=_("Please give the library a name."))
    library = library_known_as(name)
    if library is None:
        library = actions.add_library(actions.LibraryText(name=name))
        record("add", "library", library.id, by=signed_in())
    return _tied(library, name)


@bp.post("/libraries/unlisted/tie")
@open_to(Open.ADMINISTRATORS)
def tie_unlisted() -> Answer:
    """Let the name be another name of a library of the list, and those who wrote it be of it."""
    name, typed = one_line(request.form.get("name")), one_line(request.form.get("library"))
    library = library_known_as(typed)
    if library is None or not name:
        problem = _("There is no library of this name. Choose one of the list.")
        return _names_page(status=422, name=name, typed=typed, problem=problem)
    actions.add_name(library, name)
    record("name", "library", library.id, by=signed_in(), before=name)
    return _tied(library, name)


def _tied(library: Library, name: str) -> Answer:
    tie_names([name], library)
    flash(_("“%(name)s” is now “%(other)s”.", name=name, other=library.name), "done")
    return htmx.go(url_for("libraries.unlisted"))


def _names_page(
    *, status: int = 200, name: str = "", typed: str = "", problem: str = ""
) -> Response:
    return page(
        "libraries/unlisted.html",
        status=status,
        unlisted=names_not_listed(),
        names=library_names(),
        wrong=name,
        typed=typed,
        problem=problem,
    )
