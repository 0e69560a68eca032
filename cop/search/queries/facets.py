"""How many texts each kind, circle, year and so on would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, TypeVar

from sqlalchemy import Select, select

from cop.db.prepared import rows
from cop.search.engines.interface import BUILT, Candidate, GroupIds
from cop.search.models import SearchDoc
from cop.search.places import OF_A_DAY, year_of
from cop.search.queries.scope import Scope, Widened, conditions
from cop.search.results import Facets
from cop.search.words import DocKind

MOST = 1_000  # so many texts are counted and ranked; a person reads no further
T = TypeVar("T")


def facets_of(
    scope: Scope,
    texts: Sequence[Candidate],
    all_in: Callable[[Scope], Sequence[Candidate]],
) -> Facets:
    """Return the facets of the texts; for one that is filtered by, those of the wider scope.

    Where there are more texts than are counted, the choices are given without numbers.
    """

    is_capped = len(texts) > MOST  # then wider scopes are as well, and only circles are listed

    def wider(name: str, *, if_capped: bool = False) -> Sequence[Candidate]:
        is_filtered = getattr(scope.filters, name) is not None
        is_needed = is_filtered and (if_capped or not is_capped)
        return all_in(scope.without(name)) if is_needed else texts

    return Facets(
        kind=_kinds(wider("kind")),
        group_id=_groups(wider("group_id", if_capped=True)),
        year=_years(scope.without("year"), wider("year")),
        type=_named(one.type for one in wider("type")),
        language=_named(one.language for one in wider("language")),
        subjects=_subjects(texts, scope.widened),
        among=_groups(wider("among", if_capped=True)),
    )


def _kinds(texts: Sequence[Candidate]) -> Mapping[DocKind, int | None]:
    if len(texts) > MOST:
        return dict.fromkeys(DocKind)
    return _counted(text.kind for text in texts)


def _groups(texts: Sequence[Candidate]) -> Mapping[int, int | None]:
    counts = _counted(text.group_id for text in texts if text.group_id is not None)
    return dict.fromkeys(counts) if len(texts) > MOST else counts


def _years(scope: Scope, texts: Sequence[Candidate]) -> Mapping[int, int | None]:
    if len(texts) <= MOST:
        years = _counted(year for text in texts if (year := year_of(text.id)) is not None)
        return dict(sorted(years.items(), reverse=True))
    oldest, newest = _year(scope, first=True), _year(scope, first=False)
    return dict.fromkeys(range(newest, oldest - 1, -1)) if oldest and newest else {}


def _named(names: Iterable[str | None]) -> Mapping[str, int | None]:
    """Return how many have each name; without numbers where there are more than are counted."""
    every = list(names)
    counts = _counted(one for one in every if one is not None)
    return dict.fromkeys(counts) if len(every) > MOST else counts


def _subjects(texts: Sequence[Candidate], widened: Widened) -> Mapping[int, int | None]:
    """Return how many texts have each subject or a narrower one."""
    widely = cache(lambda one: frozenset(widened(one)))
    counts = _counted(
        subject
        for text in texts
        if text.subjects
        for subject in frozenset().union(*(widely(int(one)) for one in text.subjects.split()))
    )
    return dict.fromkeys(counts) if len(texts) > MOST else counts


def _year(scope: Scope, *, first: bool) -> int | None:
    """Return the first or the last year of dated texts in sight."""
    given = scope.given()
    found = rows(_dated(scope.sees, frozenset(given), first), given)
    return year_of(found[0][0]) if found else None


@lru_cache(BUILT)
def _dated(sees: GroupIds, told: frozenset[str], first: bool) -> Select[Any]:
    place = SearchDoc.id
    dated = select(place).where(*conditions(sees, told), place >= OF_A_DAY)
    return dated.order_by(place if first else place.desc()).limit(1)


def _counted(choices: Iterable[T]) -> dict[T, int | None]:
    """Return how often each choice occurs, the most frequent first."""
    return dict(Counter(choices).most_common())
