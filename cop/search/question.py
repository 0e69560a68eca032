"""What a person typed, understood: words, "phrases", -without, OR; every text is a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cop.search.analyser import fold, storable, tokens
from cop.search.stopwords import STOP_WORDS
from cop.search.words import Notice

LONGEST = 400  # characters of a question; what is longer was pasted by mistake
MOST_CLAUSES = 12
MOST_PARTS = 12  # words of a phrase, and alternatives in a row
SHORTEST_PREFIX = 2  # one letter begins too many words to say anything
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″", '"'))
_PARTS = re.compile(r'(?P<without>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<loose>[^\s"]+))|"')
_PUNCTUATION = re.compile(r"[^\w.'’ʼ`‐‑-]+")  # within a word; a hyphen or a dot makes it one
_OR = {"OR", "ATAU", "|", "||"}


@dataclass(frozen=True)
class Unit:
    """A word in any of its forms, or a phrase whose words stand side by side exactly so."""

    words: tuple[str, ...]
    exact: bool = False


Clause = tuple[Unit, ...]  # any of them


@dataclass(frozen=True)
class Question:
    """All of `clauses` are wanted, nothing of `without`; `typing` is a word not yet ended."""

    clauses: tuple[Clause, ...] = ()
    without: tuple[Unit, ...] = ()
    typing: str = ""
    notices: tuple[Notice, ...] = field(default=(), compare=False)

    @property
    def phrases(self) -> list[Unit]:
        """The units whose words have to stand side by side."""
        return [unit for clause in self.clauses for unit in clause if len(unit.words) > 1]


def understood(text: str) -> Question:
    """Return what the text asks for; without clauses where it has no word. Never raises."""
    is_long = len(text) > LONGEST
    asked = storable(_beginning(text) if is_long else text).translate(_QUOTES)
    clauses, without = _sorted_out(asked)
    if not (clauses or without):  # a lone OR
        clauses = [(Unit((token.word,)),) for token in tokens(asked)]
    wanted = _without_stop_words(clauses)
    notices = [Notice.CUT] if is_long or len(wanted) > MOST_CLAUSES else []
    if text.strip() and not (clauses or without):
        notices.append(Notice.NO_WORDS)
    return Question(
        clauses=tuple(wanted[:MOST_CLAUSES]),
        without=tuple(without[:MOST_CLAUSES]),
        typing="" if is_long else _unfinished(asked, clauses),
        notices=tuple(notices),
    )


def _beginning(text: str) -> str:
    """Return the part of a long text that is understood, up to the last whole word."""
    part = text[:LONGEST]
    whole_words = part[: part.rfind(" ") + 1]
    return whole_words if whole_words.strip() else part


def _sorted_out(text: str) -> tuple[list[Clause], list[Unit]]:
    clauses: list[Clause] = []
    without: list[Unit] = []
    is_alternative = False
    for part in _PARTS.finditer(text):
        loose = part["loose"] or ""
        if loose in _OR:
            is_alternative = bool(clauses)
            continue
        for clause in _clauses_of(part["phrase"], loose):
            if part["without"]:
                without.extend(clause)
            elif is_alternative and len(clauses[-1]) < MOST_PARTS:
                clauses[-1] += clause
            elif clause not in clauses:
                clauses.append(clause)
            is_alternative = False
    return clauses, without


def _clauses_of(phrase: str | None, loose: str) -> Iterator[Clause]:
    if phrase is not None:
        if words := _words(phrase):
            yield (Unit(words, exact=True),)
    elif any(letter.isdigit() for letter in loose):  # "001/18", "10.20", "2026"
        if words := _words(loose):
            yield (Unit(words, exact=len(words) > 1),)
    else:
        for part in _PUNCTUATION.split(loose):
            yield from _loose_clauses(part)


def _loose_clauses(part: str) -> Iterator[Clause]:
    words = _words(part)
    if len(set(words)) == 1:  # "buku-buku" are simply books
        yield (Unit(words[:1]),)
    elif words:  # "e-book"
        yield (Unit(words, exact=True), Unit((fold(part),)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(token.word for token in tokens(text))[:MOST_PARTS]


def _without_stop_words(clauses: list[Clause]) -> list[Clause]:
    """Return the clauses that say something; all of them where none does."""
    telling = [
        clause
        for clause in clauses
        if any(unit.exact or unit.words[0] not in STOP_WORDS for unit in clause)
    ]
    return telling or clauses


def _unfinished(asked: str, clauses: list[Clause]) -> str:
    last = clauses[-1][-1] if clauses else None
    if last is None or last.exact or not asked[-1:].isalnum():
        return ""
    word = last.words[0]
    is_last = [token.word for token in tokens(asked)][-1] == word
    return word if is_last and len(word) >= SHORTEST_PREFIX else ""
