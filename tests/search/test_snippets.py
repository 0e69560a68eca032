"""The piece that is shown of a text has the words that were asked for, marked."""

from __future__ import annotations

import time

import pytest

from cop.search.question import understood
from cop.search.snippets import Marker, Pieces
from cop.search.wanting import Term, terms_of
from tests.search.conftest import Ask, Put

FILLING = "lorem ipsum " * 40


def terms(question: str, *completions: str) -> list[Term]:
    """Return the terms of the question."""
    return terms_of(understood(question), completions)


def written(pieces: Pieces) -> str:
    """Return the pieces with their matches in brackets."""
    return "".join(f"[{text}]" if match else text for text, match in pieces)


@pytest.mark.parametrize(
    ("question", "text", "shown"),
    [
        ("menggabungkan ", "Penggabungan, lalu digabung.", "[Penggabungan], lalu [digabung]."),
        ("merging records ", "Merge two record's", "[Merge] two [record's]"),
        ('"rekod ganda"', "ganda, rekod; Rekod  ganda!", "ganda, rekod; [Rekod] [ganda]!"),
        ("cafe ", "Di Café <b>", "Di [Café] <b>"),
        ("001/18", "001/18 dan 001", "[001]/[18] dan 001"),
        ("tidak", "baris\n\nlain  lagi", "baris lain lagi"),
        ("-server", "server", "server"),
    ],
)
def test_matches_are_marked_in_any_form(question: str, text: str, shown: str) -> None:
    assert written(Marker(terms(question)).snippet(text)) == shown
    assert written(Marker(terms(question)).marked(text)) == shown


def test_a_completed_word_is_marked() -> None:
    assert (
        written(Marker(terms("katal", "katalogisasi")).snippet("Katalogisasi")) == "[Katalogisasi]"
    )


def test_the_part_with_most_of_the_words_is_shown() -> None:
    text = f"server {FILLING} di sini server katalog mati {FILLING}"
    shown = written(Marker(terms("server katalog ")).snippet(text))
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "sini [server] [katalog] mati" in shown
    assert len(shown) < 420


def test_without_a_match_the_beginning_is_shown() -> None:
    assert written(Marker([]).snippet(FILLING)).startswith("lorem ipsum")
    assert Marker([]).snippet("") == ()
    assert written(Marker([]).snippet("?!")) == ""


def test_a_snippet_keeps_the_words_of_its_text(put: Put, ask: Ask) -> None:
    body = f"{FILLING}Server 🦉 <script>alert(1)</script> “mati” {FILLING}"
    put("Judul", body)
    (hit,) = ask("server ").hits
    assert "".join(text for text, _ in hit.snippet).strip("…").strip() in " ".join(body.split())


@pytest.mark.parametrize("text", ["a " * 8_000, "server " * 2_000, "x" * 16_000, "é" * 16_000])
def test_a_long_text_takes_no_long_time(text: str) -> None:
    wanted = terms('server a "a a a b"')  # loads the stemmers
    began = time.process_time()
    Marker(wanted).snippet(text)
    assert time.process_time() - began < 1.5  # looking at each place anew would take a minute


def test_the_name_under_which_a_text_is_found_is_told_and_no_part_of_it(put: Put, ask: Ask) -> None:
    put("Rak", "Kami memilah\fkembali.", names=["Katalogisasi", "Cataloguing", "Bayu\nPratama"])
    by_heading = ask("cataloguing").hits[0]
    assert written(by_heading.named) == "[Cataloguing]"
    assert written(by_heading.snippet) == "Kami memilah kembali."
    assert written(ask("bayu").hits[0].named) == "[Bayu] Pratama"
    assert ask("memilah").hits[0].named == ()
    assert ask("rak").hits[0].named == ()
    assert written(ask('"memilah kembali"').hits[0].snippet) == "Kami [memilah] [kembali]."
