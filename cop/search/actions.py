"""Writing the index; what is written is found from the same commit on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from cop.db import db
from cop.kit.clock import now
from cop.search.analyser import storable, tokens
from cop.search.engines import engine_of
from cop.search.engines.interface import NO_GROUP, Indexed
from cop.search.lexemes import facts_of_author, lexemes_of
from cop.search.models import SearchDoc, SearchMiss
from cop.search.naming import with_names
from cop.search.places import next_to, place_of, year_of
from cop.search.question import LONGEST
from cop.search.vocabulary import level_of, remember
from cop.search.words import DocKind

COLUMNS = ("kind", "ref", "part", "whole", "group_id", "date", "language", "path")  # as they are


@dataclass(frozen=True, kw_only=True)
class Findable:
    """A text as it is to be found, known by its kind, ref and part.

    `title` and `body` are plain text, `path` is the address within the site, `facts` what the
    line under the title tells (JSON), `subjects` the ids of its headings. Texts with the same
    `whole` are shown together, the names of `authors` find it by their words. It is found by
    `names` as well, such as those of its headings, which are shown only where they match.
    Without a group it is seen by all who may search.
    """

    kind: DocKind
    ref: int
    part: int = 0
    whole: int | None = None
    group_id: int | None
    date: dt.date | None
    language: str | None
    title: str
    body: str
    path: str
    facts: Mapping[str, Any]
    output_type: str | None = None
    subjects: Sequence[int] = ()
    authors: Sequence[str] = ()
    names: Sequence[str] = ()

    @property
    def traits(self) -> list[str]:
        """Return the facts that narrow a search to it, but for its year."""
        told = [f"k{self.kind.value}", f"g{self.group_id or NO_GROUP}"]
        told += [f"t{self.output_type}"] if self.output_type else []
        told += [f"l{self.language}"] if self.language else []
        told += [f"s{one}" for one in self.subjects]
        return told + [fact for name in self.authors for fact in facts_of_author(name)]


def index(text: Findable) -> None:
    """Make the text findable, in place of what was indexed under its kind, ref and part."""
    forget(text.kind, text.ref, text.part)
    connection = db.session.connection()
    name = f"{text.kind.value} {text.ref} {text.part}"
    place = _free_place(connection, place_of(text.date, name))
    title = storable(text.title)
    body = with_names(storable(text.body), map(storable, text.names))
    year = year_of(place)
    marks, words, weights = lexemes_of(title, body, text.traits + ([f"y{year}"] if year else []))
    written = {name: getattr(text, name) for name in COLUMNS}
    subjects = " ".join(map(str, text.subjects))
    written |= {"id": place, "title": title, "body": body, "weights": weights}
    written |= {"type": text.output_type, "subjects": subjects, "facts": dict(text.facts)}
    connection.execute(insert(SearchDoc).values(written))
    engine_of(connection).put(connection, [Indexed(place, text.group_id, marks)])
    remember(connection, words, level_of(name))


def forget(kind: DocKind, ref: int, part: int | None = None) -> None:
    """Make a part of a thing, or the whole thing, unfindable."""
    connection = db.session.connection()
    places = select(SearchDoc.id).where(SearchDoc.kind == kind, SearchDoc.ref == ref)
    if part is not None:
        places = places.where(SearchDoc.part == part)
    if ids := connection.scalars(places).all():
        engine_of(connection).remove(connection, ids)
        connection.execute(delete(SearchDoc).where(SearchDoc.id.in_(ids)))


def record_miss(question: str) -> None:
    """Count a question that found nothing; its words only, without case and accents."""
    words = " ".join(token.word for token in tokens(storable(question[:LONGEST])))[:LONGEST]
    if not words:
        return
    asked_before = (
        update(SearchMiss)
        .where(SearchMiss.question == words)
        .values(times=SearchMiss.times + 1, at=now())
    )
    connection = db.session.connection()
    if not connection.execute(asked_before).rowcount:
        connection.execute(insert(SearchMiss).values(question=words))


def _free_place(connection: Connection, place: int) -> int:
    while connection.scalar(select(SearchDoc.id).where(SearchDoc.id == place)) is not None:
        place = next_to(place)
    return place
