"""What is indexed of one text: marks to find it by, and weights to rank it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice, pairwise
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
    marks = dict.fromkeys([EVERY, *(mark_of_fact(fact) for fact in facts)])
    marks.update(dict.fromkeys(TITLE + mark for word in heads for mark in marks_of(word)))
    marks.update(dict.fromkeys(mark for word in heads + words for mark in marks_of(word)))
    marks.update(dict.fromkeys(joined(title) | joined(body)))
    marks.update(dict.fromkeys([*pairs(heads), *pairs(words)]))
    return Lexemes(_fitting(marks), set(heads + words), _weights(heads, words))


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
    fitting, size = [], 0
    for mark in marks:
        size += len(mark.encode())
        if mark and size <= MOST_BYTES:
            fitting.append(mark)
    return fitting


def _weights(heads: list[str], words: list[str]) -> str:
    in_title = Counter(mark for word in heads for mark in marks_of(word))
    in_body = Counter(mark for word in words for mark in marks_of(word))
    wordiness = 0.4 + 0.6 * len(words) / _USUAL_LENGTH
    of_title = max(3, round(9 - len(heads) / 3)) if heads else 0  # a long title says less
    ranked = sorted(
        in_title | in_body, key=lambda mark: (-(mark in in_title), -in_body[mark], mark)
    )
    parts = (
        f"{mark}={of_title if mark in in_title else 0}{_of_body(in_body[mark], wordiness)}"
        for mark in ranked[:MOST_WEIGHTS]
    )
    return f" {' '.join(parts)} "


def _of_body(times: int, wordiness: float) -> int:
    """Return 0 to 9 for how much a text is about a mark that it has so many times (as in BM25)."""
    return round(9 * times / (times + 1.2 * wordiness))
