"""The directory: who is here, what they are and where they work."""

from __future__ import annotations

from flask import Response, request

from cop.access import Open, open_to
from cop.kit import htmx
from cop.kit.templating import page
from cop.libraries.queries import library_at
from cop.people import bp
from cop.people.directory import libraries_with_people, people_found
from cop.people.workplaces import current_workplaces

ROWS = 50
LONGEST_QUESTION = 300


@bp.get("/people")
@open_to(Open.PEOPLE)
def index() -> Response:
    """Find people by name, post or library; without a question list them all by name."""
    words = request.args.get("q", "")[:LONGEST_QUESTION]
    after = request.args.get("after", "")
    library = library_at(request.args.get("library", ""))
    found = people_found(words, library, after=after, size=ROWS)
    return page(
        "people/_found.html" if htmx.wants_fragment() else "people/index.html",
        words=words,
        library=library,
        after=after,
        people=found,
        workplaces=current_workplaces([person.id for person in found.items]),
        libraries=libraries_with_people(),
    )
