"""A text that was found as the page tells of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from cop.groups.queries import CircleRow
from cop.kit.dates import full_day
from cop.outputs.words import OUTPUT_TYPES, OutputType
from cop.search.results import Hit
from cop.search.words import DOC_KINDS, DocKind

MOST_AUTHORS = 4
Pieces = tuple[tuple[str, bool], ...]  # text, and whether it is a match


class ToldToo(NamedTuple):
    """A further text of the same session."""

    path: str
    title: Pieces
    kind: str


class Told(NamedTuple):
    """A hit in the words of the reader's language; equal ones look alike whoever reads them."""

    key: str
    label: str
    circle: str
    date: str
    day: str
    path: str
    title: Pieces
    snippet: Pieces
    named: Pieces  # the name by which it was found, where nothing that is shown has it
    authors: str
    session: str
    also: tuple[ToldToo, ...]


def told(hits: Iterable[Hit], groups: Mapping[int, CircleRow]) -> Iterator[Told]:
    """Give the hits as they are shown, with the names of those of their circles that are seen."""
    kinds = {kind: str(label) for kind, label in DOC_KINDS.items()}
    types = cache(_type)
    for hit in hits:
        named = types(hit.facts.get("type")) if hit.kind is DocKind.OUTPUT else ""
        yield Told(
            key=f"{hit.kind}-{hit.ref}-{hit.part}",
            label=named or kinds[hit.kind],
            circle=_circle(hit, groups),
            date=hit.date.isoformat() if hit.date else "",
            day=full_day(hit.date) if hit.date else "",
            path=hit.path,
            title=hit.title,
            snippet=hit.snippet,
            named=hit.named,
            authors=_authors(hit),
            session=_session(hit),
            also=tuple(ToldToo(one.path, one.title, kinds[one.kind]) for one in hit.also),
        )


def _type(named: str | None) -> str:
    """Return the label of a type of outputs, "" where it is none that is known."""
    return str(OUTPUT_TYPES[OutputType(named)]) if named in set(OutputType) else ""


def _circle(hit: Hit, groups: Mapping[int, CircleRow]) -> str:
    group = groups.get(hit.group_id) if hit.group_id else None
    number = hit.facts.get("number") or ""
    return f"{group.name} {number}".rstrip() if group else ""


def _authors(hit: Hit) -> str:
    names = hit.facts.get("authors") or []
    more = ", …" if len(names) > MOST_AUTHORS else ""
    return ", ".join(names[:MOST_AUTHORS]) + more


def _session(hit: Hit) -> str:
    is_part = hit.kind in (DocKind.MINUTES, DocKind.DECISION)
    return hit.facts.get("session") or "" if is_part else ""
