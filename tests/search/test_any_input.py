"""Whatever is typed gives results or a plain sentence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cop.search.analyser import fold, storable, tokens
from cop.search.question import LONGEST, understood
from cop.search.words import NOTICES, Notice
from tests.search.conftest import Ask, Put

SIGNS = [*"\"'()*:&|!<>-+^~#{}[]\\/,;=@%_. \n\t\0\ud800\udfff🦉e\u0301ß"]
SIGNS += ["server", "kata", "AND", "OR", "NOT", "ATAU", "NEAR(", "title:", "x <-> y", ":*", '"a" "']
TYPED = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(SIGNS), max_size=14).map("".join))
AWKWARD = [
    *('"', '""', '"""', "'", "-", "--", "- -", '-"', "_", "__a__", "%", "\\", "?!", "(((", ")))"),
    *("OR", "OR OR", "| |", "a OR", "OR a", "NOT", "*", "a*", "col:a", "{a b}:c", "NEAR(a b, 3)"),
    *("^a", "a + b", "a & b", "a <-> b", "!a", "'a':*", "\0", "a\0b", "\ud800", "a\udfffb"),
    *("🦉", "🦉🦉 server", "½ ﬁ İ ǅ ﷺ", "\u202eabc", "ไทย", "中文图书馆", "हिन्दी", "e\u0301" * 300),
    *("a" * 10_000, "kata " * 2_000, '"' * 10_000, "-a " * 3_000, "a OR " * 2_000),
]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(question=TYPED)
def test_any_question_is_answered(judged: None, ask: Ask, question: str) -> None:
    found = ask(question)
    assert found.count >= len(found.hits)
    assert set(found.notices) <= NOTICES.keys()


@pytest.mark.parametrize("question", AWKWARD)
def test_an_awkward_question_is_answered(put: Put, ask: Ask, question: str) -> None:
    put("Judul", question)
    found = ask(question)
    words = [token.word for token in tokens(storable(question))]
    assert found.hits or found.notices or words[0] in ("or", "not")
    assert not question.strip() or bool(words) != (Notice.NO_WORDS in found.notices)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(title=TYPED, body=TYPED)
def test_any_text_can_be_indexed_and_is_found_by_its_words(
    put: Put, ask: Ask, title: str, body: str
) -> None:
    put(title, body)
    words = [token.word for token in tokens(storable(body))][:3]
    for word in words:
        assert [hit.ref for hit in ask(f'"{word}"').hits] == [1]
    assert not words or [hit.ref for hit in ask(f'"{" ".join(words)}"').hits] == [1]


@given(text=st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    for token in tokens(storable(text)):
        assert fold(token.word) == token.word
        assert token.word.isalnum()


def test_a_long_question_is_cut_and_says_so(put: Put, ask: Ask) -> None:
    put("Server")
    found = ask("server " * 1_500)
    assert [hit.ref for hit in found.hits] == [1]
    assert found.notices == (Notice.CUT,)
    assert len(understood("a b c d e f g h i j k l m n o p ").clauses) == 12


def test_what_has_no_word_is_told(ask: Ask) -> None:
    assert ask("?!").notices == (Notice.NO_WORDS,)
    assert ask("  ").notices == ()
    assert understood("x" * LONGEST).notices == ()
