"""The piece of a text that is shown for it, with the words that match marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from cop.search.analyser import STEM_MARK, Token, marks_of, tokens
from cop.search.wanting import Term

Pieces = list[tuple[str, bool]]  # text, and whether it is a match
_WORDS = 36  # in a snippet
_BEFORE = 6  # words before the first match
_LOOKED_THROUGH = 2_000  # words of a text, until one part of it must do
_LONGEST = 400  # characters; a snippet of very long words is cut
_MORE = "…"


def marked(text: str, terms: Sequence[Term]) -> Pieces:
    """Return the whole storable text in pieces."""
    every = list(tokens(text))
    return _pieces(text, every, matches(every, terms), 0, len(text))


def snippet(text: str, terms: Sequence[Term]) -> Pieces:
    """Return the part of a storable text with most of the terms, or its beginning, in pieces."""
    text = text.strip()
    most = _LOOKED_THROUGH if terms else _WORDS + 1
    every = list(islice(tokens(text), most))
    if not every:
        return []
    found = matches(every, terms)
    first = _best_start(found)
    shown = every[first : first + _WORDS]
    start = shown[0].start if first else 0
    is_to_end = first + _WORDS >= len(every) and len(every) < most
    end = min(len(text) if is_to_end else shown[-1].end, start + _LONGEST)
    pieces = _pieces(text, every, found, start, end)
    before = [(_MORE, False)] if start else []
    after = [(_MORE, False)] if end < len(text) else []
    return before + pieces + after


def has_phrases(texts: Iterable[str], terms: Sequence[Term]) -> bool:
    """Say whether each term is in one of the texts, with the words of its phrases side by side."""
    with_phrases = [term for term in terms if term.phrases]
    if not with_phrases:
        return True
    every = [list(tokens(text)) for text in texts]
    return all(any(matches(words, [term]) for words in every) for term in with_phrases)


def matches(every: Sequence[Token], terms: Sequence[Term]) -> dict[int, int]:
    """Return which words match: their number in the text, and that of the term."""
    found: dict[int, int] = {}
    term_of = {mark: number for number, term in enumerate(terms) for mark in term.single}
    cores = {_core(mark) for mark in term_of if mark.startswith(STEM_MARK)}
    of_word: dict[str, int | None] = {}
    for number, (word, _, _) in enumerate(every):
        if word not in of_word:
            marks = marks_of(word) if any(core in word for core in cores) else (word,)
            of_word[word] = next((term_of[mark] for mark in marks if mark in term_of), None)
        if (term := of_word[word]) is not None:
            found[number] = term
    for term, one in enumerate(terms):
        for phrase in one.phrases:
            found.update(dict.fromkeys(_runs(every, phrase), term))
    return found


def _core(mark: str) -> str:
    """Return what every word has that is indexed under the mark, so that few have to be stemmed.

    A stem differs from its word only at the ends and in the letters next to them.
    """
    return mark.removeprefix(STEM_MARK)[1:-1]


def _runs(every: Sequence[Token], phrase: tuple[str, ...]) -> Iterable[int]:
    words = [token.word for token in every]
    size = len(phrase)
    for start, word in enumerate(words):
        if word == phrase[0] and tuple(words[start : start + size]) == phrase:
            yield from range(start, start + size)


def _best_start(found: dict[int, int]) -> int:
    """Return the number of the word with which the part begins that has most of the terms."""
    numbers = sorted(found)
    best, start = (0, 0), 0
    for place, number in enumerate(numbers):
        near = numbers[place : place + _WORDS]
        inside = [found[one] for one in near if one < number + _WORDS - _BEFORE]
        if (len(set(inside)), len(inside)) > best:
            best, start = (len(set(inside)), len(inside)), number
    return max(0, start - _BEFORE)


def _pieces(
    text: str, every: Sequence[Token], found: dict[int, int], start: int, end: int
) -> Pieces:
    """Return the text from start to end, blanks made one, in pieces."""
    pieces: Pieces = []
    place = start
    for number in sorted(found):
        token = every[number]
        if token.start >= start and token.end <= end:
            pieces += [(text[place : token.start], False), (text[token.start : token.end], True)]
            place = token.end
    pieces.append((text[place:end], False))
    return [(_in_one_line(piece), match) for piece, match in pieces if piece]


def _in_one_line(piece: str) -> str:
    ends = (" " if piece[:1].isspace() else "", " " if piece[-1:].isspace() else "")
    return ends[0] + " ".join(piece.split()) + (ends[1] if piece.strip() else "")
