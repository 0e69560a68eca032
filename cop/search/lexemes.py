"""What is indexed of one text: marks to find it by, and weights to rank it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain, islice, pairwise
from typing import NamedTuple
from zlib import crc32

from cop.search.analyser import STEM_MARK, joined, marks_of, storable, tokens

TITLE = "^"  # stands before the marks of a title's words
EVERY = "#"  # under this every text is found; with a word behind it, those with this fact
MOST_WORDS = 30_000  # of one text; a book's chapter, and more than any minutes have
MOST_BYTES = 900_000  # of all marks; PostgreSQL takes a little over a million
MOST_WEIGHTS = 400  # marks of one text whose weight is kept; the others occur once in a long text
_USUAL_LENGTH = 120  # words; longer texts have more words by chance
_PAIRS = 1 << 20


class Lexemes(NamedTuple):
    """The marks of a text, its plain words, and its weights as one line " mark=32 …".

    The first digit of a weight tells of the title, the second of the body, both from 0 to 9.
    """

    marks: list[str]
    words: set[str]
    weights: str


def lexemes_of(title: str, body: str, facts: Iterable[str]) -> Lexemes:
    """Return what a storable text is indexed under, `facts` such as "ksession" among it."""
    heads = [token.word for token in islice(tokens(title), MOST_WORDS)]
    words = [token.word for token in islice(tokens(body), MOST_WORDS)]
    return lexemes_of_words(heads, words, facts, joined(title) | joined(body))


def lexemes_of_words(
    heads: list[str], words: list[str], facts: Iterable[str], compounds: Iterable[str] = ()
) -> Lexemes:
    """Return the same for a text whose words are known, those of the title first."""
    in_title, in_body = _counted(heads), _counted(words)
    marks = dict.fromkeys([EVERY, *(mark_of_fact(fact) for fact in facts)])
    marks.update(dict.fromkeys(TITLE + mark for mark in in_title))
    for more in (in_title, in_body, compounds, pairs(heads), pairs(words)):
        marks.update(dict.fromkeys(more))
    weights = _weights(in_title, in_body, len(heads), len(words))
    return Lexemes(_fitting(marks), {*heads, *words}, weights)


def _counted(words: Iterable[str]) -> Counter[str]:
    """Return how often each mark of the words occurs."""
    return Counter(chain.from_iterable(map(marks_of, words)))


def facts_of_author(name: str) -> list[str]:
    """Return the facts by which a text is found by its author: each word of the name is one."""
    return [f"a{token.word}" for token in tokens(storable(name))]


def mark_of_fact(name: str) -> str:
    """Return the mark of texts with the fact, such as "kminutes" or "y2026"."""
    return EVERY + name.replace("-", STEM_MARK)  # no mark has a sign of its own


def pairs(words: list[str]) -> list[str]:
    """Return a mark for each two neighbours; different ones share a mark once in a million."""
    return [
        f"+{crc32(f'{one} {following}'.encode()) % _PAIRS:05x}"
        for one, following in pairwise(words)
    ]


def _fitting(marks: Iterable[str]) -> list[str]:
    fitting, size = [mark for mark in marks if mark], 0
    if 4 * sum(map(len, fitting)) <= MOST_BYTES:  # no letter takes more than four bytes
        return fitting
    every, fitting = fitting, []
    for mark in every:
        size += len(mark.encode())
        if size <= MOST_BYTES:
            fitting.append(mark)
    return fitting


def _weights(
    in_title: Mapping[str, int], in_body: Mapping[str, int], heads: int, words: int
) -> str:
    wordiness = 0.4 + 0.6 * words / _USUAL_LENGTH
    of_title = max(3, round(9 - heads / 3)) if heads else 0  # a long title says less
    of_body = {times: _of_body(times, wordiness) for times in {0, *in_body.values()}}
    ranked = sorted((-in_body.get(mark, 0), mark) for mark in in_title)
    ranked += sorted((-times, mark) for mark, times in in_body.items() if mark not in in_title)
    firsts = min(len(in_title), MOST_WEIGHTS)
    parts = [f"{mark}={of_title}{of_body[-times]}" for times, mark in ranked[:firsts]]
    parts += [f"{mark}=0{of_body[-times]}" for times, mark in ranked[firsts:MOST_WEIGHTS]]
    return f" {' '.join(parts)} "


def _of_body(times: int, wordiness: float) -> int:
    """Return 0 to 9 for how much a text is about a mark that it has so many times (as in BM25)."""
    return round(9 * times / (times + 1.2 * wordiness))
