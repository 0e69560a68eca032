"""The archive gives staff what they look for, and much better than a search for letters would."""

from __future__ import annotations

from math import log2

from sqlalchemy import select

from cop.db import db
from cop.search.models import SearchDoc
from cop.search.results import Found
from tests.search.conftest import Ask
from tests.search.judged import KEYS, QUESTIONS


def test_what_answers_a_question_comes_first(judged: None, ask: Ask) -> None:
    answers = {question: _keys(ask(question)) for question in QUESTIONS}
    assert _mean_gain(answers) >= 0.85
    assert _success(answers) >= 0.95


def test_it_is_far_better_than_like(judged: None, ask: Ask) -> None:
    by_like = {question: _like(question) for question in QUESTIONS}
    by_search = {question: _keys(ask(question)) for question in QUESTIONS}
    assert _mean_gain(by_search) >= _mean_gain(by_like) + 0.3


def _keys(found: Found) -> list[str]:
    return [KEYS[hit.ref] for hit in found.hits]


def _like(question: str) -> list[str]:
    """Return what a search for the letters of all words finds, the newest first."""
    texts = SearchDoc.title + " " + SearchDoc.body
    letters = [texts.ilike(f"%{word.strip(chr(34))}%") for word in question.split()]
    found = db.session.scalars(select(SearchDoc.ref).where(*letters).order_by(SearchDoc.id.desc()))
    return [KEYS[ref] for ref in found]


def _mean_gain(answers: dict[str, list[str]]) -> float:
    """Return the mean nDCG of the first ten answers."""
    gains = [_gain(keys, QUESTIONS[question]) for question, keys in answers.items()]
    return sum(gains) / len(gains)


def _gain(keys: list[str], grades: dict[str, int]) -> float:
    got = [grades.get(key, 0) for key in keys[:10]]
    return _discounted(got) / _discounted(sorted(grades.values(), reverse=True)[:10])


def _discounted(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def _success(answers: dict[str, list[str]]) -> float:
    """Return for how many questions a good answer is among the first five."""
    good = [
        any(QUESTIONS[question].get(key, 0) >= 2 for key in keys[:5])
        for question, keys in answers.items()
    ]
    return sum(good) / len(good)
