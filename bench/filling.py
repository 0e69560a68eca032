"""An empty database is filled with very many texts, by the ways that databases have for that.

What is written is what the site writes, but in the order of places, without a log of what is being
done, and with the indexes made at the end.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, insert, text

from bench.texts import GROUPS, Language, Made, texts
from cop.db import db
from cop.db.engine import prepare
from cop.search.engines import create_engine_tables, engine_of, postgres
from cop.search.models import SearchDoc, SearchMiss, SearchWord
from cop.search.vocabulary import level_of

AT_ONCE = 4_000
MODELS = (SearchDoc, SearchWord, SearchMiss)
COLUMNS = [column.name for column in SearchDoc.__table__.columns]
IN_HASTE = {
    "sqlite": ("PRAGMA synchronous = OFF", "PRAGMA cache_size = -200000"),
    "postgresql": (
        "SET synchronous_commit = off",
        "SET maintenance_work_mem = '1GB'",
        "SET max_parallel_maintenance_workers = 0",
    ),
}
MERGED_LATER = "INSERT INTO search_docs_fts (search_docs_fts, rank) VALUES ('hashsize', {})"
HASH, USUAL_HASH = 32 << 20, 1 << 20  # bytes of marks in memory, before FTS5 writes a part


def prepare_database(count: int, language: Language) -> None:
    """Make and fill the tables where there are none."""
    prepare(db.engine)
    if db.inspect(db.engine).has_table("search_docs"):
        return
    began = time.perf_counter()
    gc.disable()  # a third of the time is spent looking for cycles, and there are none
    with db.engine.connect() as connection:
        for setting in IN_HASTE[connection.dialect.name]:
            connection.connection.cursor().execute(setting)
        _make_tables(connection)
        _fill(connection, count, language)
        connection.commit()
    print(f"\r{count:,} texts written in {time.perf_counter() - began:,.0f} s", file=sys.stderr)
    gc.enable()
    db.engine.dispose()
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


def _make_tables(connection: Connection) -> None:
    db.metadata.create_all(connection, [model.__table__ for model in MODELS])
    create_engine_tables(connection)
    connection.execute(text("CREATE TABLE bench_groups (id integer PRIMARY KEY)"))
    ids = [{"id": number + 1} for number in range(GROUPS)]
    connection.execute(text("INSERT INTO bench_groups VALUES (:id)"), ids)


def _fill(connection: Connection, count: int, language: Language) -> None:
    later = list(_without_indexes(connection))
    levels: dict[str, int] = {}
    for some in _batches(texts(count, language)):
        _write(connection, some)
        connection.commit()
        for row, _indexed, words in some:
            level = level_of(str(row["ref"]))
            levels.update((word, level) for word in words if levels.get(word, -1) < level)
        print(f"\r{some[-1].row['date']}", end="", file=sys.stderr, flush=True)
    words = [{"word": word, "level": level} for word, level in levels.items()]
    connection.execute(insert(SearchWord), words)
    for statement in later:
        connection.execute(text(statement))


def _batches(days: Iterable[list[Made]]) -> Iterator[list[Made]]:
    some: list[Made] = []
    for day in days:
        some += day
        if len(some) >= AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _without_indexes(connection: Connection) -> Iterator[str]:
    """Take the indexes away; give the statements that make them again."""
    if connection.dialect.name == "sqlite":
        connection.execute(text(MERGED_LATER.format(HASH)))
        found = connection.execute(
            text(
                "SELECT name, sql FROM sqlite_master"
                " WHERE type = 'index' AND tbl_name = 'search_docs' AND sql IS NOT NULL"
            )
        )
    else:
        found = connection.execute(
            text(
                "SELECT indexname, indexdef FROM pg_indexes WHERE tablename LIKE 'search_docs%'"
                " AND indexdef NOT LIKE '%UNIQUE%'"
            )
        )
    for name, made in found.all():
        connection.execute(text(f"DROP INDEX {name}"))
        yield made
    if connection.dialect.name == "sqlite":
        yield MERGED_LATER.format(USUAL_HASH)


def _write(connection: Connection, some: list[Made]) -> None:
    if connection.dialect.name == "sqlite":
        connection.execute(insert(SearchDoc), [one.row for one in some])
        engine_of(connection).put(connection, [one.indexed for one in some])
        return
    _copy(connection, "search_docs", COLUMNS, (_as_copied(one.row) for one in some))
    marks = (
        (one.id, one.group_id, _vector(one.marks + postgres.blocks_of(one.id)))
        for one in (one.indexed for one in some)
    )
    _copy(connection, "search_docs_fts", ["id", "group_id", "marks"], marks)


def _copy(
    connection: Connection, table: str, columns: list[str], rows: Iterable[Iterable[Any]]
) -> None:
    cursor: Any = connection.connection.cursor()
    with cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _as_copied(row: dict[str, Any]) -> list[Any]:
    told = row | {"facts": json.dumps(row["facts"]), "kind": row["kind"].value}
    return [told[name] for name in COLUMNS]


def _vector(marks: list[str]) -> str:
    return " ".join(f"'{mark}'" for mark in marks)
