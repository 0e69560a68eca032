"""The two engines behind one interface."""

from __future__ import annotations

from sqlalchemy import Connection

from cop.search.engines import postgres, sqlite
from cop.search.engines.interface import Engine

_ENGINES: dict[str, Engine] = {"sqlite": sqlite, "postgresql": postgres}


def engine_of(connection: Connection) -> Engine:
    """Return the engine of the connection's database."""
    return _ENGINES[connection.dialect.name]


def create_engine_tables(connection: Connection) -> None:
    """Make what the models do not name; for the migration that makes their tables."""
    engine_of(connection).create_tables(connection)


def drop_engine_tables(connection: Connection) -> None:
    """Take away what `create_engine_tables` made; call it before the models' tables are dropped."""
    engine_of(connection).drop_tables(connection)
