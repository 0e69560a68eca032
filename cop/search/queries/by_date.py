"""The newest texts, where nothing is asked."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.orm import aliased

from cop.kit import paging
from cop.search.engines import engine_of
from cop.search.engines.interface import Candidate
from cop.search.models import SearchDoc
from cop.search.queries.bundles import bundled, ids_of
from cop.search.queries.facets import MOST, facets_of
from cop.search.queries.hits import shown_of
from cop.search.queries.scope import Scope
from cop.search.question import Question
from cop.search.results import Found
from cop.search.wanting import asking
from cop.search.words import DocKind


def newest(scope: Scope, after: str, limit: int) -> Found:
    """Return a page of all texts in the scope, the newest first."""
    texts = _newest(scope)
    bundles = _bundles(scope, texts, paging.read(after, int), limit + 1)
    told = [_session_first(bundle) for bundle in bundles[:limit]]
    shown = shown_of(scope.connection, ids_of(told), [], limit)
    return Found(
        hits=shown.hits,
        count=min(len(texts), MOST),
        count_is_capped=len(texts) > MOST,
        facets=facets_of(scope, texts, _newest),
        next=paging.written((bundles[limit - 1][0].id,)) if len(bundles) > limit else "",
    )


def _newest(scope: Scope) -> list[Candidate]:
    """Return what is counted of the newest texts; one more than are counted if there are more."""
    if scope.little is not None or scope.is_described:
        wanted = scope.narrowed(asking([], Question(), scope.facts()))
        return engine_of(scope.connection).newest(scope.connection, wanted, scope.sees, MOST + 1)
    return _read(scope, limit=MOST + 1)


def _bundles(
    scope: Scope, texts: Sequence[Candidate], place: tuple[int] | None, limit: int
) -> list[list[Candidate]]:
    """Return the page's bundles; where only the engine knows which, no more than were counted."""
    if len(texts) > MOST and not scope.is_described:
        texts = _around(scope, place, limit)
    bundles = bundled(texts, {one.id: one.whole for one in texts})
    return [bundle for bundle in bundles if not place or bundle[0].id < place[0]][:limit]


def _around(scope: Scope, place: tuple[int] | None, limit: int) -> Sequence[Candidate]:
    """Return the newest texts of each thing that come after the place, and their others."""
    newer = aliased(SearchDoc)
    kind = [newer.kind == scope.filters.kind] if scope.filters.kind else []
    is_first = ~exists().where(newer.whole == SearchDoc.whole, newer.id > SearchDoc.id, *kind)
    older = [SearchDoc.id < place[0]] if place else []
    firsts = (
        select(SearchDoc.id, SearchDoc.whole)
        .where(*scope.conditions(), *older, is_first)
        .order_by(SearchDoc.id.desc())
        .limit(limit)
    )
    found = scope.connection.execute(firsts).all()
    wholes = [one.whole for one in found if one.whole is not None]
    wanted: ColumnElement[bool] = SearchDoc.id.in_([one.id for one in found])
    if wholes:  # SQLite reads all texts for an “or” of which one side can be nothing
        wanted = or_(wanted, SearchDoc.whole.in_(wholes))
    return _read(scope, wanted)


def _read(scope: Scope, *wanted: ColumnElement[bool], limit: int | None = None) -> list[Candidate]:
    columns = [getattr(SearchDoc, name) for name in Candidate._fields if name != "weights"]
    statement = select(*columns).where(*scope.conditions(), *wanted)
    rows = scope.connection.execute(statement.order_by(SearchDoc.id.desc()).limit(limit)).all()
    return [Candidate(**row._mapping, weights="") for row in rows]


def _session_first(bundle: Sequence[Candidate]) -> list[Candidate]:
    """Return the bundle with the session itself, which tells of all its points, at the head."""
    return sorted(bundle, key=lambda one: one.kind is not DocKind.SESSION)
