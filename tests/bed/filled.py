"""Rows for a database of an earlier version: one in every table, whatever its columns are."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Column, Connection, MetaData, Table, func, insert, select
from sqlalchemy.types import (
    JSON,
    Boolean,
    Date,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Numeric,
    String,
    TypeEngine,
)

VALUES: tuple[tuple[type[TypeEngine[Any]], Any], ...] = (
    (Boolean, False),
    (Integer, 1),
    (Float, 1.0),
    (Numeric, 1),
    (DateTime, datetime(2026, 3, 2, 0, 45, tzinfo=UTC)),
    (Date, date(2026, 3, 2)),
    (JSON, {}),
    (LargeBinary, b"x"),
    (String, "x"),
)


def fill(connection: Connection, leaving: tuple[str, ...]) -> set[str]:
    """Put one row into every table but those that begin so; give the tables' names.

    Every row refers to the others wherever the order of the tables allows it, so that a table
    that is lost on the way takes others with it.
    """
    found = MetaData()
    found.reflect(connection)
    waiting = [table for table in found.tables.values() if not table.name.startswith(leaving)]
    done: set[str] = set()
    while waiting:
        table = min(waiting, key=lambda one: _missing(one, done))
        connection.execute(insert(table).values(_row(table, done)))
        _count_on(connection, table)
        waiting.remove(table)
        done.add(table.name)
    return done


def _count_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL give the ids after the one that was given here by hand."""
    if connection.dialect.name == "postgresql" and "id" in table.columns:
        sequence = func.pg_get_serial_sequence(table.name, "id")  # NULL where it has none
        connection.execute(select(func.setval(sequence, 1)))


def _missing(table: Table, done: set[str]) -> tuple[int, int, str]:
    """Count what has to be there before this table, and then what would better be."""
    away = [key.parent.nullable for key in table.foreign_keys if key.column.table.name not in done]
    return away.count(False), away.count(True), table.name


def _row(table: Table, done: set[str]) -> dict[str, Any]:
    return {
        column.name: _value(column)
        for column in table.columns
        if column.computed is None and (not column.nullable or _refers(column, done))
    }


def _refers(column: Column[Any], done: set[str]) -> bool:
    return any(key.column.table.name in done for key in column.foreign_keys)


def _value(column: Column[Any]) -> Any:
    for kind, value in VALUES:
        if isinstance(column.type, kind):
            return value
    raise AssertionError(f"no value for {column} ({column.type})")
