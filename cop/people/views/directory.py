"""The directory: who is here, what they are and where they work."""

from __future__ import annotations

from collections.abc import Collection

from flask import Response, request

from cop.access import Open, open_to
from cop.kit import htmx
from cop.kit.templating import page
from cop.libraries.queries import library_at
from cop.people import bp
from cop.people.directory import (
    libraries_with_people,
    people_found,
    subjects_known,
    subjects_with_people,
)
from cop.people.workplaces import current_workplaces
from cop.subjects.queries import tree
from cop.subjects.tree import Heading

ROWS = 50
LONGEST_QUESTION = 300
TOO_LARGE = 10**9  # for the id of a heading


@bp.get("/people")
@open_to(Open.PEOPLE)
def index() -> Response:
    """Find people by name, post, library or subject; without a question list them all by name."""
    words = request.args.get("q", "")[:LONGEST_QUESTION]
    after = request.args.get("after", "")
    library = library_at(request.args.get("library", ""))
    subject, family = _subject(request.args.get("subject", 0, int))
    found = people_found(words, library, family, after=after, size=ROWS)
    ids = [person.id for person in found.items]
    return page(
        "people/_found.html" if htmx.wants_fragment() else "people/index.html",
        words=words,
        library=library,
        after=after,
        people=found,
        subject=subject,
        known=subjects_known(ids),
        subjects=subjects_with_people(),
        workplaces=current_workplaces(ids),
        libraries=libraries_with_people(),
    )


def _subject(number: int) -> tuple[Heading | None, Collection[int] | None]:
    """Return the heading that everybody may see, of one that was merged the other, and its ids."""
    whole = tree() if 0 < number < TOO_LARGE else None
    heading = whole.headings.get(whole.present(number)) if whole else None
    if whole is None or heading is None or not heading.is_listed:
        return None, None
    return heading, whole.family(heading.id)
