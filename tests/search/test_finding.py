"""A question finds texts by any form of its words, and only those that it asks for."""

from __future__ import annotations

from datetime import date

import pytest

from cop.search.queries import Filters
from cop.search.results import Found
from cop.search.words import DocKind, Notice
from tests.search.conftest import Ask, Put


def refs(found: Found) -> list[int]:
    """Return the numbers of the texts that were found, in order."""
    return [hit.ref for hit in found.hits]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("menggabungkan", "Penggabungan rekod"),
        ("menggabungkan", "rekod yang digabung"),
        ("gabungan", "menggabungkan"),
        ("ditulis", "penulisan"),
        ("menulis", "tulisan"),
        ("dikatalogkan", "pengatalogan"),
        ("mengatalog", "katalog"),
        ("pemanfaatan", "dimanfaatkan"),
        ("perumusan", "merumuskan"),
        ("pengolahan", "mengolah"),
        ("bertemu", "pertemuan"),
        ("penilaian", "dinilai"),
        ("keputusannya", "memutuskan"),
        ("buku", "buku-buku"),
        ("buku-buku", "sebuah buku"),
        ("merging", "to merge"),
        ("libraries", "the library's rules"),
        ("cataloguing", "catalogued"),
        ("cafe", "Café"),
        ("CAFÉ", "cafe\u0301"),
        ("strasse", "Straße"),
        ("quran", "Qur’an"),
        ("Lodz", "Łódź"),
        ("ebook", "an e-book"),
        ("e-book", "many ebooks"),
        ("e-book", "an e book"),
        ("001/18", "Item 001/18 Opening"),
        ("978-602-03", "ISBN 978-602-03-1234-5"),
        ("marc21", "MARC21"),
        ("catalogued/merged,(books)", "catalogue, merge, book"),
        ("perpusnas.go.id", "di perpusnas.go.id"),
    ],
)
def test_other_forms_of_a_word_are_found(put: Put, ask: Ask, question: str, text: str) -> None:
    put("Judul", text)
    assert refs(ask(question + " ")) == [1]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("masa", "masalah"),
        ("mission", "permission"),
        ("rector", "director"),
        ("18/001", "Item 001/18"),
        ("katalog server", "katalog saja"),
        ('"rekod ganda"', "ganda rekod"),
        ('"rekod ganda"', "rekod yang ganda"),
        ('"merge"', "merging"),
        ('"a b c"', "a b, and b c"),
    ],
)
def test_other_words_are_not_found(put: Put, ask: Ask, question: str, text: str) -> None:
    put("Judul", text)
    put("Katalog", "server", ref=2)
    assert 1 not in refs(ask(question + " "))


def test_the_last_word_may_be_unfinished(put: Put, ask: Ask) -> None:
    put("Penggabungan rekod")
    assert refs(ask("pengga")) == [1]
    assert refs(ask("rekod peng")) == [1]
    assert refs(ask("pengga rekod")) == [1], "some of the words are there"
    assert ask("pengga rekod").notices == (Notice.SOME_WORDS,)
    assert refs(ask("pengga ")) == []


def test_an_unfinished_word_finds_itself_first(put: Put, ask: Ask) -> None:
    put("Katalogisasi", ref=1, date=date(2026, 11, 20))
    put("Katalog", ref=2, date=date(2020, 1, 1))
    assert refs(ask("katalog")) == [2, 1]


def test_a_phrase_is_found_as_it_stands(put: Put, ask: Ask) -> None:
    put("Laporan", "Rekod, ganda: apa adanya")
    put("Rekod-ganda", ref=2)
    assert refs(ask("“REKOD ganda”")) == [2, 1]


def test_a_phrase_spans_no_two_texts(put: Put, ask: Ask) -> None:
    put("Rekod", "ganda")
    assert refs(ask('"rekod ganda"')) == []


def test_minus_leaves_out_and_or_takes_either(put: Put, ask: Ask) -> None:
    put("Server katalog")
    put("Server surel", ref=2)
    put("Jam buka", ref=3)
    assert refs(ask("server -surel ")) == [1]
    assert refs(ask("-server")) == [3]
    assert refs(ask('server -"server katalog"')) == [2]
    assert sorted(refs(ask("surel OR buka "))) == [2, 3]
    assert sorted(refs(ask("surel ATAU buka "))) == [2, 3]


def test_words_that_say_little_need_not_be_there(put: Put, ask: Ask) -> None:
    put("Merge the records")
    assert refs(ask("how do we merge records?")) == [1]


def test_a_question_of_such_words_alone_finds_them(put: Put, ask: Ask) -> None:
    put("To be or not to be")
    put("Apa saja", ref=2)
    assert refs(ask("what to be")) == [1]
    assert refs(ask("apa yang ")) == [2]


def test_no_text_has_all_words_so_the_best_of_some_come(put: Put, ask: Ask) -> None:
    put("Server katalog mati")
    put("Jam buka katalog", ref=2, date=date(2026, 11, 9))
    found = ask("server katalog lambat ")
    assert refs(found) == [1, 2]
    assert found.notices == (Notice.SOME_WORDS,)


def test_a_title_tells_more_than_a_body_and_the_word_itself_more_than_its_kin(
    put: Put, ask: Ask
) -> None:
    put("Catatan", "Tentang server", ref=1)
    put("Server", "Tentang catatan", ref=2)
    put("Penulis", ref=3)
    put("Menulis", ref=4)
    assert refs(ask("server ")) == [2, 1]
    assert refs(ask("menulis ")) == [4, 3]


def test_of_equal_texts_the_newer_comes_first(put: Put, ask: Ask) -> None:
    put("Server", ref=1, date=date(2025, 1, 1))
    put("Server", ref=2, date=date(2026, 1, 1))
    put("Server", ref=3, date=None)
    assert refs(ask("server ")) == [2, 1, 3]
    assert refs(ask("")) == [2, 1, 3]


def test_filters_narrow_and_facets_tell_what_else_there_is(put: Put, ask: Ask) -> None:
    put("Server", ref=1, kind=DocKind.OUTPUT, group_id=1, date=date(2025, 5, 5))
    put("Server", ref=2, kind=DocKind.MINUTES, group_id=1)
    put("Server", ref=3, kind=DocKind.MINUTES, group_id=2)
    put("Jam buka", ref=4, kind=DocKind.MINUTES, group_id=3)
    for question in ("server ", "", "-buka"):
        found = ask(question, filters=Filters(kind=DocKind.MINUTES, group_id=1))
        assert refs(found) == [2]
        assert found.count == 1
        assert found.facets.kind == {DocKind.OUTPUT: 1, DocKind.MINUTES: 1}
        assert {1: 1, 2: 1}.items() <= found.facets.group_id.items()
        assert found.facets.year == {2026: 1}
        assert refs(ask(question, filters=Filters(year=2025))) == [1]
        assert refs(ask(question, filters=Filters(year=-5))) == []
        assert refs(ask(question, filters=Filters(year=10**9))) == []
