"""Runs the migrations on the application's database."""

from __future__ import annotations

from typing import Any

from alembic import context
from flask import current_app

from cop.db import Base, db

SEARCH_TABLES = "search_docs_fts"  # made by hand in a migration: no model describes them


def ours(thing: Any, name: str | None, kind: str, reflected: bool, compare_to: Any) -> bool:
    """Leave the full-text tables of SQLite out of the comparison with the models."""
    return not (kind == "table" and name is not None and name.startswith(SEARCH_TABLES))


def run() -> None:
    """Bring the database to the wanted version in one transaction."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Base.metadata,
            include_object=ours,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
