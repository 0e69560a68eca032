"""Two people's changes to one text."""

import re
from time import thread_time

from hypothesis import given, settings
from hypothesis import strategies as st

from cop.text import MAX_SOURCE, merge

texts = st.text(alphabet="abc .,\n", max_size=40)
words = st.lists(st.sampled_from(["satu", "dua", "tiga", "empat", "\n", ".", "-"]), max_size=12)


LONGEST = 2.0
"""Seconds of work, whatever else the machine does; measured are 0.5."""


def test_changes_in_different_lines_are_both_made() -> None:
    assert merge("a\nb\nc", "A\nb\nc", "a\nb\nC") == "A\nb\nC"


def test_changes_in_different_words_of_a_line_are_both_made() -> None:
    base = "Rapat mulai pukul 9 di aula"
    mine = "Rapat mulai pukul 10 di aula"
    assert merge(base, mine, "Rapat mulai pukul 9 di ruang baca") == (
        "Rapat mulai pukul 10 di ruang baca"
    )


def test_what_both_wrote_at_one_place_is_kept_theirs_first() -> None:
    assert merge("Catatan:", "Catatan:\nmilik saya", "Catatan:\nmilik mereka") == (
        "Catatan:\nmilik mereka\nmilik saya"
    )
    assert merge("mulai 9", "mulai 10", "mulai 11") == "mulai 11\nmulai 10"


def test_what_one_changed_is_kept_when_the_other_deleted_it() -> None:
    assert merge("a\nb\nc", "a\nc", "a\nb lagi\nc") == "a\nb lagi\nc"


def test_the_same_change_by_both_is_made_once() -> None:
    assert merge("a\nb", "a\nX\nb", "a\nX\nb") == "a\nX\nb"


@settings(deadline=None)
@given(texts, texts)
def test_where_one_changed_nothing_the_other_stands(base: str, changed: str) -> None:
    assert merge(base, base, changed) == changed
    assert merge(base, changed, base) == changed
    assert merge(base, changed, changed) == changed


@settings(deadline=None)
@given(texts, texts, texts)
def test_no_word_that_somebody_wrote_is_lost(base: str, mine: str, theirs: str) -> None:
    assert_nothing_is_lost(base, mine, theirs)


@settings(deadline=None)
@given(words, words, words, st.integers(0, 12), st.integers(0, 12))
def test_no_word_that_was_put_in_is_lost(
    base: list[str], mine: list[str], theirs: list[str], at: int, other: int
) -> None:
    def with_new(inserted: list[str], place: int, mark: str) -> str:
        new = [word + mark for word in inserted]
        return " ".join([*base[:place], *new, *base[place:]])

    assert_nothing_is_lost(" ".join(base), with_new(mine, at, "m"), with_new(theirs, other, "t"))


def assert_nothing_is_lost(base: str, mine: str, theirs: str) -> None:
    merged = set(re.findall(r"\w+", merge(base, mine, theirs)))
    before = set(re.findall(r"\w+", base))
    assert set(re.findall(r"\w+", mine)) - before <= merged
    assert set(re.findall(r"\w+", theirs)) - before <= merged


def test_long_and_hostile_texts_take_bounded_time() -> None:
    def filled(shape: str) -> str:
        return (shape * (MAX_SOURCE // len(shape) + 1))[:MAX_SOURCE]

    many = "\n".join(f"u{n}" if n % 2 else "x" for n in range(40_000))
    others = "\n".join(f"u{n}" if n % 3 else "y" for n in range(40_000))
    for base, mine, theirs in [
        (filled("ab "), filled("ba b"), filled("b a")),
        (filled("a\nb\n"), filled("b\na\n\n"), filled("a\n")),
        (many, others, many.replace("u1", "v")),
        ("", many, others),
    ]:
        started = thread_time()
        merge(base, mine, theirs)
        assert thread_time() - started < LONGEST
