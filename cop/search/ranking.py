"""Which of the texts that were found come first; the same on every database and on every page."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2
from typing import NamedTuple

from cop.search.engines.interface import Candidate
from cop.search.places import day_number
from cop.search.wanting import Term
from cop.search.words import DocKind

_KIN, _BEGUN = 0.8, 0.25  # what another form counts, and a word that only begins like the asked one
_TITLE = 2.0  # what a word in the title counts against one in the body
_ENOUGH = 8.0  # a word that weighs so much counts half of what it can
_LEAST = 0.5  # weight of a word that is in the text but not among the kept weights
_RECENT = 0.1  # what ten years count, against a word that says all
_FIRST_DAY, _DECADE = 730_000, 3_652.5  # September 1999; older texts are all alike old
_FINISHED = {DocKind.OUTPUT: 0.08, DocKind.DECISION: 0.04}  # made for others to read
_SCALE = 10_000


class Ranked(NamedTuple):
    """A text with its score, a whole number so that it is the same on each page."""

    score: int
    id: int


def ranked(
    candidates: Sequence[Candidate], terms: Sequence[Term], *, have_all: bool
) -> list[Ranked]:
    """Return the texts, best first; `have_all` where each of them is known to have every term."""
    weighings = [_Weighing(term) for term in terms]
    least = _LEAST if have_all else 0.0
    rows = [
        [_worth(max(weighing.of(one.weights), least)) for weighing in weighings]
        for one in candidates
    ]
    rarity = [_rarity(column) for column in zip(*rows, strict=True)]
    return sorted(
        (
            Ranked(round(_SCALE * (_sum(row, rarity) + _standing(one))), one.id)
            for one, row in zip(candidates, rows, strict=True)
        ),
        reverse=True,
    )


class _Weighing:
    """How much texts are about one term. Of several weights the first is the highest."""

    def __init__(self, term: Term) -> None:
        self._marks = [(f" {mark}=", 1.0) for mark in term.exact]
        self._marks += [(f" {mark}=", _KIN) for mark in term.kin]
        self._beginning = f" {term.typing}" if term.typing else ""

    def of(self, weights: str) -> float:
        """Return the weight of the mark that tells most, 0 where none is among the weights."""
        best = 0.0
        for mark, factor in self._marks:
            place = weights.find(mark)
            if place >= 0:
                best = max(best, factor * _read(weights, place + len(mark)))
        if self._beginning and (place := weights.find(self._beginning)) >= 0:
            best = max(best, _BEGUN * _read(weights, weights.find("=", place) + 1))
        return best


def _read(weights: str, place: int) -> float:
    return _TITLE * int(weights[place]) + int(weights[place + 1])


def _worth(weight: float) -> float:
    return weight / (weight + _ENOUGH)


def _rarity(column: Sequence[float]) -> float:
    """Return 1 for a term that all have, more for one that tells texts apart."""
    return log2(1 + len(column) / max(1, sum(worth > 0 for worth in column)))


def _sum(row: Sequence[float], rarity: Sequence[float]) -> float:
    return sum(worth * factor for worth, factor in zip(row, rarity, strict=True))


def _standing(one: Candidate) -> float:
    """Return what a text is ahead by its age and kind, whatever was asked."""
    age = max(0, day_number(one.id) - _FIRST_DAY) / _DECADE
    return _RECENT * age + _FINISHED.get(one.kind, 0.0)
