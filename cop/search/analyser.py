"""From text to words and their stems; the same for what is indexed and for what is asked."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from cop.search.stemming import stems

LONGEST_WORD = 40  # characters of a word that count; no language of ours has longer ones
SHORTEST_ROOT = 3  # shorter ones ("me", "di") are what is left of words that are not akin
STEM_MARK = "~"  # stands before what is left of a word, so that it is told from the word itself
WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_HYPHENED = re.compile(r"[^\W\d_]+(?:[-‐‑][^\W\d_]+){1,2}")
_HYPHENS = re.compile(r"[-‐‑]")
_UNSTORABLE = re.compile(r"[\0\ud800-\udfff]")
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


class Token(NamedTuple):
    """A folded word and where it stands in its text."""

    word: str
    start: int
    end: int


def storable(text: str) -> str:
    """Return the text composed (NFC) and without what a database refuses."""
    return unicodedata.normalize("NFC", _UNSTORABLE.sub(" ", text))


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a storable text in order, without case and accents."""
    for found in WORD.finditer(text):
        if word := fold(found.group()):
            yield Token(word, found.start(), found.end())


def joined(text: str) -> set[str]:
    """Return hyphened words written as one: "ebook" for "e-book"; no doubled ones ("buku-buku")."""
    found = (_HYPHENS.split(one) for one in _HYPHENED.findall(text))
    return {fold("".join(parts)) for parts in found if len(set(parts)) > 1}


@lru_cache(maxsize=30_000)
def fold(word: str) -> str:
    """Return the word without case, accents and apostrophes: é as e, ß as ss, Qur'an as quran."""
    if word.isascii() and word.isalnum():
        return word.lower()[:LONGEST_WORD]
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word).casefold().translate(_PLAIN_LETTERS)
        word = unicodedata.normalize("NFKD", parts)
    word = word.lower()
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return "".join(letter for letter in word if letter.isalnum())[:LONGEST_WORD]


@lru_cache(maxsize=30_000)
def marks_of(word: str) -> tuple[str, ...]:
    """Return what a text is indexed under for the word: itself, and its marked stems."""
    return (word, *(STEM_MARK + stem for stem in stems(word) if stem != word))


@lru_cache(maxsize=1_000)
def kin_of(word: str) -> tuple[str, ...]:
    """Return the marks of other forms of the word; any one of them in a text is a match."""
    roots = [root for root in dict.fromkeys((word, *stems(word))) if len(root) >= SHORTEST_ROOT]
    every = [mark for root in roots for mark in (root, STEM_MARK + root)]
    return tuple(mark for mark in every if mark != word)
