"""The list of libraries, and one library."""

from __future__ import annotations

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.kit import htmx
from cop.kit.templating import page
from cop.libraries import bp
from cop.libraries.queries import libraries_found, library_at, library_with, types_counted
from cop.libraries.views.asked import asked

ROWS = 50


@bp.get("/libraries")
@open_to(Open.VISITORS)
def index() -> Response:
    """Find libraries by name, code or place; without a question list them all by name."""
    question = asked(request.args)
    return page(
        "libraries/_found.html" if htmx.wants_fragment() else "libraries/index.html",
        asked=question,
        libraries=libraries_found(question.wanted, after=question.after, size=ROWS),
        types=types_counted(question.words),
    )


@bp.get("/libraries/<slug>")
@open_to(Open.VISITORS)
def show(slug: str) -> Answer:
    """Show a library; one that was merged leads to the one that stayed."""
    library = found(library_at(slug))
    if stayed := library_with(library.merged_into_id):
        return htmx.go(url_for("libraries.show", slug=stayed.slug))
    return page("libraries/show.html", library=library)
