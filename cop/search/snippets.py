"""The piece of a text that is shown for it, with the words that match marked."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from cop.search.analyser import LONGEST_WORD, STEM_MARK, WORD, fold, marks_of
from cop.search.wanting import Term

Pieces = tuple[tuple[str, bool], ...]  # text, and whether it is a match
_WORDS = 36  # in a snippet
_BEFORE = 6  # words before the first match
_LOOKED_THROUGH = 2_000  # words of a text, until one part of it must do
_LONGEST = 400  # characters; a snippet of very long words is cut
_MORE = ("…", False)
_UNEVEN = re.compile(r"\s\s|[^\S ]")  # more than one blank, or another one


class Marker:
    """Marks what answers a question, in one text after the other.

    All words of a text are split off at once, and whether one of them matches is found out once
    for all texts: looking through a text for its best piece costs next to nothing.
    """

    def __init__(self, terms: Sequence[Term]) -> None:
        self._terms = terms
        self._single = _Single(terms)
        self._folded = _Folded()

    def marked(self, text: str) -> Pieces:
        """Return the whole storable text in pieces."""
        return tuple(_pieces(text, self._matches(WORD.findall(text)), 0, 0, len(text)))

    def snippet(self, text: str) -> Pieces:
        """Return the part of a storable text with most of the terms, or its beginning."""
        text = text.strip()
        looked_at = text if self._terms else text[: _LONGEST + 1]
        words = WORD.findall(looked_at)[:_LOOKED_THROUGH]
        if not words:
            return ()
        found = self._matches(words)
        first = _best_start(found)
        spans = [word.span() for word in islice(WORD.finditer(text), first, first + _WORDS)]
        start = spans[0][0] if first else 0
        is_to_end = first + _WORDS >= len(words) < _LOOKED_THROUGH
        end = min(len(text) if is_to_end else spans[-1][1], start + _LONGEST)
        before = [_MORE] if start else []
        after = [_MORE] if end < len(text) else []
        return (*before, *_pieces(text, found, first, start, end), *after)

    def has_phrases(self, texts: Sequence[str]) -> bool:
        """Say whether each term is in one of the texts, the words of its phrases side by side."""
        return all(any(map(one._is_in, texts)) for one in self._alone)

    def _is_in(self, text: str) -> bool:
        return bool(self._plainly(text.lower()) or self._matches(WORD.findall(text)))

    @cached_property
    def _plainly(self) -> Callable[[str], object]:
        """What finds phrases that stand in a text as most do, at a tenth of the cost."""
        phrases = (phrase for term in self._terms for phrase in term.phrases)
        return re.compile("|".join(map(_plain, phrases))).search

    @cached_property
    def _alone(self) -> list[Marker]:
        return [Marker([term]) for term in self._terms if term.phrases]

    def _matches(self, words: Sequence[str]) -> dict[int, int]:
        """Return which words match: their number in the text, and that of the term."""
        terms = [self._single[word] for word in words] if self._single.is_asked else []
        found = {number: term for number, term in enumerate(terms) if term is not None}
        if any(term.phrases for term in self._terms):
            folded = [self._folded[word] for word in words]
            for number, term in enumerate(self._terms):
                for phrase in term.phrases:
                    found.update(dict.fromkeys(_runs(folded, phrase), number))
        return found


class _Folded(dict[str, str]):
    """By a word as it is written the word without case and accents."""

    def __missing__(self, written: str) -> str:
        is_plain = written.isascii() and written.isalnum() and len(written) < LONGEST_WORD
        self[written] = folded = written.lower() if is_plain else fold(written)
        return folded


class _Single(dict[str, int | None]):
    """By a word as it is written the number of the term that it matches by itself."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self._term_of = {mark: number for number, term in enumerate(terms) for mark in term.single}
        self.is_asked = bool(self._term_of)
        self._may_match = re.compile("|".join(map(_trace, self._term_of)) or r"(?!)").search

    def __missing__(self, written: str) -> int | None:
        word, term = fold(written), None
        if self._may_match(word):
            term = next(
                (self._term_of[one] for one in marks_of(word) if one in self._term_of), None
            )
        self[written] = term
        return term


def _trace(mark: str) -> str:
    """Return a pattern that every word has which is indexed under the mark; few others have it.

    A stem is a part of its word, but for the last letter in English, the first in Indonesian.
    """
    if not mark.startswith(STEM_MARK):
        return f"^{re.escape(mark)}$"
    stem = mark.removeprefix(STEM_MARK)
    return f"^{re.escape(stem[:-1])}|{re.escape(stem[1:])}"


def _plain(phrase: tuple[str, ...]) -> str:
    """Return a pattern of the words with nothing but blanks and signs between them."""
    first, *others = map(re.escape, phrase)
    between = r"[^\w'’ʼ`]+"
    rest = "".join(f"{between}{word}" for word in others)
    return rf"{first}(?<![^\W_]{first}){rest}(?![\w'’ʼ`])"


def _runs(folded: Sequence[str], phrase: tuple[str, ...]) -> Iterator[int]:
    places = [place for place, word in enumerate(folded) if word]
    words = [word for word in folded if word] if len(places) < len(folded) else folded
    place, size = -1, len(phrase)
    for _ in range(words.count(phrase[0])):
        place = words.index(phrase[0], place + 1)
        if tuple(words[place : place + size]) == phrase:
            yield from places[place : place + size]


def _best_start(found: Mapping[int, int]) -> int:
    """Return the number of the word with which the part begins that has most of the terms."""
    numbers = sorted(found)
    inside: dict[int, int] = {}  # how often each term is in the part
    best, start, end = (0, 0), 0, 0
    for place, number in enumerate(numbers):
        while end < len(numbers) and numbers[end] < number + _WORDS - _BEFORE:
            inside[found[numbers[end]]] = inside.get(found[numbers[end]], 0) + 1
            end += 1
        if (len(inside), end - place) > best:
            best, start = (len(inside), end - place), number
        inside[found[number]] -= 1
        if not inside[found[number]]:
            del inside[found[number]]
    return max(0, start - _BEFORE)


def _pieces(
    text: str, found: Mapping[int, int], first: int, start: int, end: int
) -> Iterator[tuple[str, bool]]:
    """Give the text from start to end, blanks made one, in pieces.

    The word with the number `first` is the first one behind the start.
    """
    place = start
    is_even = not _UNEVEN.search(text, start, end)
    for word in _words_of(text, found, first, start, end) if found else ():
        before, inside = text[place : word.start()], word.group()
        if before:
            yield (before if is_even else _in_one_line(before)), False
        yield inside, True
        place = word.end()
    if rest := text[place:end]:
        yield (rest if is_even else _in_one_line(rest)), False


def _words_of(
    text: str, found: Mapping[int, int], first: int, start: int, end: int
) -> Iterator[re.Match[str]]:
    """Give the words between start and end that match."""
    for number, word in enumerate(WORD.finditer(text, start), first):
        if word.end() > end:
            return
        if number in found:
            yield word


def _in_one_line(piece: str) -> str:
    ends = (" " if piece[:1].isspace() else "", " " if piece[-1:].isspace() else "")
    return ends[0] + " ".join(piece.split()) + (ends[1] if piece.strip() else "")
