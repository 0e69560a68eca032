"""Operators narrow the archive; what is none is said, and what is closed does not show."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cop.libraries import actions as libraries
from cop.outputs.actions import Credit
from cop.sessions.queries import points_of
from cop.sessions.words import Status
from tests.archive.test_facets import facet

TITLE = ".hit__title"


def sentences(page):
    """Return what the page says of operators that mean nothing."""
    return page.all(".archive__amiss")


def by(person):
    """Return the person as an author."""
    return Credit(person.name, person)


@pytest.fixture
def written(make):
    """Make two outputs of two people in two circles, and the minutes of a session."""
    pagi, sore = make.group("Obrolan Pagi"), make.group("Lingkar Sore")
    make.subject("Katalogisasi", "Cataloguing")
    make.output(pagi, "Deposit satu", credits=[by(make.sari)], subjects=["Katalogisasi"])
    make.output(sore, "Deposit dua", credits=[by(make.bayu)])
    session = make.session(
        sore,
        state=Status.IN_PROGRESS,
        points=("Deposit tiga",),
        facilitator=make.bayu,
        starts_at=datetime(2024, 5, 6, 2, tzinfo=UTC),
    )
    make.note(session, points_of(make.rina, session)[0], "Deposit digital diterima.")
    make.bring(session, Status.ADOPTED)


@pytest.mark.parametrize(
    ("question", "titles"),
    [
        ("deposit by:sari", ["Deposit satu"]),
        ("by:SÀRI deposit", ["Deposit satu"]),
        ('oleh:"Bayu Pratama" deposit kind:output', ["Deposit dua"]),
        ("deposit in:obrolan-pagi", ["Deposit satu"]),
        ('deposit in:"Obrolan Pagi"', ["Deposit satu"]),
        ("deposit di:“obrolan pagi”", ["Deposit satu"]),
        ("deposit in:katalogisasi", ["Deposit satu"]),
        ("deposit in:cataloguing", ["Deposit satu"]),
        ("deposit in:pagi in:sore jenis:keluaran", ["Deposit dua", "Deposit satu"]),
        ("deposit kind:minutes", ["Deposit tiga"]),
        ("deposit jenis:notulen", ["Deposit tiga"]),
        ("deposit before:2024-05-07", ["Deposit tiga"]),
        ('by:sari in:cataloguing kind:output after:2020 "deposit satu"', ["Deposit satu"]),
        ('oleh:sari di:katalogisasi jenis:keluaran setelah:2020 "deposit satu"', ["Deposit satu"]),
        ('oleh:sari di:katalogisasi jenis:notulen setelah:2020 "deposit satu"', []),
        ("deposit sebelum:2024 sesudah:2025", []),
        ("deposit sebelum:7.5.2024", ["Deposit tiga"]),
        ("deposit before:2025 after:2024-04", ["Deposit tiga"]),
        ("deposit sesudah:2024", ["Deposit dua", "Deposit satu"]),
        ("deposit -by:bayu", ["Deposit satu"]),
        ("deposit -kind:minutes -kind:session", ["Deposit dua", "Deposit satu"]),
        ("by:sari", ["Deposit satu"]),
        ("before:2025", ["Lingkar Sore 1"]),
        ('deposit "by:sari"', []),
    ],
)
def test_an_operator_narrows_in_either_language(make, client_for, written, question, titles):
    page = client_for(make.maya).get("/archive", query_string={"q": question})
    assert sorted(page.all(TITLE)) == titles
    assert not sentences(page)


def test_each_operator_is_a_chip_that_takes_it_back(make, client_for, written):
    page = client_for(make.maya).get("/archive?q=deposit+by:sari+after:2024&language=id")
    assert page.all(".archive__chips .tag") == [
        "by sari", "after 31 December 2024", "Bahasa Indonesia",
    ]  # fmt: skip
    first = page.page.query_one(".archive__chips a").attrs["href"]
    assert first == "/archive?q=deposit++after:2024&language=id"


def test_facets_and_operators_narrow_together(make, client_for, written):
    page = client_for(make.maya).get("/archive?q=deposit+by:bayu")
    assert facet(page, "Circle") == [f"Lingkar Sore {len(page.all('.hit')) + 1}"]
    assert client_for(make.maya).get("/archive?q=deposit+by:bayu&type=article").all(TITLE) == []


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("deposit in:antah-berantah", "“in:antah-berantah” narrows nothing"),
        ("deposit kind:gosip", "“kind:gosip” narrows nothing"),
        ("deposit before:kemarin", "“before:kemarin” narrows nothing"),
        ("deposit before:2024-13", "“before:2024-13” narrows nothing"),
        ("deposit -after:2024", "“-after:2024” narrows nothing"),
        ("deposit by:", "“by:” still needs a word"),
        ('deposit in:""', "“in:” still needs a word"),
        ("deposit by:!!", "“by:!!” still needs a word"),
    ],
)
def test_what_means_nothing_is_said_and_stays(make, client_for, written, question, sentence):
    page = client_for(make.maya).get("/archive", query_string={"q": question})
    [said] = sentences(page)
    assert said.startswith(sentence)
    assert page.page.query_one("#archive-words").attrs["value"] == question
    assert page.all(TITLE)


def test_an_unknown_operator_is_looked_for_as_a_word(make, client_for, written):
    page = client_for(make.maya).get("/archive?q=warna:deposit")
    assert sentences(page) == ["“warna:” is none of the search words; it was looked for as a word."]
    assert not sentences(client_for(make.maya).get("/archive?q=https://pustaka.example+10:30"))


def test_a_closed_circle_is_to_an_outsider_as_one_that_is_not(make, client_for):
    library = make.library("Perpustakaan Anggrek")
    group = make.group("Rahasia Dapur", visibility="members", library=library)
    make.output(group, "Deposit dapur", credits=[by(make.sari)])
    outsider, member = client_for(make.maya), client_for(make.bayu)
    assert member.get("/archive?q=in:rahasia-dapur").all(TITLE) == ["Deposit dapur"]
    closed, none = (
        outsider.get(f"/archive?q=deposit+in:{name}")
        for name in ("rahasia-dapur", "tak-ada-apa-apa")
    )
    assert sentences(closed)[0].replace("rahasia-dapur", "tak-ada-apa-apa") == sentences(none)[0]
    for question in ("by:sari", "in:anggrek", "after:2000", "-by:bayu", "in:rahas"):
        page = outsider.get("/archive", query_string={"q": question})
        assert not page.all(".hit")
        assert "Dapur" not in page.says


def test_a_library_stands_for_its_circles(make, client_for, written):
    library = make.library("Perpustakaan Anggrek")
    make.output(make.group("Teras", library=library), "Deposit teras")
    for name in ("anggrek", '"Perpustakaan Anggrek"'):
        page = client_for(make.maya).get("/archive", query_string={"q": f"deposit in:{name}"})
        assert page.all(TITLE) == ["Deposit teras"]
    libraries.add_name(library, "Pusaka")
    assert client_for(make.maya).get("/archive?q=in:pusaka").all(TITLE) == ["Deposit teras"]


def test_the_field_has_a_help_in_the_language_of_the_reader(make, client_for):
    assert "kind:minutes" in client_for(make.maya).get("/archive").says
    budi = make.person("Budi", locale="id")
    assert "jenis:notulen" in client_for(budi).get("/archive").says


def test_operators_are_no_words_that_were_missed(make, client_for):
    from cop.db import db
    from cop.search.models import SearchMiss

    client_for(make.sari).get("/archive?q=komik+by:siapa")
    assert db.session.query(SearchMiss).count() == 0
