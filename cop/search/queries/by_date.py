"""The newest texts, where nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from cop.kit import paging
from cop.search.engines import engine_of
from cop.search.engines.interface import Candidate
from cop.search.models import SearchDoc
from cop.search.queries.facets import MOST, facets_of
from cop.search.queries.hits import shown_of
from cop.search.queries.scope import Scope
from cop.search.question import Question
from cop.search.results import Found
from cop.search.wanting import asking


def newest(scope: Scope, after: str, limit: int) -> Found:
    """Return a page of all texts in the scope, the newest first."""
    texts = _newest(scope)
    ids = _ids(scope, texts, after, limit + 1)
    shown = shown_of(scope.connection, ids[:limit], [], limit)
    return Found(
        hits=shown.hits,
        count=min(len(texts), MOST),
        count_is_capped=len(texts) > MOST,
        facets=facets_of(scope, texts, _newest),
        next=paging.written((ids[limit - 1],)) if len(ids) > limit else "",
    )


def _newest(scope: Scope) -> list[Candidate]:
    """Return what is counted of the newest texts; one more than are counted if there are more."""
    if scope.little is not None or scope.is_described:
        wanted = asking([], Question(), scope.facts())
        return engine_of(scope.connection).newest(scope.connection, wanted, scope.sees, MOST + 1)
    columns = [getattr(SearchDoc, name) for name in Candidate._fields if name != "weights"]
    statement = select(*columns).where(*scope.conditions())
    rows = scope.connection.execute(statement.order_by(SearchDoc.id.desc()).limit(MOST + 1)).all()
    return [Candidate(**row._mapping, weights="") for row in rows]


def _ids(scope: Scope, texts: Sequence[Candidate], after: str, limit: int) -> Sequence[int]:
    """Return the page's texts; where only the engine knows which, no more than were counted."""
    place = paging.read(after, int)
    if place is None or scope.is_described:
        return [one.id for one in texts if not place or one.id < place[0]][:limit]
    older = [SearchDoc.id < place[0]]
    statement = select(SearchDoc.id).where(*scope.conditions(), *older)
    return scope.connection.scalars(statement.order_by(SearchDoc.id.desc()).limit(limit)).all()
