"""Encodings, broken files, and files made to be slow."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from cop.importing.reading import LARGEST, Unreadable, Why, read_article, read_minutes

TEXT = "# Notulen 3 Mei 2026\n\nHadir: André, Zoë\n\n## Kafé\n\nBuka."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-32"]
)
def test_every_common_encoding_is_read(encoding):
    (meeting,) = read_minutes("x.md", TEXT.encode(encoding))
    assert [one.name for one in meeting.attendance] == ["André", "Zoë"]
    assert meeting.points[0].title == "Kafé"


def test_line_ends_of_every_system_are_read_alike():
    assert read_minutes("x.md", TEXT.replace("\n", "\r\n")) == read_minutes("x.md", TEXT)
    assert read_minutes("x.md", TEXT.replace("\n", "\r")) == read_minutes("x.md", TEXT)


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (b"", Why.EMPTY),
        (b" \n\t\n", Why.EMPTY),
        ("\u200b\n", Why.EMPTY),
        (b"\xff\xfe\x00\xd8", Why.ENCODING),
        ("\ud800", Why.ENCODING),
        (b"%PDF-1.7 ...", Why.BINARY),
        (b"PK\x03\x04 a word processor's file", Why.BINARY),
        (b"text\x00with\x00holes", Why.BINARY),
        (bytes(range(1, 32)) * 20, Why.BINARY),
        (b"a" * (LARGEST + 1), Why.TOO_LARGE),
        ("<!-- nothing to see -->", Why.NO_TEXT),
        ("<script>var a</script>", Why.NO_TEXT),
    ],
    ids=lambda value: value.name if isinstance(value, Why) else "",
)
def test_a_file_that_cannot_be_read_is_refused_with_its_reason(source, why):
    for read in (read_minutes, read_article):
        with pytest.raises(Unreadable) as refused:
            read("x.md", source)
        assert refused.value.why is why


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "](",
        "* ",
        "**a ",
        "_ a_",
        "`a ",
        "<",
        "<a ",
        "<a" + " " * 3999,
        "<b>",
        "<li>",
        "<ol><li>",
        "<table><tr><td>",
        "<!-- ",
        "<script>",
        "> ",
        "| ",
        "\\",
        "((",
        "1/2 ",
        "14 Mei ",
        "Ab ",
        "\t",
        "Action: x ",
        "- a\n",
        "Hadir: A, ",
        "\u201ca. A",
        "[a](b",
        "&#x41;",
        "-",
        "Motion: ",
    ],
)
@pytest.mark.parametrize("name", ["x.md", "x.html"])
def test_no_hostile_text_takes_more_than_its_length(piece, name):
    source = "x\n" + piece * (60_000 // len(piece)) + "y"
    started = time.process_time()
    with suppress(Unreadable):
        read_minutes(name, source)
    assert time.process_time() - started < 2  # 60 kB; quadratic patterns take minutes
