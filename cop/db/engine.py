"""How connections behave: safe settings for SQLite, and write transactions that never upgrade."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.dialects.sqlite.base import SQLiteCompiler

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",  # one sync per acknowledged write: what was saved stays saved
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
)
DATES = "SET datestyle TO 'ISO, YMD'"  # as days are read again that were turned into text
KEEP_PLAN = "keep_plan"  # of a statement whose plan is to last for every limit
writing: ContextVar[bool] = ContextVar("writing", default=True)


def prepare(engine: Engine) -> None:
    """Set up the engine's connections."""
    if engine.dialect.name == "postgresql":
        event.listen(engine, "connect", _settle_dates)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _settle)
        event.listen(engine, "begin", _begin)
        engine.dialect.statement_compiler = LastingPlans


class LastingPlans(SQLiteCompiler):
    """Writes statements so that SQLite does not plan them anew each time.

    It looks at the number given to `LIMIT ?` to plan by it, and so throws the plan away with
    every new number, the same one included: planning a page's question takes ten times as long
    as answering it. Into `LIMIT +?` it does not look.
    """

    def limit_clause(self, select: Any, **kw: Any) -> str:
        """Return the end of a SELECT that says how many rows, from which on."""
        written: str = super().limit_clause(select, **kw)  # type: ignore[no-untyped-call]
        if not self.execution_options.get(KEEP_PLAN):
            return written
        return written.replace("LIMIT ", "LIMIT +", 1)


def _settle_dates(connection: Any, _record: Any) -> None:
    """Let days turn into text as ISO has them, however the server is set."""
    connection.execute(DATES)
    connection.commit()


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
