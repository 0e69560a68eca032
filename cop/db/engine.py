"""How connections behave: safe settings for SQLite, and write transactions that never upgrade."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # one sync per acknowledged write: what was saved stays saved
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
)
writing: ContextVar[bool] = ContextVar("writing", default=True)


def prepare(engine: Engine) -> None:
    """Set up the engine's connections; PostgreSQL needs nothing."""
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)


def _settle(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed by the driver
    for setting in SETTINGS:
        connection.execute(setting)


def _begin(connection: Any) -> None:
    """Take the write lock at once where something may be written: no read has to be redone."""
    if writing.get():
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:  # it cannot fail, and stands before every page: the short way
        connection.connection.driver_connection.execute("BEGIN")
