"""Questions sent straight to the driver: SQLAlchemy writes them once, and is not asked again.

Its way from a statement to rows takes some 70 µs each time, the driver's own takes 7. What it
finds out on that way is kept: the text, the order of the parameters, and what turns values into
those of the driver and back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Dialect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.types import TypeEngine

Given = Mapping[str, Any]
Convert = Callable[[Any], Any]


class Direct:
    """A statement that asks for columns, as one kind of database takes it.

    Text and values are those of SQLAlchemy, also of sequences given for `in_()`. Who listens for
    the engine's `before_cursor_execute` hears of it.
    """

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        self._written: Any = statement.compile(dialect=dialect)
        self._dialect = dialect
        self._texts: dict[tuple[int, ...], _Text] = {}
        types = [column.type for column in statement.selected_columns]
        self._read = [
            (place, convert)
            for place, kind in enumerate(types)
            if (convert := kind.dialect_impl(dialect).result_processor(dialect, None))
        ]

    def rows(self, connection: Connection, given: Given) -> Sequence[tuple[Any, ...]]:
        """Return the rows for what is given."""
        sizes = tuple(_room(each) for each in given.values() if isinstance(each, list | tuple))
        text = self._texts.get(sizes)
        if text is None:
            text = self._texts[sizes] = _Text(self._written, self._dialect, given)
        found = _answer(connection, text.sql, text.parameters(given))
        return self._converted(found) if found and self._read else found

    def _converted(self, found: Sequence[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        columns: list[Iterable[Any]] = list(zip(*found, strict=True))
        for place, convert in self._read:
            columns[place] = map(convert, columns[place])
        return list(zip(*columns, strict=True))


class _Text:
    """The text for sequences of these sizes, and how its parameters are filled in."""

    def __init__(self, written: Any, dialect: Dialect, given: Given) -> None:
        state = written.construct_expanded_state({n: _filled_up(v) for n, v in given.items()})
        self.sql: str = state.statement
        self._order: Sequence[str] | None = state.positiontup
        self._parts = {n: p for n, p in state.parameter_expansion.items() if n in given}
        converts = _converts(written, dialect, state.parameter_expansion)
        theirs = {*given, *(part for parts in self._parts.values() for part in parts)}
        self._convert = [(n, convert) for n, convert in converts.items() if n in theirs]
        self._fixed = {
            name: converts[name](value) if name in converts else value
            for name, value in state.parameters.items()
            if name not in theirs
        }

    def parameters(self, given: Given) -> Any:
        """Return what is given in the form and the order in which the driver takes it."""
        values = {**self._fixed, **given}
        for name, parts in self._parts.items():
            values.update(zip(parts, _filled_up(given[name]), strict=True))
        for name, convert in self._convert:
            values[name] = convert(values[name])
        return values if self._order is None else tuple(values[name] for name in self._order)


def _converts(written: Any, dialect: Dialect, expanded: Mapping[str, Any]) -> dict[str, Convert]:
    """Return, by name of the parameter, what turns its values into those of the driver."""
    found: dict[str, Convert] = {}
    for name, parameter in written.binds.items():
        kind: TypeEngine[Any] = parameter.type
        if convert := kind.dialect_impl(dialect).bind_processor(dialect):
            found |= dict.fromkeys(expanded.get(name, (name,)), convert)
    return found


def _room(values: Sequence[Any]) -> int:
    """Return for how many values the text has room: few texts serve for sequences of all sizes."""
    return 1 << (len(values) - 1).bit_length() if values else 0


def _filled_up(value: Any) -> Any:
    """Return a sequence with its last value repeated, which changes nothing in an IN."""
    if not isinstance(value, list | tuple) or not value:
        return value
    return [*value, *value[-1:] * (_room(value) - len(value))]


def _answer(connection: Connection, sql: str, parameters: Any) -> Sequence[tuple[Any, ...]]:
    """Return what the driver answers; raises what SQLAlchemy would.

    Where the connection is gone it is asked again the long way, which takes care of that.
    """
    dialect, driver = connection.dialect, connection.dialect.loaded_dbapi
    cursor = connection.connection.cursor()
    try:
        for notice in connection.dispatch.before_cursor_execute:
            notice(connection, cursor, sql, parameters, None, False)
        cursor.execute(sql, parameters)
        found: Sequence[tuple[Any, ...]] = cursor.fetchall()
    except driver.Error as fault:
        if not dialect.is_disconnect(fault, connection.connection.dbapi_connection, cursor):
            raise DBAPIError.instance(
                sql, parameters, fault, driver.Error, dialect=dialect
            ) from fault
        found = [tuple(row) for row in connection.exec_driver_sql(sql, parameters)]
    finally:
        cursor.close()
    return found
