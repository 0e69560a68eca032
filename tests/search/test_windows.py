"""On PostgreSQL the newest of very many texts are searched first; nothing is found otherwise."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from cop.db import db
from cop.search.engines import postgres
from cop.search.queries import Filters
from tests.search.conftest import Ask, Put

QUESTIONS = ("server", "jarang", "server -jarang", "server jarang", '"server katalog"', "tidak ada")


@pytest.fixture
def many(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make texts of many years findable, and take them for very many."""
    if db.engine.dialect.name != "postgresql":
        pytest.skip("SQLite keeps its lists in order and needs no windows")
    for number in range(150):
        words = "server katalog" + " jarang" * (number % 50 == 0)
        put("Judul", words, ref=number, group_id=1, date=date(2012, 1, 1) + timedelta(number * 35))
    db.session.execute(text("ANALYZE search_docs_fts"))
    monkeypatch.setattr(postgres, "_FRESH", 0.0)


@pytest.mark.parametrize("question", QUESTIONS)
def test_windows_change_no_answer(
    many: None, ask: Ask, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = {"since": date(2013, 3, 1), "until": date(2014, 2, 1)}
    backwards = {"since": date(2014, 2, 1), "until": date(2013, 3, 1)}
    for filters in (Filters(), Filters(year=2014), Filters(**days), Filters(**backwards)):
        monkeypatch.setattr(postgres, "_FEW", 10**9)
        whole = ask(question, filters=filters)
        monkeypatch.setattr(postgres, "_FEW", 1)
        assert ask(question, filters=filters) == whole


def test_a_text_newer_than_the_last_statistics_is_found(
    many: None, put: Put, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "_FEW", 1)
    for module in ("by_question", "facets"):
        monkeypatch.setattr(f"cop.search.queries.{module}.MOST", 2)
    put("Server", ref=999, date=date(2027, 2, 2))
    assert ask("server ").hits[0].ref == 999
