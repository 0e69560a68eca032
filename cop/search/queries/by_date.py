"""The newest texts, where nothing is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, exists, literal, or_, select
from sqlalchemy.orm import aliased

from cop.db.engine import KEEP_PLAN
from cop.db.prepared import rows
from cop.kit import paging
from cop.search.engines import engine_of
from cop.search.engines.interface import BUILT, CANDIDATE, Candidate, GroupIds
from cop.search.models import SearchDoc
from cop.search.queries.bundles import bundled, ids_of
from cop.search.queries.facets import MOST, facets_of
from cop.search.queries.hits import shown_of
from cop.search.queries.scope import Scope, conditions
from cop.search.question import Question
from cop.search.results import Found
from cop.search.wanting import asking
from cop.search.words import DocKind


def newest(scope: Scope, after: str, limit: int) -> Found:
    """Return a page of all texts in the scope, the newest first."""
    texts = _newest(scope, MOST + 1)
    bundles = _bundles(scope, texts, paging.read(after, int), limit + 1)
    told = [_session_first(bundle) for bundle in bundles[:limit]]
    shown = shown_of(ids_of(told), [], limit)
    return Found(
        hits=shown.hits,
        count=min(len(texts), MOST),
        count_is_capped=len(texts) > MOST,
        facets=facets_of(scope, texts, _newest),
        next=paging.written((bundles[limit - 1][0].id,)) if len(bundles) > limit else "",
    )


def _newest(scope: Scope, limit: int) -> list[Candidate]:
    """Return the newest texts in the scope."""
    if scope.little is not None or scope.is_described:
        wanted = scope.narrowed(asking([], Question(), scope.facts()))
        return engine_of(scope.connection).newest(scope.connection, wanted, scope.sees, limit)
    return _read(scope, {"limit": limit})


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
    given = scope.given() | ({"place": place[0]} if place else {})
    firsts = rows(_firsts(scope.sees, frozenset(given)), given | {"limit": limit})
    ids, wholes = [row[0] for row in firsts], [row[1] for row in firsts if row[1] is not None]
    return _read(scope, {"ids": ids} | ({"wholes": wholes} if wholes else {}))


@lru_cache(BUILT)
def _firsts(sees: GroupIds, told: frozenset[str]) -> Select[int, int | None]:
    newer = aliased(SearchDoc)
    kind = [newer.kind == bindparam("kind")] if "kind" in told else []
    is_first = ~exists().where(newer.whole == SearchDoc.whole, newer.id > SearchDoc.id, *kind)
    older = [SearchDoc.id < bindparam("place")] if "place" in told else []
    return (
        select(SearchDoc.id, SearchDoc.whole)
        .where(*conditions(sees, told), *older, is_first)
        .order_by(SearchDoc.id.desc())
        .limit(bindparam("limit"))
        .execution_options(**{KEEP_PLAN: True})
    )


def _read(scope: Scope, wanted: Mapping[str, Any]) -> list[Candidate]:
    """Return the newest texts in the scope: a number of them, or those of ids and wholes."""
    given = {**scope.given(), **wanted}
    found = rows(_texts(scope.sees, frozenset(given)), given)
    return [Candidate._make(row) for row in found]


@lru_cache(BUILT)
def _texts(sees: GroupIds, told: frozenset[str]) -> Select[Any]:
    columns = [literal("") if name == "weights" else one for name, one in CANDIDATE.items()]
    these: list[ColumnElement[bool]] = (
        [SearchDoc.id.in_(bindparam("ids", expanding=True))] if "ids" in told else []
    )
    if "wholes" in told:  # SQLite reads all texts for an “or” of which one side can be nothing
        these = [or_(*these, SearchDoc.whole.in_(bindparam("wholes", expanding=True)))]
    statement = select(*columns).where(*conditions(sees, told), *these)
    limited = statement.limit(bindparam("limit")) if "limit" in told else statement
    return limited.order_by(SearchDoc.id.desc()).execution_options(**{KEEP_PLAN: True})


def _session_first(bundle: Sequence[Candidate]) -> list[Candidate]:
    """Return the bundle with the session itself, which tells of all its points, at the head."""
    return sorted(bundle, key=lambda one: one.kind != DocKind.SESSION)
