"""The texts of one page, with their matches marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, func, select

from cop.search.models import SearchDoc
from cop.search.results import Also, Hit
from cop.search.snippets import Marker
from cop.search.wanting import Term

_READ = 16_000  # characters of a text in which a piece to show is looked for
_ROUNDS = 3  # pages that are read to fill one, where texts turn out not to have the phrase


@dataclass(frozen=True)
class Shown:
    """The hits, how many bundles were read for them, and how many of their texts were none."""

    hits: list[Hit]
    read: int
    false: int


def shown_of(
    connection: Connection, bundles: Sequence[Sequence[int]], terms: Sequence[Term], limit: int
) -> Shown:
    """Return at most `limit` hits of the bundles of ids in their order, each with its others.

    Phrases are checked word for word.
    """
    marker = Marker(terms)
    hits: list[Hit] = []
    read = false = 0
    for _ in range(_ROUNDS):
        some = bundles[read : read + limit - len(hits)]
        for texts in _rows(connection, some, whole=any(term.phrases for term in terms)):
            fitting = [row for row in texts if _fits(row, marker)]
            hits += [_hit(fitting[0], fitting[1:], marker)] if fitting else []
            false += len(texts) - len(fitting)
        read += len(some)
        if len(hits) == limit or read == len(bundles):
            break
    return Shown(hits, read, false)


def _rows(
    connection: Connection, bundles: Sequence[Sequence[int]], *, whole: bool
) -> list[list[Any]]:
    """Return the texts of the bundles; the bodies of the first ones only, if not of all."""
    if not bundles:
        return []
    columns = SearchDoc.__table__.c
    shown = [one for one in columns if one.name not in ("weights", "body")]
    first = [bundle[0] for bundle in bundles]
    body: ColumnElement[str] = func.substr(columns.body, 1, _READ)
    if not whole:
        body = case((columns.id.in_(first), body), else_="")
    ids = [one for bundle in bundles for one in bundle]
    rows = connection.execute(select(*shown, body.label("body")).where(columns.id.in_(ids)))
    by_id = {row.id: row for row in rows}
    return [[by_id[one] for one in bundle] for bundle in bundles]


def _fits(row: Any, marker: Marker) -> bool:
    return len(row.body) == _READ or marker.has_phrases((row.title, row.body))


def _hit(row: Any, others: Sequence[Any], marker: Marker) -> Hit:
    return Hit(
        kind=row.kind,
        ref=row.ref,
        part=row.part,
        group_id=row.group_id,
        date=row.date,
        language=row.language,
        path=row.path,
        facts=row.facts,
        title=marker.marked(row.title),
        snippet=marker.snippet(row.body),
        also=[Also(one.kind, one.path, marker.marked(one.title)) for one in others],
    )
