"""The texts of one page, with their matches marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from cop.search.models import SearchDoc
from cop.search.results import Hit
from cop.search.snippets import has_phrases, marked, snippet
from cop.search.wanting import Term

_READ = 16_000  # characters of a text in which a piece to show is looked for
_ROUNDS = 3  # pages that are read to fill one, where texts turn out not to have the phrase


@dataclass(frozen=True)
class Shown:
    """The hits, how many of the ids were read for them, and how many of those were none."""

    hits: list[Hit]
    read: int
    false: int


def shown_of(
    connection: Connection, ids: Sequence[int], terms: Sequence[Term], limit: int
) -> Shown:
    """Return at most `limit` hits of the ids in their order; phrases are checked word for word."""
    hits: list[Hit] = []
    read = false = 0
    for _ in range(_ROUNDS):
        for row in _rows(connection, ids[read : read + limit - len(hits)]):
            read += 1
            if len(row.body) == _READ or has_phrases((row.title, row.body), terms):
                hits.append(_hit(row, terms))
            else:
                false += 1
        if len(hits) == limit or read == len(ids):
            break
    return Shown(hits, read, false)


def _rows(connection: Connection, ids: Sequence[int]) -> list[Any]:
    columns = SearchDoc.__table__.c
    shown = [one for one in columns if one.name not in ("weights", "body")]
    body = func.substr(columns.body, 1, _READ).label("body")
    rows = connection.execute(select(*shown, body).where(columns.id.in_(ids)))
    by_id = {row.id: row for row in rows}
    return [by_id[one] for one in ids]


def _hit(row: Any, terms: Sequence[Term]) -> Hit:
    return Hit(
        kind=row.kind,
        ref=row.ref,
        part=row.part,
        group_id=row.group_id,
        date=row.date,
        language=row.language,
        path=row.path,
        facts=row.facts,
        title=marked(row.title, terms),
        snippet=snippet(row.body, terms),
    )
