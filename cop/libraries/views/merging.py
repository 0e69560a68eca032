"""Two libraries that are the same become one."""

from __future__ import annotations

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.audit.actions import record
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.libraries import actions, bp
from cop.libraries.queries import library_at, library_known_as, library_names
from cop.libraries.views.keeping import listed, told
from cop.people.queries import signed_in


@bp.get("/libraries/<slug>/merge")
@open_to(Open.ADMINISTRATORS)
def merging(slug: str) -> Response:
    """Ask which library this one is, and then whether to merge the two."""
    library, name = listed(slug), request.args.get("with", "").strip()
    other, problem = library_known_as(name), ""
    if name and (other is None or other.id == library.id):
        other, problem = None, _("There is no other library of this name. Choose one of the list.")
    return page(
        "libraries/merge.html",
        status=422 if problem else 200,
        library=library,
        other=other,
        typed=name,
        problem=problem,
        names=library_names() if other is None else [],
    )


@bp.post("/libraries/<slug>/merge")
@open_to(Open.ADMINISTRATORS)
def merge(slug: str) -> Answer:
    """Merge the library into the one that stays."""
    library, before = listed(slug), ""
    other = found(library_at(request.form.get("into", "")))
    ref, name, before = library.id, library.name, told(library)
    try:
        actions.merge(library, into=other)
    except Problem as problem:
        flash(str(problem), "error")
        return htmx.go(url_for("libraries.merging", slug=slug))
    record("merge", "library", ref, by=signed_in(), before=before)
    flash(_("“%(name)s” is now “%(other)s”.", name=name, other=other.name), "done")
    return htmx.go(url_for("libraries.show", slug=other.slug))
