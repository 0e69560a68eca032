"""The texts of one page, with their matches marked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select

from cop.db.prepared import prepared, rows
from cop.search.models import SearchDoc
from cop.search.naming import parted
from cop.search.results import Also, Hit
from cop.search.snippets import Marker, Pieces
from cop.search.wanting import Term
from cop.search.words import DocKind

_COLUMNS = SearchDoc.__table__.c
_READ = 16_000  # characters of a text in which a piece to show is looked for
_ROUNDS = 3  # pages that are read to fill one, where texts turn out not to have the phrase


@dataclass(frozen=True)
class Shown:
    """The hits, how many bundles were read for them, and how many of their texts were none."""

    hits: list[Hit]
    read: int
    false: int


class _Text(NamedTuple):
    """What is shown of a text; the body no more than its beginning, and "" where it is not read."""

    id: int
    kind: DocKind
    ref: int
    part: int
    group_id: int | None
    date: dt.date | None
    language: str | None
    path: str
    facts: dict[str, Any]
    title: str
    body: str


def shown_of(bundles: Sequence[Sequence[int]], terms: Sequence[Term], limit: int) -> Shown:
    """Return at most `limit` hits of the bundles of ids in their order, each with its others.

    Phrases are checked word for word.
    """
    marker = Marker(terms)
    hits: list[Hit] = []
    read = false = 0
    for _ in range(_ROUNDS):
        some = bundles[read : read + limit - len(hits)]
        for texts in _texts(some, whole=any(term.phrases for term in terms)):
            fitting = [row for row in texts if _fits(row, marker)]
            hits += [_hit(fitting[0], fitting[1:], marker)] if fitting else []
            false += len(texts) - len(fitting)
        read += len(some)
        if len(hits) == limit or read == len(bundles):
            break
    return Shown(hits, read, false)


def _texts(bundles: Sequence[Sequence[int]], *, whole: bool) -> list[list[_Text]]:
    """Return the texts of the bundles; the bodies of the first ones only, if not of all."""
    ids = [one for bundle in bundles for one in bundle]
    with_body = ids if whole else [bundle[0] for bundle in bundles]
    found = rows(*_with_ids(ids, with_body)) if ids else ()
    by_id = {row[0]: _Text._make(row) for row in found}
    return [[by_id[one] for one in bundle] for bundle in bundles]


@prepared
def _with_ids(ids: Sequence[int], with_body: Sequence[int]) -> Select[Any]:
    shown = [_COLUMNS[name] for name in _Text._fields if name != "body"]
    body = case((_COLUMNS.id.in_(with_body), func.substr(_COLUMNS.body, 1, _READ)), else_="")
    return select(*shown, body).where(_COLUMNS.id.in_(ids))


def _fits(row: _Text, marker: Marker) -> bool:
    return len(row.body) == _READ or marker.has_phrases((row.title, row.body))


def _hit(row: Any, others: Sequence[_Text], marker: Marker) -> Hit:
    words, names = parted(row.body)
    title, snippet = marker.marked(row.title), marker.snippet(words)
    return Hit(
        kind=row.kind,
        ref=row.ref,
        part=row.part,
        group_id=row.group_id,
        date=row.date,
        language=row.language,
        path=row.path,
        facts=row.facts,
        title=title,
        snippet=snippet,
        named=() if _matches((*title, *snippet)) else _first_match(names, marker),
        also=[Also(one.kind, one.path, marker.marked(one.title)) for one in others],
    )


def _first_match(names: Sequence[str], marker: Marker) -> Pieces:
    return next(filter(_matches, map(marker.marked, names)), ())


def _matches(pieces: Pieces) -> bool:
    return any(match for _piece, match in pieces)
