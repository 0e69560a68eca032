"""Law: the migrations lead from nothing to the models, back, and there again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from flask_migrate import check, downgrade, upgrade
from sqlalchemy import Connection, func, inspect, select, table

from cop import create_app
from cop.db import db
from tests.bed.filled import fill

if TYPE_CHECKING:
    from flask import Flask

FIRST = "0001"
OTHERS = ("alembic_version", "search_docs")  # their columns are the affair of what made them

GIVEN_A_THREAD = ("groups", "outputs")  # on the way, each one


@pytest.fixture
def empty(app: Flask, new_database: Callable[[], str]) -> Iterator[None]:
    """Give the application on a database in which nothing is yet."""
    other = create_app({"SQLALCHEMY_DATABASE_URI": new_database()})
    with other.app_context():
        yield
        db.engine.dispose()


@pytest.mark.usefixtures("empty")
def test_the_migrations_lead_to_the_models() -> None:
    upgrade()
    check()  # ends the process with what is missing


@pytest.mark.usefixtures("empty")
def test_there_and_back_and_there_again() -> None:
    upgrade()
    before = _tables()
    downgrade(revision="base")
    assert _tables() == {"alembic_version"}
    upgrade()
    assert _tables() == before


@pytest.mark.usefixtures("empty")
def test_rows_of_every_earlier_version_come_along() -> None:
    upgrade(revision=FIRST)
    with db.engine.begin() as connection:
        filled = fill(connection, leaving=OTHERS)
        before = _counts(connection, filled)
    upgrade()
    kept = filled & _tables()
    before["threads"] += sum(before[name] for name in GIVEN_A_THREAD)
    with db.engine.begin() as connection:
        assert _counts(connection, kept) == {name: before[name] for name in kept}
    assert before["sessions"] == before["posts"] == 1


def _counts(connection: Connection, tables: set[str]) -> dict[str, int]:
    return {
        name: connection.scalars(select(func.count()).select_from(table(name))).one()
        for name in tables
    }


def _tables() -> set[str]:
    return set(inspect(db.engine).get_table_names())
