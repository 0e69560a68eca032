"""Among which texts is searched: those that the person sees, narrowed by filters."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, func, select

from cop.db.engine import KEEP_PLAN
from cop.db.prepared import rows
from cop.search.engines.interface import BUILT, NO_GROUP, GroupIds, may_see
from cop.search.lexemes import facts_of_author
from cop.search.models import SearchDoc
from cop.search.places import OF_A_DAY, begin_of, first_of
from cop.search.results import Filters, Trait
from cop.search.wanting import All, Asking, Wanted, fact

_SAMPLE = 300  # of the newest texts; where the person sees next to none of them,
_NEXT_TO_NONE = 15  # texts are looked up by the groups that are seen, else only checked for them
_MOST_GROUPS = 300
_NOTHING = "nothing"  # a fact that no text has
Widened = Callable[[int], Collection[int]]  # from a subject to it and all that is broader


@dataclass(frozen=True)
class Scope:
    """What the person sees, as a SELECT of groups and, where it is `little`, their ids; filters."""

    connection: Connection
    sees: GroupIds
    little: tuple[int, ...] | None
    filters: Filters
    widened: Widened

    @property
    def is_described(self) -> bool:
        """Say whether it is narrowed by what only an engine finds fast."""
        filters = self.filters
        told = (filters.type, filters.language, filters.subjects, filters.among)
        is_told = any(one is not None for one in told)
        return is_told or bool(filters.having or filters.lacking)

    def without(self, name: str) -> Scope:
        """Return the scope without one of its filters."""
        none: dict[str, Any] = {name: None}
        return replace(self, filters=replace(self.filters, **none))

    def facts(self) -> list[Wanted]:
        """Return the scope as an engine finds it; besides it still has to check what is seen."""
        kind, group_id, year = self.filters.kind, self.filters.group_id, self.filters.year
        facts = [fact(f"k{kind.value}")] if kind else []
        facts += [fact(f"y{year}")] if year is not None else []
        facts += self._described()
        if group_id is not None:
            facts.append(fact(f"g{group_id}"))
        elif self.little is not None:
            facts.append(fact(*(f"g{one}" for one in (NO_GROUP, *self.little))))
        return facts

    def narrowed(self, asking: Asking) -> Asking:
        """Return what an engine is asked for without what is not wanted, between the days."""
        lacking = tuple(_has(trait) for trait in self.filters.lacking)
        since, until = self._places()
        return replace(asking, without=asking.without + lacking, since=since, until=until)

    def _places(self) -> tuple[int | None, int | None]:
        """Return between which places the days are; a text without a day is in no time."""
        since, until = self.filters.since, self.filters.until
        if since is None and until is None:
            return None, None
        return begin_of(since) if since else OF_A_DAY, begin_of(until) if until else None

    def _described(self) -> list[Wanted]:
        filters = self.filters
        facts = [fact(f"t{filters.type}")] if filters.type else []
        facts += [fact(f"l{filters.language}")] if filters.language else []
        if filters.subjects is not None:
            facts.append(fact(*(f"s{one}" for one in sorted(filters.subjects))))
        if filters.among is not None:
            facts.append(_has(Trait(groups=filters.among)))
        facts += [_has(trait) for trait in filters.having]
        return facts

    def given(self) -> dict[str, Any]:
        """Return the filters as the parameters of `conditions`, those that narrow."""
        since, until = self._places()
        if (year := self.filters.year) is not None:
            since = max(first_of(year), since or 0)
            until = min(first_of(year + 1), until or first_of(year + 1))
        named = {"kind": self.filters.kind, "group_id": self.filters.group_id}
        named |= {"since": since, "until": until}
        return {name: value for name, value in named.items() if value is not None}


def conditions(sees: GroupIds, told: frozenset[str]) -> list[ColumnElement[bool]]:
    """Return a scope as parts of a WHERE; `told` are the names of what is given."""
    columns = SearchDoc.__table__.c
    narrowing = {
        "kind": columns.kind == bindparam("kind"),
        "group_id": columns.group_id == bindparam("group_id"),
        "since": columns.id >= bindparam("since"),
        "until": columns.id < bindparam("until"),
    }
    parts = [part for name, part in narrowing.items() if name in told]
    return may_see(sees, columns.group_id) + parts


def scope_of(connection: Connection, sees: GroupIds, filters: Filters, widened: Widened) -> Scope:
    """Return the scope; looks up the groups that the person sees where that is next to nothing."""
    little = None
    if sees is not None and _seen_of_sample(sees) < _NEXT_TO_NONE:
        ids = tuple(row[0] for row in rows(_first_of(sees), {}))
        little = ids if len(ids) <= _MOST_GROUPS else None
    return Scope(connection, sees, little, filters, widened)


def _has(trait: Trait) -> Wanted:
    """Return that a text has the trait."""
    if trait.author:
        return All(tuple(fact(one) for one in facts_of_author(trait.author)))
    named = [f"k{one.value}" for one in sorted(trait.kinds)]
    named += [f"t{one}" for one in sorted(trait.types)]
    named += [f"s{one}" for one in sorted(trait.subjects)]
    named += [f"g{one}" for one in sorted(trait.groups)]
    return fact(*(named or [_NOTHING]))


def _seen_of_sample(sees: GroupIds) -> int:
    [(count,)] = rows(_sampled(sees), {})
    return count


@lru_cache(BUILT)
def _sampled(sees: GroupIds) -> Select[int]:
    sample = select(SearchDoc.group_id).order_by(SearchDoc.id.desc()).limit(_SAMPLE).subquery()
    seen = select(func.count()).select_from(sample).where(*may_see(sees, sample.c.group_id))
    return seen.execution_options(**{KEEP_PLAN: True})


@lru_cache(BUILT)
def _first_of(sees: Select[Any]) -> Select[Any]:
    return sees.limit(_MOST_GROUPS + 1).execution_options(**{KEEP_PLAN: True})
