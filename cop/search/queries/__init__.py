"""Finding texts: the newest where nothing is asked, else the best for what is asked."""

from __future__ import annotations

from collections.abc import Collection

from cop.db import db
from cop.search.engines.interface import GroupIds
from cop.search.queries.by_date import newest
from cop.search.queries.by_question import asked
from cop.search.queries.scope import Widened, scope_of
from cop.search.question import understood
from cop.search.results import Filters, Found

__all__ = ["Filters", "Found", "find"]

_NO_FILTERS = Filters()


def _as_it_is(subject_id: int) -> Collection[int]:
    return (subject_id,)


def find(
    person_sees: GroupIds,
    question: str,
    *,
    filters: Filters = _NO_FILTERS,
    widened: Widened = _as_it_is,
    after: str = "",
    limit: int = 20,
) -> Found:
    """Return what answers the question among the texts of the groups that the person sees.

    Give a SELECT of the groups' ids, or None for one who sees all; texts without a group are seen
    by everybody. Every question has an answer, if only a notice. `after` is the `next` of the page
    before; one that was never made begins anew. `widened` says as what else a subject counts.
    """
    understanding = understood(question)
    scope = scope_of(db.session.connection(), person_sees, filters, widened)
    if understanding.clauses or understanding.without:
        return asked(scope, understanding, after, limit)
    if understanding.notices:
        return Found(notices=understanding.notices)
    return newest(scope, after, limit)
