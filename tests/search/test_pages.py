"""An answer comes in pages that neither repeat nor leave out a text."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cop.kit import paging
from cop.search.queries import Filters
from cop.search.words import DocKind
from tests.search.conftest import Ask, Put

FIRST_DAY = date(2026, 1, 1)


@pytest.mark.parametrize("question", ["server", "", "-surel", "server OR katalog"])
def test_all_pages_together_are_the_whole_answer(put: Put, ask: Ask, question: str) -> None:
    for number in range(25):
        put("Server", "katalog " * (number % 3), ref=number, date=FIRST_DAY + timedelta(number % 5))
    seen, after = [], ""
    while True:
        found = ask(question, after=after, limit=7)
        assert found.count == 25
        seen += [hit.ref for hit in found.hits]
        if not (after := found.next):
            break
    assert sorted(seen) == list(range(25))
    assert seen == [hit.ref for hit in ask(question, limit=100).hits]


def test_a_page_goes_on_where_the_last_one_ended_though_texts_were_added(
    put: Put, ask: Ask
) -> None:
    for number in range(4):
        put("Server", ref=number, date=FIRST_DAY + timedelta(number))
    found = ask("server ", limit=2)
    put("Server", ref=9, date=FIRST_DAY + timedelta(9))
    assert [hit.ref for hit in ask("server ", after=found.next, limit=2).hits] == [1, 0]


@pytest.mark.parametrize(
    "cursor",
    ["x", "%", "\0", "🦉", "W10", "a" * 9_000, paging.written((-1,)), paging.written((1, 2, 3))],
)
@pytest.mark.parametrize("question", ["server ", ""])
def test_a_cursor_that_was_never_given_begins_anew(
    put: Put, ask: Ask, question: str, cursor: str
) -> None:
    put("Server")
    assert len(ask(question, after=cursor).hits) in (0, 1)


def test_more_texts_than_anyone_reads_are_counted_to_a_limit(
    put: Put, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("by_question", "by_date", "facets"):
        monkeypatch.setattr(f"cop.search.queries.{module}.MOST", 5)
    put("Server", ref=0, kind=DocKind.OUTPUT, group_id=1, date=date(2019, 1, 1))
    for number in range(1, 9):
        put("Judul", "server", ref=number, group_id=1, date=FIRST_DAY + timedelta(number))
    for question in ("server ", ""):
        found = ask(question)
        assert (found.count, found.count_is_capped) == (5, True)
        assert found.facets.kind == dict.fromkeys(DocKind)
        assert found.facets.group_id == {1: None}
        assert list(found.facets.year) == list(range(2026, 2018, -1))
        narrow = ask(question, filters=Filters(year=2019))
        assert (narrow.count, narrow.count_is_capped) == (1, False)
    assert ask("server ").hits[0].ref == 0, "a title counts, however old"
