"""What an engine is asked for: marks that a text has, tied together by all and any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cop.search.analyser import kin_of
from cop.search.lexemes import EVERY, TITLE, mark_of_fact, pairs
from cop.search.question import Clause, Question, Unit


@dataclass(frozen=True)
class Has:
    """The text is indexed under the mark."""

    mark: str


@dataclass(frozen=True)
class All:
    """The text is all of these."""

    parts: tuple[Wanted, ...]


@dataclass(frozen=True)
class Any:
    """The text is one of these at least."""

    parts: tuple[Wanted, ...]


Wanted = Has | All | Any


@dataclass(frozen=True)
class Asking:
    """Wanted and unwanted texts, and between which places in time."""

    wanted: Wanted
    without: tuple[Wanted, ...] = ()
    since: int | None = None
    until: int | None = None  # the first place that is none any more


@dataclass(frozen=True)
class Term:
    """A clause of the question with all that counts as a match, the nearest first."""

    exact: tuple[str, ...]
    kin: tuple[str, ...]
    typing: str  # how the words begin that complete it
    single: frozenset[str]  # marks of words that match by themselves
    phrases: tuple[tuple[str, ...], ...]
    wanted: Wanted
    in_title: Wanted


def terms_of(question: Question, completions: Sequence[str]) -> list[Term]:
    """Return the question's clauses as terms; the word being typed may also be a completion."""
    return [
        _term(clause, question.typing, completions)
        if clause[-1].words == (question.typing,)
        else _term(clause)
        for clause in question.clauses
    ]


def asking(terms: Iterable[Term], question: Question, facts: Iterable[Wanted]) -> Asking:
    """Return that all terms and facts are wanted; every text where there are none."""
    wanted = [term.wanted for term in terms]
    return _asking(wanted, question, facts)


def asking_in_title(terms: Iterable[Term], question: Question, facts: Iterable[Wanted]) -> Asking:
    """Return the same for texts that have all terms in their title."""
    return _asking([term.in_title for term in terms], question, facts)


def fact(*names: str) -> Wanted:
    """Return that a text has one of the facts, such as "ksession"."""
    return Any(tuple(Has(mark_of_fact(name)) for name in names))


def _asking(wanted: list[Wanted], question: Question, facts: Iterable[Wanted]) -> Asking:
    parts = (*wanted, *facts) or (Has(EVERY),)
    return Asking(All(parts), tuple(_of_unit(unit, ()) for unit in question.without))


def _term(clause: Clause, typing: str = "", completions: Sequence[str] = ()) -> Term:
    words = [word for unit in clause for word in unit.words]
    alone = [unit.words[0] for unit in clause if len(unit.words) == 1]
    kin = [mark for unit in clause if not unit.exact for mark in kin_of(unit.words[0])]
    return Term(
        exact=tuple(words),
        kin=tuple(kin),
        typing=typing,
        single=frozenset((*alone, *kin, *completions)),
        phrases=tuple(unit.words for unit in clause if len(unit.words) > 1),
        wanted=Any(tuple(_of_unit(unit, completions) for unit in clause)),
        in_title=Any(tuple(_of_unit(unit, completions, TITLE) for unit in clause)),
    )


def _of_unit(unit: Unit, completions: Sequence[str], where: str = "") -> Wanted:
    words = tuple(Has(where + word) for word in unit.words)
    if unit.exact:
        return All((*words, *(Has(pair) for pair in pairs(list(unit.words)))))
    others = (*kin_of(unit.words[0]), *completions)
    return Any((*words, *(Has(where + mark) for mark in others)))
