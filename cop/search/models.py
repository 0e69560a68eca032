"""What is found, the words that complete what is typed, and questions that found nothing."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import JSON, BigInteger, Index, Integer, SmallInteger, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from cop.db import Base
from cop.db.types import Id, LongText, closed_set
from cop.kit.clock import now
from cop.search.analyser import LONGEST_WORD
from cop.search.question import LONGEST
from cop.search.words import DocKind

_BY_BYTES = String(LONGEST_WORD, collation="C")  # a prefix is a range only in this order


class SearchDoc(Base):
    """One text: what is shown of it, and what it is ranked by.

    The id is its place in time (`places.place_of`), so that the newest texts are the highest ids.
    The marks under which it is found are in a table of the engine, under the same id.
    """

    __tablename__ = "search_docs"
    __table_args__ = (
        UniqueConstraint("kind", "ref", "part"),
        Index(None, "group_id", "id"),
        Index(None, "kind", "id"),
        Index(None, "whole", "id"),
    )

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False
    )
    kind: Mapped[DocKind] = mapped_column(closed_set(DocKind))
    ref: Mapped[int]  # the id of the thing in its own room
    part: Mapped[int]  # a point's id, or 0
    whole: Mapped[int | None]  # texts of one session stand together under its number
    group_id: Mapped[int | None]  # None: whoever may search sees it
    date: Mapped[dt.date | None]
    language: Mapped[str | None] = mapped_column(String(12))
    weights: Mapped[LongText]  # before the body, which a ranking need not read
    type: Mapped[str | None] = mapped_column(String(24))  # of an output
    subjects: Mapped[str] = mapped_column(String(300), default="")  # ids with spaces between them
    path: Mapped[str] = mapped_column(String(400))  # the address within the site
    facts: Mapped[dict[str, Any]] = mapped_column(JSON)  # for the line under the title
    title: Mapped[LongText]
    body: Mapped[LongText]


class SearchWord(Base):
    """A word that stands in texts; `level` is about the logarithm of how many.

    Rows are only added, a word gets a new one with each level: so two people who write
    at once never wait for each other here.
    """

    __tablename__ = "search_words"
    __table_args__ = (Index(None, "word", "level"),)

    id: Mapped[Id]
    word: Mapped[str] = mapped_column(String(LONGEST_WORD).with_variant(_BY_BYTES, "postgresql"))
    level: Mapped[int] = mapped_column(SmallInteger)


class SearchMiss(Base):
    """A question that found nothing, how often, and when last; not who asked."""

    __tablename__ = "search_misses"

    id: Mapped[Id]
    question: Mapped[str] = mapped_column(String(LONGEST), index=True)
    times: Mapped[int] = mapped_column(default=1)
    at: Mapped[dt.datetime] = mapped_column(default=now, index=True)
