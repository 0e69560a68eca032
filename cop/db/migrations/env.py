"""Runs the migrations on the application's database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from cop.db import Base, db

SEARCH_TABLES = "search_docs_fts"  # made by hand in a migration: no model describes them


def ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Leave the full-text tables of SQLite out of the comparison with the models."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH_TABLES))


def run() -> None:
    """Bring the database to the wanted version in one transaction."""
    with db.engine.connect() as connection, references_looked_at_the_end(connection):
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=ours,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
            refuse_broken_references(connection)
        connection.commit()


@contextmanager
def references_looked_at_the_end(connection: Connection) -> Iterator[None]:
    """Let SQLite rebuild a table without taking along the rows that refer to it.

    It changes a table by making it anew and dropping the old one, and dropping deletes what
    refers to it. The setting has no effect inside a transaction.
    """
    if connection.dialect.name != "sqlite":
        yield
        return
    driver: Any = connection.connection.driver_connection
    driver.execute("PRAGMA foreign_keys = OFF")
    try:
        yield
    finally:
        connection.rollback()
        driver.execute("PRAGMA foreign_keys = ON")


def refuse_broken_references(connection: Connection) -> None:
    """Raise where a migration left a row that refers to nothing; PostgreSQL did so before."""
    if connection.dialect.name == "sqlite":
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
        if broken:
            raise RuntimeError(f"rows refer to nothing after the migration: {broken[:5]}")


run()
