"""Finding with SQLite's FTS5: a table without content, its rows in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, literal_column, select, text

from cop.db.engine import KEEP_PLAN
from cop.db.prepared import rows
from cop.search.engines.interface import BUILT, CANDIDATE, Candidate, GroupIds, Indexed, may_see
from cop.search.wanting import All, Asking, Has, Wanted

# The marks come analysed, so the tokenizer only splits at spaces. Without places and columns the
# lists are short: a word that a million texts have is read through in milliseconds.
_CREATE = """
CREATE VIRTUAL TABLE search_docs_fts USING fts5(
    marks, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars '~^+#'"
)
"""
_PUT = text("INSERT INTO search_docs_fts (rowid, marks) VALUES (:id, :marks)")
_REMOVE = text("DELETE FROM search_docs_fts WHERE rowid = :id")
_TABLES = text("search_docs_fts CROSS JOIN search_docs")  # cross: the index first, in its order
_MATCH = text("search_docs_fts MATCH :query AND search_docs.id = search_docs_fts.rowid")


def create_tables(connection: Connection) -> None:
    """Make the virtual table."""
    connection.execute(text(_CREATE))


def drop_tables(connection: Connection) -> None:
    """Take it away, and with it the tables that FTS5 keeps behind it."""
    connection.execute(text("DROP TABLE search_docs_fts"))


def put(connection: Connection, texts: Sequence[Indexed]) -> None:
    """Index texts whose ids are not indexed yet."""
    rows = [{"id": one.id, "marks": " ".join(one.marks)} for one in texts]
    connection.execute(_PUT, rows)


def remove(connection: Connection, ids: Sequence[int]) -> None:
    """Forget the texts with these ids."""
    connection.execute(_REMOVE, [{"id": one} for one in ids])


def newest(connection: Connection, asking: Asking, sees: GroupIds, limit: int) -> list[Candidate]:
    """Return the newest texts that are wanted and may be seen, the newest first."""
    given = {"query": _query(asking), "since": asking.since, "until": asking.until, "limit": limit}
    told = {name: value for name, value in given.items() if value is not None}
    return [Candidate._make(row) for row in rows(_newest(sees, frozenset(told)), told)]


@lru_cache(BUILT)
def _newest(sees: GroupIds, told: frozenset[str]) -> Select[Any]:
    shown = [literal_column(f"search_docs.{name}", one.type) for name, one in CANDIDATE.items()]
    place = literal_column("search_docs_fts.rowid", Integer)
    between = [place >= bindparam("since")] if "since" in told else []
    between += [place < bindparam("until")] if "until" in told else []
    statement = (
        select(*shown).select_from(_TABLES).where(_MATCH, *may_see(sees, shown[2]), *between)
    )
    statement = statement.order_by(text("search_docs_fts.rowid DESC")).limit(bindparam("limit"))
    return statement.execution_options(**{KEEP_PLAN: True})


def _query(asking: Asking) -> str:
    without = "".join(f" NOT {_written(one)}" for one in asking.without)
    return _written(asking.wanted) + without


def _written(wanted: Wanted) -> str:
    if isinstance(wanted, Has):
        return f'"{wanted.mark}"'
    word = " AND " if isinstance(wanted, All) else " OR "
    return f"({word.join(_written(part) for part in wanted.parts)})"
