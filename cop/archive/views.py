"""The archive's one page: a question, its answers, and ways to narrow them."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Response, request

from cop.access import Open, open_to
from cop.archive import bp
from cop.archive.asked import asked
from cop.db.unit import later
from cop.groups.queries import groups_of, groups_seen_by, groups_with
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import current_person
from cop.search.actions import record_miss
from cop.search.queries import find
from cop.search.results import Hit
from cop.search.words import DOC_KINDS, NOTICES


@bp.get("/archive")
@open_to(Open.VISITORS)
def search() -> Response:
    """Find what came out of past sessions; without a question the newest first."""
    person = current_person()
    question = asked(person, request.args)
    found = find(
        groups_seen_by(person), question.words, filters=question.filters, after=question.after
    )
    if not found.count and question.words.strip() and not question.narrows:
        later(record_miss, question.words)
    template = "archive/_found.html" if htmx.wants_fragment() else "archive/search.html"
    return page(
        template,
        asked=question,
        found=found,
        groups=groups_with(person, [*found.facets.group_id, *_groups_of(found.hits)]),
        circles=groups_of(person) if person else [],
        doc_kinds=DOC_KINDS,
        notices=NOTICES,
    )


def _groups_of(hits: Iterable[Hit]) -> set[int]:
    return {hit.group_id for hit in hits if hit.group_id}
