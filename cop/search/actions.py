"""Writing the index; what is written is found from the same commit on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
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


def index(
    kind: DocKind,
    ref: int,
    part: int = 0,
    *,
    group_id: int | None,
    date: dt.date | None,
    language: str | None,
    title: str,
    body: str,
    path: str,
    facts: Mapping[str, Any],
    output_type: str | None = None,
    subjects: Sequence[int] = (),
    whole: int | None = None,
    authors: Sequence[str] = (),
    names: Sequence[str] = (),
) -> None:
    """Make the text findable, in place of what was indexed under its kind, ref and part.

    `title` and `body` are plain text, `path` is the address within the site, `facts` what the
    line under the title tells (JSON), `subjects` the ids of its headings. Texts with the
    same `whole` are shown together, the names of `authors` find it by their words. It is found
    by `names` as well, such as those of its headings, which are shown only where they match.
    Without a group it is seen by all who may search.
    """
    forget(kind, ref, part)
    connection = db.session.connection()
    name = f"{kind.value} {ref} {part}"
    place = _free_place(connection, place_of(date, name))
    title, body = storable(title), with_names(storable(body), map(storable, names))
    named = _facts(kind, group_id, place) + _described(output_type, language, subjects)
    named += [fact for name in authors for fact in facts_of_author(name)]
    marks, words, weights = lexemes_of(title, body, named)
    connection.execute(
        insert(SearchDoc).values(
            id=place,
            kind=kind,
            ref=ref,
            part=part,
            whole=whole,
            group_id=group_id,
            date=date,
            language=language,
            weights=weights,
            type=output_type,
            subjects=" ".join(map(str, subjects)),
            path=path,
            facts=dict(facts),
            title=title,
            body=body,
        )
    )
    engine_of(connection).put(connection, [Indexed(place, group_id, marks)])
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


def _facts(kind: DocKind, group_id: int | None, place: int) -> list[str]:
    year = year_of(place)
    return [f"k{kind.value}", f"g{group_id or NO_GROUP}"] + ([f"y{year}"] if year else [])


def _described(output_type: str | None, language: str | None, subjects: Sequence[int]) -> list[str]:
    named = [f"t{output_type}"] if output_type else []
    named += [f"l{language}"] if language else []
    return named + [f"s{one}" for one in subjects]
