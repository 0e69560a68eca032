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
    ids = _ids(scope, after, limit + 1) if after else [text.id for text in texts[: limit + 1]]
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
    if scope.little is not None:
        wanted = asking([], Question(), scope.facts())
        return engine_of(scope.connection).newest(scope.connection, wanted, scope.sees, MOST + 1)
    statement = select(SearchDoc.id, SearchDoc.kind, SearchDoc.group_id).where(*scope.conditions())
    rows = scope.connection.execute(statement.order_by(SearchDoc.id.desc()).limit(MOST + 1)).all()
    return [Candidate(*row, weights="") for row in rows]


def _ids(scope: Scope, after: str, limit: int) -> Sequence[int]:
    place = paging.read(after, int)
    older = [SearchDoc.id < place[0]] if place else []
    statement = select(SearchDoc.id).where(*scope.conditions(), *older)
    return scope.connection.scalars(statement.order_by(SearchDoc.id.desc()).limit(limit)).all()
