"""Ideas that say much the same as what is being noted."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select

from cop.db import db
from cop.ideas.models import Idea
from cop.ideas.queries.ideas import IdeaRow, _rows
from cop.ideas.words import IdeaStatus
from cop.people.models import Person
from cop.search.analyser import STEM_MARK, marks_of, storable, tokens
from cop.search.stopwords import STOP_WORDS

LOOKED_THROUGH = 300  # the newest open ideas; older ones are found by the search
SHORTEST = 3  # letters of a word that tells what an idea is about
MOST = 3


def similar_to(
    person: Person, words: str, *, group_id: int | None = None, but: int = 0
) -> list[IdeaRow]:
    """Return open ideas that share most of their words with these, the nearest one first.

    Those of the same circle, or for the whole site, stand before others. `but` is left out.
    """
    meant = _roots(words)
    if not meant:
        return []
    found = [IdeaRow._make(row) for row in db.session.execute(_newest(person))]
    near = [(_nearness(meant, _roots(row.words)), row) for row in found if row.id != but]
    near = [pair for pair in near if pair[0] > 0]
    near.sort(key=lambda pair: (-pair[0], pair[1].group_id != group_id, -pair[1].id))
    return [row for _, row in near[:MOST]]


def _newest(person: Person) -> Select[*tuple[Any, ...]]:
    newest = _rows(person).where(Idea.status == IdeaStatus.OPEN)
    return newest.order_by(Idea.id.desc()).limit(LOOKED_THROUGH)


def _roots(words: str) -> list[set[str]]:
    """Return the words that matter, each as itself and its stems."""
    telling = (
        token.word
        for token in tokens(storable(words))
        if len(token.word) >= SHORTEST and token.word not in STOP_WORDS
    )
    unique = dict.fromkeys(telling)
    return [{mark.removeprefix(STEM_MARK) for mark in marks_of(word)} for word in unique]


def _nearness(asked: Collection[set[str]], there: Collection[set[str]]) -> float:
    """Return how much of the shorter one the other says too; 0 where it is less than most."""
    if not asked or not there:
        return 0
    fewer, more = sorted((asked, there), key=len)
    shared = sum(any(word & other for other in more) for word in fewer)
    if shared < min(2, len(more)) or shared * 3 < len(fewer) * 2:
        return 0
    return shared / len(more)
