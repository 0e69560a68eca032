"""Finding with PostgreSQL: a narrow table of text vectors under a GIN index.

GIN gives no order: all that match are fetched and sorted. For a word that many texts have this
takes long, so the newest texts are tried first, by marks of the days on which they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from time import monotonic
from typing import Any as Anything

from sqlalchemy import (
    BigInteger,
    Connection,
    Integer,
    Select,
    Text,
    bindparam,
    column,
    func,
    select,
    text,
)

from cop.db.prepared import rows
from cop.search.engines.interface import BUILT, CANDIDATE, Candidate, GroupIds, Indexed, may_see
from cop.search.models import SearchDoc
from cop.search.places import day_number
from cop.search.wanting import All, Any, Asking, Has, Wanted

# Rows have to be narrow, so that many are read at once. But PostgreSQL puts a vector apart only
# where its row is longer than 2 kB: so each has a filler, which is compressed to almost nothing.
# The function is a fence: the planner does not know what it costs to look into a vector, and
# would look into all of them one by one.
_CREATE = (
    """
    CREATE TABLE search_docs_fts (
        id bigint PRIMARY KEY, group_id integer, marks tsvector NOT NULL,
        filler text NOT NULL DEFAULT repeat(' ', 2100)
    ) WITH (toast_tuple_target = 128)
    """,
    "ALTER TABLE search_docs_fts ALTER COLUMN marks SET STORAGE EXTERNAL",
    """
    CREATE INDEX search_docs_fts_marks ON search_docs_fts
    USING gin (marks) WITH (fastupdate = off)
    """,
    """
    CREATE FUNCTION search_docs_fts_matching(asked text)
    RETURNS TABLE (id bigint, group_id integer) LANGUAGE sql STABLE ROWS 1000
    SET enable_seqscan = off SET jit = off
    AS 'SELECT id, group_id FROM search_docs_fts WHERE marks @@ asked::tsquery'
    """,
)
_DROP = ("DROP FUNCTION search_docs_fts_matching(text)", "DROP TABLE search_docs_fts")
_PUT = text(
    "INSERT INTO search_docs_fts (id, group_id, marks)"
    " VALUES (:id, :group_id, array_to_tsvector(CAST(:marks AS text[])))"
)
_REMOVE = text("DELETE FROM search_docs_fts WHERE id = ANY(:ids)")

# How the texts are spread over time: of a hundred equal parts, where each begins.
_SPREAD = text(
    "SELECT reltuples, CAST(CAST(histogram_bounds AS text) AS bigint[]),"
    " (SELECT max(id) FROM search_docs_fts) FROM pg_class"
    " JOIN pg_stats ON schemaname = current_schema() AND tablename = relname AND attname = 'id'"
    " WHERE oid = CAST('search_docs_fts' AS regclass)"
)
_FEW = 50_000  # so few texts are searched as a whole at once
_FIRST_WINDOW, _WIDEST_WINDOW = 2, 30  # of the hundred parts so many, the newest, are tried
_WIDER = 1.2
_KNOWN, _FRESH = "search_spread", 60.0  # seconds for which a connection remembers the spread
_BLOCKS = (32, 128, 512, 2_048)  # days; a text has a mark for each block in which it stands
_MOST_BLOCKS = 6  # that are asked for at once; with more of them GIN is slow


def create_tables(connection: Connection) -> None:
    """Make the table, its index and the function that reads it."""
    for statement in _CREATE:
        connection.execute(text(statement))


def drop_tables(connection: Connection) -> None:
    """Take them away."""
    for statement in _DROP:
        connection.execute(text(statement))


def put(connection: Connection, texts: Sequence[Indexed]) -> None:
    """Index texts whose ids are not indexed yet."""
    rows = [
        {"id": one.id, "group_id": one.group_id, "marks": one.marks + blocks_of(one.id)}
        for one in texts
    ]
    connection.execute(_PUT, rows)


def remove(connection: Connection, ids: Sequence[int]) -> None:
    """Forget the texts with these ids."""
    connection.execute(_REMOVE, {"ids": list(ids)})


def newest(connection: Connection, asking: Asking, sees: GroupIds, limit: int) -> list[Candidate]:
    """Return the newest texts that are wanted and may be seen, the newest first."""
    if asking.since is not None and asking.until is not None:
        days = _blocks_between(asking.since, asking.until)
        if len(days) <= _MOST_BLOCKS:
            return _all_newest(connection, _within(days, asking), sees, limit) if days else []
    return _of_newest_days(connection, asking, sees, limit) or _all_newest(
        connection, asking, sees, limit
    )


def _of_newest_days(
    connection: Connection, asking: Asking, sees: GroupIds, limit: int
) -> list[Candidate]:
    """Return the texts if there are enough of them in the newest of many parts, else none.

    Each window is as wide as the one before lets expect, and a little wider.
    """
    starts, end = _spread(connection)
    parts = _FIRST_WINDOW
    while starts and parts <= _WIDEST_WINDOW:
        start = starts[len(starts) * (100 - parts) // 100]
        part = _within(_blocks_between(start, end), asking)
        found = _all_newest(connection, part, sees, limit)
        if len(found) >= limit:
            return found
        parts = ceil(_WIDER * parts * limit / max(1, len(found)))
    return []


def _within(blocks: Sequence[str], asking: Asking) -> Asking:
    """Return that a text is wanted which stands in one of the blocks of days as well."""
    days = Any(tuple(Has(block) for block in blocks))
    return replace(asking, wanted=All((days, asking.wanted)))


def _all_newest(
    connection: Connection, asking: Asking, sees: GroupIds, limit: int
) -> list[Candidate]:
    given = {"query": _query(asking), "since": asking.since, "until": asking.until, "limit": limit}
    told = {name: value for name, value in given.items() if value is not None}
    return [Candidate._make(row) for row in rows(_newest(sees, frozenset(told)), told)]


@lru_cache(BUILT)
def _newest(sees: GroupIds, told: frozenset[str]) -> Select[Anything]:
    matching = func.search_docs_fts_matching(bindparam("query", type_=Text)).table_valued(
        column("id", BigInteger), column("group_id", Integer)
    )
    place = matching.c.id
    between = [place >= bindparam("since", type_=BigInteger)] if "since" in told else []
    between += [place < bindparam("until", type_=BigInteger)] if "until" in told else []
    seen = (
        select(place)
        .where(*may_see(sees, matching.c.group_id), *between)
        .order_by(place.desc())
        .limit(bindparam("limit", type_=Integer))
        .subquery()
    )
    return (
        select(*CANDIDATE.values())
        .join(seen, seen.c.id == SearchDoc.id)
        .order_by(SearchDoc.id.desc())
    )


def _spread(connection: Connection) -> tuple[list[int], int]:
    """Return where each part of the texts begins, none where they are few, and the newest text."""
    spread: tuple[list[int], int]
    until, spread = connection.info.get(_KNOWN, (0.0, ([], 0)))
    if monotonic() > until:
        row = connection.execute(_SPREAD).first()
        spread = (row[1], row[2]) if row and row[0] >= _FEW and row[1] else ([], 0)
        connection.info[_KNOWN] = (monotonic() + _FRESH, spread)
    return spread


def _blocks_between(start: int, end: int) -> list[str]:
    """Return the marks of blocks that cover the days from one place to another, and some more."""
    for size in _BLOCKS:
        first, last = day_number(start) // size, day_number(end) // size + 1
        if last - first < _MOST_BLOCKS:
            break
    return [f"#b{size}~{block}" for block in range(first, last + 1)]


def blocks_of(place: int) -> list[str]:
    """Return the marks of the blocks of days in which the place is."""
    return [f"#b{size}~{day_number(place) // size}" for size in _BLOCKS]


def _query(asking: Asking) -> str:
    without = "".join(f" & !{_written(one)}" for one in asking.without)
    return _written(asking.wanted) + without


def _written(wanted: Wanted) -> str:
    if isinstance(wanted, Has):
        return f"'{wanted.mark}'"
    sign = " & " if isinstance(wanted, All) else " | "
    return f"({sign.join(_written(part) for part in wanted.parts)})"
