"""The list of libraries, and one library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.groups.queries import groups_at
from cop.kit import htmx
from cop.kit.templating import page
from cop.libraries import bp
from cop.libraries.queries import libraries_found, library_at, library_with, types_counted
from cop.libraries.views.asked import asked
from cop.outputs.queries import outputs_at
from cop.people.queries import current_person, names_not_listed
from cop.people.workplaces import people_at

if TYPE_CHECKING:
    from cop.people.models import Person

ROWS = 50
CIRCLES, OUTPUTS = 30, 12
PEOPLE = 60  # who stand on a library's own page


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
        unlisted=len(names_not_listed()) if _looks_after(current_person()) else 0,
    )


@bp.get("/libraries/<slug>")
@open_to(Open.VISITORS)
def show(slug: str) -> Answer:
    """Show a library; one that was merged leads to the one that stayed."""
    library = found(library_at(slug))
    if stayed := library_with(library.merged_into_id):
        return htmx.go(url_for("libraries.show", slug=stayed.slug))
    person = current_person()
    return page(
        "libraries/show.html",
        library=library,
        people=people_at(library, size=PEOPLE) if person else [],
        groups=groups_at(person, library, size=CIRCLES),
        outputs=outputs_at(person, library, limit=OUTPUTS),
    )


def _looks_after(person: Person | None) -> bool:
    return person is not None and person.is_administrator
