"""Made-up texts that are like real minutes as far as a search is concerned.

Lengths and frequencies follow the minutes of two real communities: half of the points have fewer
than 52 words, one in ten more than 230; the most frequent word is one in 25, the hundredth one in
a thousand, the thousandth one in ten thousand.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from math import log
from typing import Any, NamedTuple
from unittest.mock import patch

from cop.search.analyser import marks_of
from cop.search.engines.interface import Indexed
from cop.search.lexemes import facts_of_author, lexemes_of_words
from cop.search.places import next_to, place_of
from cop.search.words import DocKind

DAYS = 4_000
GROUPS = 400
SUBJECTS = 300  # of which a text has up to three
PEOPLE = 2_000  # of which two are authors of a text
OF_ONE_THING = 4  # so many texts are parts of one session
LANGUAGE_WORDS = 120_000
SPOKEN = 4_000_000  # words that are said in a row; a text is a piece of them
LONGEST = 5_000  # words of a text
SPREAD = 1.17  # of the logarithm of lengths
SYLLABLES = [c + v for c in "bcdghjklmnprstwy" for v in "aiueo"] + ["an", "er", "ing", "pus", "kat"]
KINDS = {DocKind.MINUTES: 14, DocKind.OUTPUT: 1, DocKind.DECISION: 3, DocKind.SESSION: 2}
USUAL = {DocKind.MINUTES: 52, DocKind.OUTPUT: 400, DocKind.DECISION: 16, DocKind.SESSION: 30}


class Language:
    """Made-up words, as unevenly frequent as those of a real language."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        words: dict[str, None] = {}
        while len(words) < LANGUAGE_WORDS:
            size = min(5, 2 + len(words) // 400) if len(words) < 2_000 else chance.randint(2, 5)
            words["".join(chance.choices(SYLLABLES, k=size))] = None
        self.words = list(words)
        self._spoken: list[str] = []

    def say(self, length: int) -> list[str]:
        """Return so many words."""
        if not self._spoken:
            reach = list(accumulate(1 / (rank + 3) ** 1.05 for rank in range(len(self.words))))
            self._spoken = self._chance.choices(self.words, cum_weights=reach, k=SPOKEN)
        start = self._chance.randrange(SPOKEN - length)
        return self._spoken[start : start + length]


class Made(NamedTuple):
    """A text: its row, what the engine keeps, and its words."""

    row: dict[str, Any]
    indexed: Indexed
    words: set[str]


def texts(count: int, language: Language) -> Iterator[list[Made]]:
    """Yield all texts of each day, the oldest first, in the order of their places."""
    chance = random.Random(2)
    with patch("cop.search.lexemes.marks_of", cache(marks_of)):  # each word is stemmed once
        for day in range(DAYS):
            numbers = range(count * day // DAYS, count * (day + 1) // DAYS)
            yield _of_a_day(date(2016, 1, 1) + timedelta(days=day), numbers, language, chance)


def _of_a_day(day: date, numbers: range, language: Language, chance: random.Random) -> list[Made]:
    places: dict[int, int] = {}
    for number in numbers:
        place = place_of(day, str(number))
        while place in places:
            place = next_to(place)
        places[place] = number
    return [_made(place, number, day, language, chance) for place, number in sorted(places.items())]


def _made(place: int, number: int, day: date, language: Language, chance: random.Random) -> Made:
    [kind] = chance.choices(list(KINDS), KINDS.values())
    subjects = sorted(set(chance.choices(range(1, SUBJECTS + 1), k=chance.randint(0, 3))))
    group_id = chance.randint(1, GROUPS)
    title, body = (language.say(length) for length in (chance.randint(3, 9), _length(kind, chance)))
    facts = [f"k{kind}", f"g{group_id}", f"y{day.year}", "lid", *(f"s{one}" for one in subjects)]
    for name in chance.choices(range(PEOPLE), k=2):
        facts += facts_of_author(language.words[-1 - name])
    marks, words, weights = lexemes_of_words(title, body, facts)
    row = {
        "id": place,
        "kind": kind,
        "ref": number,
        "part": 0,
        "group_id": group_id,
        "date": day,
        "language": "id",
        "whole": number // OF_ONE_THING,
        "subjects": " ".join(map(str, subjects)),
        "path": f"/texts/{number}",
        "facts": {"number": number},
        "title": " ".join(title),
        "body": " ".join(body),
        "weights": weights,
        "type": None,
    }
    return Made(row, Indexed(place, group_id, marks), words)


def _length(kind: DocKind, chance: random.Random) -> int:
    return min(LONGEST, round(chance.lognormvariate(log(USUAL[kind]), SPREAD)) + 1)
