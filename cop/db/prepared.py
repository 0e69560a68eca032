"""Questions put to the database again and again, built once.

Composing a SELECT costs more than running it: a page that did so for each of its questions spent
nine tenths of its time on it. So a query is two functions: one that builds the statement with
parameters in the place of what is given, which is called once for people and once for visitors,
and one that asks:

    def points_of(person: Person | None, session: Session) -> Sequence[AgendaItem]:
        return db.session.scalars(*_points(person, session.id)).all()

    @prepared
    def _points(person: Person | None, session_id: int) -> Select[AgendaItem]:
        return select(AgendaItem).where(AgendaItem.session_id == session_id, seen_by(person))

The builder sees a person of whom nothing but the id is known, and parameters: it cannot look into
what is given (`if limit > 3`) nor compare it with None. A sequence goes into `in_()`. Pass plain
values, never rows, and write `limit()` with a parameter as with a number.

A page that only reads takes columns instead of entities, by `rows`, at a sixth of the cost.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, wraps
from inspect import signature
from typing import Any, ParamSpec, TypeVar, TypeVarTuple

from sqlalchemy import Dialect, Integer, Select, bindparam

from cop.db.direct import Direct
from cop.db.engine import KEEP_PLAN

P = ParamSpec("P")
S = TypeVar("S")
V = TypeVar("V")
C = TypeVarTuple("C")
Given = dict[str, Any]
ASKERS = (["person"], ["viewer"])  # the first parameter, where somebody asks


class _Asker:
    """Who asks, as a prepared statement knows them."""

    id = bindparam("asker_id", type_=Integer)


_directs: dict[Any, dict[Dialect, Direct]] = {}  # of each prepared statement, by database


def prepared(build: Callable[P, S]) -> Callable[P, tuple[S, Given]]:
    """Build the statement on its first use; calls give it with what stands in its parameters."""
    names = list(signature(build).parameters)
    asked_by_somebody = names[:1] in ASKERS

    @cache
    def statement(visitor: bool) -> Any:
        who: list[Any] = [None if visitor else _Asker] if asked_by_somebody else []
        places: list[Any] = [bindparam(name) for name in names[len(who) :]]
        built: Any = build(*who, *places)  # type: ignore[call-arg]
        kept = built.execution_options(**{KEEP_PLAN: True})
        _directs[kept] = {}
        return kept

    @wraps(build)
    def ask(*given: Any) -> tuple[Any, Given]:
        values: Given = dict(zip(names, given, strict=True))
        person = values.pop(names[0]) if asked_by_somebody else None
        if person is not None:
            values["asker_id"] = person.id
        return statement(person is None), values

    return ask  # type: ignore[return-value]


def rows(statement: Select[*C], given: Given) -> Sequence[tuple[*C]]:
    """Return the rows of a statement that asks for columns, as plain tuples.

    Those of a prepared one come straight from the driver; one that something was added to goes
    the long way. What this unit of work has written before is seen.
    """
    from cop.db import db

    session = db.session()
    session.flush()
    connection = session.connection()
    directs = _directs.get(statement)
    if directs is None:
        return connection.execute(statement, given).all()
    direct = directs.get(connection.dialect)
    if direct is None:
        direct = directs[connection.dialect] = Direct(statement, connection.dialect)
    return direct.rows(connection, given)


def value(statement: Select[V], given: Given) -> V | None:
    """Return the one value that the statement asks for, or None where there is no row."""
    found = rows(statement, given)
    return found[0][0] if found else None
