"""No word of a source is lost, whatever its style."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cop.importing.reading import Unreadable, read_article, read_minutes, words
from cop.importing.reading.front_matter import split
from cop.importing.reading.tidy import tidy
from tests.importing.shelf import files

MARKS = [
    "# ",
    "### ",
    "- ",
    "    - ",
    "* ",
    "1. ",
    "2) ",
    "**",
    "__",
    "_",
    "`",
    "\n",
    "\n\n",
    "\n",
    "> ",
    "| a | b |\n|---|---|\n",
    "[x](https://example.org/y_z)",
    "<b@example.org>",
    "\\*",
    "  \n",
    "\t",
    "**003/18 Judul**",
    "001/18 ",
    "Hadir: ",
    "Present:\n",
    "Attendees (Name, place)\n",
    "Izin: ",
    "Action item: ",
    "Action items:\n",
    "Keputusan: ",
    "Motion: ",
    "Motion passed. ",
    "14 Mei 2018",
    "2018-05-14",
    "# Meeting 1\n",
    "Meeting 2\n",
    "## Notes\n",
    "[ ] ",
    "<b>",
    "</b>",
    "<br>",
    "<kota/x>",
]
WORDS = [
    "Budi",
    "Sari Dewi",
    "akan",
    "will",
    "the library",
    "a_b_c",
    "10:30",
    "C++",
    "word.",
    "why?",
]


def _lost(source: str | bytes, kept: Counter[str]) -> Counter[str]:
    return words(source) - kept


@pytest.mark.parametrize("file", files("minutes"), ids=lambda file: file.name)
def test_the_record_of_a_meeting_holds_every_word(file):
    source = file.read_bytes()
    meetings = read_minutes(file.name, source)
    assert not _lost(source, sum((words(one.kept()) for one in meetings), Counter()))
    assert all(one.date for one in meetings)
    assert all(one.points for one in meetings)


@pytest.mark.parametrize("file", files("articles"), ids=lambda file: file.name)
def test_an_article_holds_every_word_of_its_text(file):
    source = file.read_bytes()
    article = read_article(file.name, source)
    below = split(source.decode().replace("\r\n", "\n"))[2]
    assert not _lost(below, words(article.body))
    assert article.title


@settings(deadline=None, max_examples=150)
@given(some.lists(some.sampled_from([*MARKS, *WORDS, *WORDS]), min_size=1, max_size=40))
def test_no_mix_of_styles_loses_a_word(pieces):
    source = " ".join(pieces)
    try:
        meetings = read_minutes("minutes.md", source)
    except Unreadable:
        assert not words(source)
    else:
        assert not _lost(source, sum((words(one.kept()) for one in meetings), Counter()))


@settings(deadline=None, max_examples=150)
@given(some.lists(some.sampled_from([*MARKS[:-6], *WORDS, *WORDS]), min_size=1, max_size=40))
def test_laying_out_changes_no_word(pieces):
    source = " ".join(pieces)
    assert words(tidy(source)) == words(source)


def test_addresses_and_pictures_count_as_words():
    html = '<p>See <a href="https://example.org/map">the map</a> <img src="a.png" alt="a river">'
    assert words(html) == words("See [the map](https://example.org/map) ![a river](a.png)")


def test_what_nobody_sees_on_a_page_does_not_count():
    assert words("one <!-- private --> two <script>var three</script>") == words("one two")


def test_what_only_looks_like_a_tag_counts():
    assert words("ask <name/town> first") == words("ask name town first")
