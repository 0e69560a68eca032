"""Among which texts is searched: those that the person sees, narrowed by filters."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, func, select

from cop.search.engines.interface import NO_GROUP, GroupIds, may_see
from cop.search.models import SearchDoc
from cop.search.places import first_of
from cop.search.results import Filters
from cop.search.wanting import Wanted, fact

_SAMPLE = 300  # of the newest texts; where the person sees next to none of them,
_NEXT_TO_NONE = 15  # texts are looked up by the groups that are seen, else only checked for them
_MOST_GROUPS = 300
_NOWHERE = -1  # no group's id
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
        return any(one is not None for one in told)

    def without(self, name: str) -> Scope:
        """Return the scope without one of its filters."""
        return replace(self, filters=replace(self.filters, **{name: None}))

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

    def _described(self) -> list[Wanted]:
        filters = self.filters
        facts = [fact(f"t{filters.type}")] if filters.type else []
        facts += [fact(f"l{filters.language}")] if filters.language else []
        if filters.subjects is not None:
            facts.append(fact(*(f"s{one}" for one in sorted(filters.subjects))))
        if filters.among is not None:
            facts.append(fact(*(f"g{one}" for one in sorted(filters.among) or (_NOWHERE,))))
        return facts

    def conditions(self) -> list[ColumnElement[bool]]:
        """Return the scope as parts of a WHERE."""
        kind, group_id, year = self.filters.kind, self.filters.group_id, self.filters.year
        parts = may_see(self.sees, SearchDoc.__table__.c.group_id)
        parts += [SearchDoc.kind == kind] if kind else []
        parts += [SearchDoc.group_id == group_id] if group_id is not None else []
        if year is not None:
            parts += [SearchDoc.id >= first_of(year), SearchDoc.id < first_of(year + 1)]
        return parts


def scope_of(connection: Connection, sees: GroupIds, filters: Filters, widened: Widened) -> Scope:
    """Return the scope; looks up the groups that the person sees where that is next to nothing."""
    little = None
    if sees is not None and _seen_of_sample(connection, sees) < _NEXT_TO_NONE:
        ids = tuple(connection.scalars(sees.limit(_MOST_GROUPS + 1)))
        little = ids if len(ids) <= _MOST_GROUPS else None
    return Scope(connection, sees, little, filters, widened)


def _seen_of_sample(connection: Connection, sees: GroupIds) -> int:
    sample = select(SearchDoc.group_id).order_by(SearchDoc.id.desc()).limit(_SAMPLE).subquery()
    seen = select(func.count()).select_from(sample).where(*may_see(sees, sample.c.group_id))
    return connection.scalar(seen) or 0
