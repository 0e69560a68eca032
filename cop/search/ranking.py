"""Which of the texts that were found come first; the same on every database and on every page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
# Made for others to read:
_FINISHED: dict[str, float] = {DocKind.OUTPUT: 0.08, DocKind.DECISION: 0.04}
_SCALE = 10_000
_READ = {f"{title}{body}": _TITLE * title + body for title in range(10) for body in range(10)}


class Ranked(NamedTuple):
    """A text with its score, a whole number so that it is the same on each page."""

    score: int
    id: int


def ranked(
    candidates: Sequence[Candidate], terms: Sequence[Term], *, have_all: bool
) -> list[Ranked]:
    """Return the texts, best first; `have_all` where each of them is known to have every term."""
    weights = [one.weights for one in candidates]
    least = _LEAST if have_all else 0.0
    totals = [_standing(one) for one in candidates]
    for term in terms:
        worths = _worths(term, weights, least)
        rarity = _rarity(worths)
        totals = [total + worth * rarity for total, worth in zip(totals, worths, strict=True)]
    return sorted(
        (
            Ranked(round(_SCALE * total), one.id)
            for one, total in zip(candidates, totals, strict=True)
        ),
        reverse=True,
    )


def _worths(term: Term, weights: Sequence[str], least: float) -> list[float]:
    """Return from 0 to 1 for each text how much it is about the term."""
    weight_of = _weighing(term)
    return [_worth(max(weight_of(one), least)) for one in weights]


def _weighing(term: Term) -> Callable[[str], float]:
    """Return what gives the weight of the mark that tells most, 0 where none is kept.

    Of several weights the first is the highest.
    """
    marks = [(f" {mark}=", 1.0) for mark in term.exact]
    marks += [(f" {mark}=", _KIN) for mark in term.kin]
    sized = [(mark, len(mark), factor) for mark, factor in marks]
    beginning = f" {term.typing}" if term.typing else ""

    def weight_of(weights: str) -> float:
        best = 0.0
        for mark, size, factor in sized:
            place = weights.find(mark)
            if place >= 0:
                place += size
                best = max(best, factor * _READ[weights[place : place + 2]])
        if beginning and (place := weights.find(beginning)) >= 0:
            place = weights.find("=", place) + 1
            best = max(best, _BEGUN * _READ[weights[place : place + 2]])
        return best

    return weight_of


def _worth(weight: float) -> float:
    return weight / (weight + _ENOUGH)


def _rarity(column: Sequence[float]) -> float:
    """Return 1 for a term that all have, more for one that tells texts apart."""
    return log2(1 + len(column) / max(1, sum(worth > 0 for worth in column)))


def _standing(one: Candidate) -> float:
    """Return what a text is ahead by its age and kind, whatever was asked."""
    age = max(0, day_number(one.id) - _FIRST_DAY) / _DECADE
    return _RECENT * age + _FINISHED.get(one.kind, 0.0)
