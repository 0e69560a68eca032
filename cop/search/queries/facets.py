"""How many texts each kind, circle, year and so on would leave."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import Select, select

from cop.db.engine import KEEP_PLAN
from cop.db.prepared import rows
from cop.search.engines.interface import BUILT, Candidate, GroupIds
from cop.search.models import SearchDoc
from cop.search.places import OF_A_DAY, day_number, year_of, year_of_day
from cop.search.queries.scope import Scope, Widened, conditions
from cop.search.results import Facets
from cop.search.words import DocKind

MOST = 1_000  # so many texts are counted and ranked; a person reads no further
_LOOKED_AT = 300  # of the newest texts, for choices where there are too many to count
T = TypeVar("T")
Texts = Sequence[Candidate]


def facets_of(scope: Scope, texts: Texts, all_in: Callable[[Scope, int], Texts]) -> Facets:
    """Return the facets of the texts; for one that is filtered by, those of the wider scope.

    Where there are more texts than are counted, the choices are given without numbers. `all_in`
    gives the newest texts in another scope, no more than so many.
    """
    is_capped = len(texts) > MOST  # then wider scopes are as well, and only circles are listed

    def wider(name: str, *, if_capped: bool = False) -> Texts:
        if getattr(scope.filters, name) is None or (is_capped and not if_capped):
            return texts
        return all_in(scope.without(name), _LOOKED_AT if is_capped else MOST + 1)

    def counted(texts: Texts, choices: Iterable[T | None]) -> dict[T, int | None]:
        is_many = is_capped or len(texts) > MOST
        counts = Counter(choices).most_common()
        return {one: None if is_many else count for one, count in counts if one is not None}

    def groups(texts: Texts) -> Mapping[int, int | None]:
        return counted(texts, map(attrgetter("group_id"), texts))

    return Facets(
        kind=_kinds(wider("kind")),
        group_id=groups(wider("group_id", if_capped=True)),
        year=_years(scope.without("year"), wider("year")),
        type=counted(of_type := wider("type"), map(attrgetter("type"), of_type)),
        language=counted(told := wider("language"), map(attrgetter("language"), told)),
        subjects=counted(texts, _subjects(texts, scope.widened)),
        among=groups(wider("among", if_capped=True)),
    )


def _kinds(texts: Texts) -> Mapping[DocKind, int | None]:
    if len(texts) > MOST:
        return dict.fromkeys(DocKind)
    counts = Counter(map(attrgetter("kind"), texts)).most_common()
    return {DocKind(kind): count for kind, count in counts}


def _years(scope: Scope, texts: Texts) -> Mapping[int, int | None]:
    if len(texts) <= MOST:
        days = Counter(day_number(text.id) for text in texts)
        years: Counter[int] = Counter()
        for day, count in days.items():
            if year := year_of_day(day):
                years[year] += count
        return dict(sorted(years.items(), reverse=True))
    oldest, newest = _year(scope, first=True), _year(scope, first=False)
    return dict.fromkeys(range(newest, oldest - 1, -1)) if oldest and newest else {}


def _subjects(texts: Texts, widened: Widened) -> Iterator[int]:
    """Give the subjects of each text, and those that are broader."""
    widely = cache(lambda one: frozenset(widened(int(one))))
    for text in texts:
        if text.subjects:
            yield from frozenset().union(*map(widely, text.subjects.split()))


def _year(scope: Scope, *, first: bool) -> int | None:
    """Return the first or the last year of dated texts in sight."""
    given = scope.given()
    found = rows(_dated(scope.sees, frozenset(given), first), given)
    return year_of(found[0][0]) if found else None


@lru_cache(BUILT)
def _dated(sees: GroupIds, told: frozenset[str], first: bool) -> Select[Any]:
    place = SearchDoc.id
    dated = select(place).where(*conditions(sees, told), place >= OF_A_DAY)
    nearest = dated.order_by(place if first else place.desc()).limit(1)
    return nearest.execution_options(**{KEEP_PLAN: True})
