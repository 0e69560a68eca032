"""The answer to a question: a bounded number of texts that match, ranked, a page of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cop.kit import paging
from cop.search.engines import engine_of
from cop.search.engines.interface import Candidate
from cop.search.queries.bundles import bundled, ids_of
from cop.search.queries.facets import MOST, facets_of
from cop.search.queries.hits import shown_of
from cop.search.queries.scope import Scope
from cop.search.question import Question
from cop.search.ranking import Ranked, ranked
from cop.search.results import Facets, Found
from cop.search.vocabulary import completions
from cop.search.wanting import Asking, Term, asking, asking_in_title, terms_of
from cop.search.words import Notice

_BY_TITLE = 300  # texts with all words in the title that join the newest where there are too many
_BY_A_WORD = 300  # texts for each word where none has all
_WORDS_TRIED = 6


@dataclass(frozen=True)
class _Matching:
    """Texts that match, more than are counted if there are; `have_all`: they have every term."""

    texts: list[Candidate]
    have_all: bool = True

    @property
    def is_capped(self) -> bool:
        """Whether there are more than are counted."""
        return len(self.texts) > MOST


def asked(scope: Scope, question: Question, after: str, limit: int) -> Found:
    """Return a page of what the question asks for."""
    begun = completions(question.typing) if question.typing else []
    terms = terms_of(question, begun)
    matching = _matching(scope, terms, question)
    order = _order(scope, matching, terms, question)
    rest = _after(order, after)
    shown = shown_of(ids_of(rest), terms, limit)
    is_more = shown.read < len(rest)
    notices = question.notices
    notices += (Notice.SOME_WORDS,) if matching.texts and not matching.have_all else ()
    notices += (Notice.NEWEST,) if matching.is_capped and not is_more else ()
    return Found(
        hits=shown.hits,
        count=min(len(matching.texts) - shown.false, MOST),
        count_is_capped=matching.is_capped,
        facets=_facets(scope, matching, terms, question),
        next=paging.written(rest[shown.read - 1][0]) if is_more else "",
        notices=notices,
    )


def _matching(scope: Scope, terms: Sequence[Term], question: Question) -> _Matching:
    texts = _all(scope, terms, question, MOST + 1)
    if texts or len(terms) < 2:
        return _Matching(texts)
    return _with_some(scope, terms, question)


def _all(scope: Scope, terms: Sequence[Term], question: Question, limit: int) -> list[Candidate]:
    """Return the newest texts with all terms."""
    return _newest(scope, asking(terms, question, scope.facts()), limit)


def _with_some(scope: Scope, terms: Sequence[Term], question: Question) -> _Matching:
    by_word = [
        _newest(scope, asking([term], question, scope.facts()), _BY_A_WORD)
        for term in terms[:_WORDS_TRIED]
    ]
    texts = {one.id: one for found in by_word for one in found}
    return _Matching(list(texts.values()), have_all=False)


def _facets(scope: Scope, matching: _Matching, terms: Sequence[Term], question: Question) -> Facets:
    def wider(scope: Scope, limit: int) -> list[Candidate]:
        return _all(scope, terms, question, limit) if matching.have_all else matching.texts

    return facets_of(scope, matching.texts, wider)


def _order(
    scope: Scope, matching: _Matching, terms: Sequence[Term], question: Question
) -> list[list[Ranked]]:
    """Return the texts in bundles, best first.

    Of too many these are the newest, and those with all in the title.
    """
    texts = {one.id: one for one in matching.texts}
    if matching.is_capped and matching.have_all and terms:
        in_title = asking_in_title(terms, question, scope.facts())
        texts |= {one.id: one for one in _newest(scope, in_title, _BY_TITLE)}
    order = ranked(list(texts.values()), terms, have_all=matching.have_all)
    return bundled(order, {one.id: one.whole for one in texts.values()})


def _newest(scope: Scope, wanted: Asking, limit: int) -> list[Candidate]:
    asked_for = scope.narrowed(wanted)
    return engine_of(scope.connection).newest(scope.connection, asked_for, scope.sees, limit)


def _after(order: list[list[Ranked]], after: str) -> list[list[Ranked]]:
    place = paging.read(after, int, int)
    return [bundle for bundle in order if bundle[0] < place] if place else order
