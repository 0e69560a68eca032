"""What is written is found at once, in its newest wording, and not when it is taken away."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select

from cop.db import db
from cop.search.actions import forget, record_miss
from cop.search.lexemes import MOST_BYTES, MOST_WORDS, lexemes_of
from cop.search.models import SearchMiss, SearchWord
from cop.search.words import DocKind
from tests.search.conftest import Ask, Put


def test_a_new_wording_takes_the_place_of_the_old(put: Put, ask: Ask) -> None:
    put("Server", "katalog")
    put("Surel", "kertas", date=date(2020, 2, 2), kind=DocKind.MINUTES)
    assert ask("server ").count == 0
    (hit,) = ask("kertas ").hits
    assert hit.date == date(2020, 2, 2)
    assert ask("").count == 1


def test_a_part_or_the_whole_thing_is_forgotten(put: Put, ask: Ask) -> None:
    for part in (0, 7, 8):
        put("Server", part=part)
    put("Server", kind=DocKind.OUTPUT)
    forget(DocKind.MINUTES, 1, 7)
    assert sorted(hit.part for hit in ask("server ").hits) == [0, 0, 8]
    forget(DocKind.MINUTES, 1)
    assert [hit.kind for hit in ask("server ").hits] == [DocKind.OUTPUT]
    forget(DocKind.MINUTES, 1)


def test_what_is_rolled_back_is_not_found(put: Put, ask: Ask) -> None:
    put("Server")
    db.session.rollback()
    assert ask("server ").count == 0
    put("Server", ref=2)
    db.session.commit()
    forget(DocKind.MINUTES, 2)
    db.session.rollback()
    assert ask("server ").count == 1


def test_texts_of_one_day_do_not_stand_in_each_others_place(
    put: Put, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cop.search.places.crc32", lambda _: 2**20 - 1)
    for number in range(5):
        put("Server", ref=number)
    assert ask("server ").count == 5


def test_a_hit_tells_what_its_line_needs(put: Put, ask: Ask) -> None:
    put("Server", facts={"authors": ["Sari"]}, path="/groups/a/sessions/1#point-2", language="id")
    (hit,) = ask("server ").hits
    assert (hit.facts, hit.path) == ({"authors": ["Sari"]}, "/groups/a/sessions/1#point-2")
    assert (hit.language, hit.date) == ("id", date(2026, 11, 2))


def test_a_book_is_indexed_in_bounds(put: Put, ask: Ask) -> None:
    words = [f"kata{number}" * 4 for number in range(40_000)]
    book = " ".join(words)
    put("Buku", book)
    assert ask(words[5]).count == 1
    marks = lexemes_of("Buku", book, []).marks
    assert sum(len(mark.encode()) for mark in marks) <= MOST_BYTES
    assert words[MOST_WORDS + 1] not in marks


def test_a_word_that_many_texts_have_takes_few_rows(put: Put) -> None:
    for number in range(60):
        put("Server", ref=number)
    rows = select(func.count()).where(SearchWord.word == "server")
    assert 1 <= (db.session.scalar(rows) or 0) <= 20


def test_a_question_without_answer_is_counted_without_who_asked(database: None) -> None:
    for question in ("Jam  BUKA?", "jam buka", "!!", "x\0\ud800" * 999):
        record_miss(question)
    asked = select(SearchMiss.question, SearchMiss.times).order_by(SearchMiss.id)
    (first, *others) = db.session.execute(asked)
    assert tuple(first) == ("jam buka", 2)
    assert len(others) == 1
