"""The original text of an imported session, as its secretary wrote it."""

from __future__ import annotations

from flask import Response

from cop.access import Open, found, open_to
from cop.importing import bp
from cop.importing.queries import source_of
from cop.kit.templating import page
from cop.sessions.views.here import here


@bp.get("/groups/<slug>/sessions/<int:number>/source")
@open_to(Open.VISITORS)
def source(slug: str, number: int) -> Response:
    """Show the file from which the session was imported."""
    at = here(slug, number)
    imported = found(source_of(at.person, at.session))
    return page("importing/source.html", session=at.session, source=imported)
