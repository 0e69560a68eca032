"""Texts of one thing are shown together, and none of them is lost or counted twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cop.search.queries import Filters
from cop.search.words import DocKind
from tests.search.conftest import Ask, Put

FIRST_DAY = date(2026, 1, 1)


@pytest.fixture
def sessions(put: Put) -> None:
    """Make nine sessions of a text and three points each, and two texts that stand alone."""
    for number in range(1, 10):
        day = FIRST_DAY + timedelta(number % 4)
        put(f"Sesi {number}", "server", ref=number, kind=DocKind.SESSION, whole=number, date=day)
        for part in range(1, 4):
            put("Server", ref=number, part=part, whole=number, date=day)
    for number in (90, 91):
        put("Server", ref=number, kind=DocKind.OUTPUT, date=FIRST_DAY)


@pytest.mark.parametrize("most", [1_000, 5])
@pytest.mark.parametrize("question", ["server ", ""])
def test_all_pages_together_hold_every_text_once(
    sessions: None, ask: Ask, monkeypatch: pytest.MonkeyPatch, question: str, most: int
) -> None:
    if not question:  # of a question no more than are counted are ranked
        monkeypatch.setattr("cop.search.queries.by_date.MOST", most)
        monkeypatch.setattr("cop.search.queries.facets.MOST", most)
    places, alone, after = [], 0, ""
    while True:
        found = ask(question, after=after, limit=4)
        places += [hit.ref for hit in found.hits]
        alone += sum(1 + len(hit.also) for hit in found.hits)
        if not (after := found.next):
            break
    assert sorted(places) == [*range(1, 10), 90, 91]
    assert alone == 9 * 4 + 2
    assert found.count == min(alone, most if not question else alone)


def test_the_best_text_stands_for_its_session(put: Put, ask: Ask) -> None:
    put("Rak", "server", ref=1, part=1, whole=1)
    put("Server", "server", ref=1, part=2, whole=1)
    [hit] = ask("server ").hits
    assert (hit.part, [one.title[0][0] for one in hit.also]) == (2, ["Rak"])


def test_without_a_question_the_session_itself_stands_first(sessions: None, ask: Ask) -> None:
    hits = ask("", limit=100).hits
    assert {hit.kind for hit in hits} == {DocKind.SESSION, DocKind.OUTPUT}


@pytest.mark.parametrize("most", [1_000, 3])
def test_a_filter_leaves_out_its_texts_but_not_their_session(
    sessions: None, ask: Ask, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("cop.search.queries.by_date.MOST", most)
    hits = ask("", filters=Filters(kind=DocKind.MINUTES), limit=100).hits
    assert sorted(hit.ref for hit in hits) == list(range(1, 10))
    assert {len(hit.also) for hit in hits} == {2}


def test_a_text_without_the_phrase_is_not_among_the_others(put: Put, ask: Ask) -> None:
    put("Rak", "buku rak putar", ref=1, part=1, whole=1)
    put("Rak", "buku rak lama, lalu rak putar", ref=1, part=2, whole=1)
    found = ask('"buku rak putar"')
    assert [(hit.part, hit.also) for hit in found.hits] == [(1, [])]
    assert found.count == 1
