"""Two versions side by side."""

from time import thread_time

from hypothesis import given, settings
from hypothesis import strategies as st

from cop.text import MAX_SOURCE, Span, difference
from cop.text.comparing import Stretch, stretches
from cop.text.matching import Matcher

LONGEST = 5.0
"""Seconds of work; measured are 0.5 on a quiet machine, and a hostile shape would take minutes."""

texts = st.text(alphabet="ab .,\né", max_size=60)


def joined(spans: list[Span]) -> str:
    return "".join(span.text for span in spans)


def test_the_word_that_differs_is_marked_on_both_sides() -> None:
    old, new = difference("Rapat mulai pukul 09.00.", "Rapat mulai pukul 10.00.")
    assert old == [Span("Rapat mulai pukul ", False), Span("09", True), Span(".00.", False)]
    assert new == [Span("Rapat mulai pukul ", False), Span("10", True), Span(".00.", False)]


def test_what_was_added_is_marked_on_the_new_side_only() -> None:
    old, new = difference("Satu.\nDua.\n", "Satu.\nSisip.\nDua.\n")
    assert old == [Span("Satu.\nDua.\n", False)]
    assert new == [Span("Satu.\n", False), Span("Sisip.\n", True), Span("Dua.\n", False)]


def test_neighbouring_changes_are_one() -> None:
    old, new = difference("a buku lama b", "a koleksi baru b")
    assert [span.text for span in old if span.changed] == ["buku lama"]
    assert [span.text for span in new if span.changed] == ["koleksi baru"]


@settings(deadline=None)
@given(texts, texts)
def test_the_spans_of_a_side_are_its_text(old: str, new: str) -> None:
    old_side, new_side = difference(old, new)
    assert joined(old_side) == old
    assert joined(new_side) == new


@settings(deadline=None)
@given(texts)
def test_the_same_text_has_no_difference(text: str) -> None:
    assert not any(span.changed for side in difference(text, text) for span in side)


@settings(deadline=None)
@given(st.lists(st.sampled_from("abcd")), st.lists(st.sampled_from("abcd")))
def test_matches_are_the_same_on_both_sides_and_in_order(a: list[str], b: list[str]) -> None:
    at_a = at_b = 0
    for match in Matcher().matches(a, b):
        assert match.size > 0
        assert match.a >= at_a
        assert match.b >= at_b
        at_a, at_b = match.a + match.size, match.b + match.size
        assert a[match.a : at_a] == b[match.b : at_b]


def test_long_and_hostile_texts_take_bounded_time() -> None:
    def filled(shape: str) -> str:
        return (shape * (MAX_SOURCE // len(shape) + 1))[:MAX_SOURCE]

    rising = " ".join(map(str, range(33_000)))
    halves = "\n".join(f"u{n}" if n % 2 else "x" for n in range(40_000))
    thirds = "\n".join(f"u{n}" if n % 3 else "y" for n in range(40_000))
    for old, new in [
        (filled("ab "), filled("ba b")),
        (filled("a\nb\n"), filled("b\na\n\n")),
        (rising, " ".join(reversed(rising.split()))),
        (halves, thirds),
        (filled(".,"), filled(",;")),
        ("", rising),
    ]:
        started = thread_time()
        old_side, new_side = difference(old, new)
        assert thread_time() - started < LONGEST
        assert joined(old_side) == old
        assert joined(new_side) == new


LINES = [
    f"Alinea {number} bercerita tentang rak yang tidak berubah sama sekali." for number in range(20)
]


def stretched(*changed: int) -> list[Stretch]:
    new = [f"{line} Sungguh." if at in changed else line for at, line in enumerate(LINES)]
    return stretches("\n\n".join(LINES), "\n\n".join(new))


def test_what_is_the_same_for_long_stands_by_itself() -> None:
    before, changed, after = stretched(9)
    assert (before.paragraphs, changed.paragraphs, after.paragraphs) == (8, 0, 9)
    assert [span.text for span in changed.new if span.changed] == [" Sungguh."]


def test_a_change_stands_between_its_neighbours() -> None:
    changed = joined(stretched(9)[1].new)
    assert changed.split("\n\n") == [LINES[8], f"{LINES[9]} Sungguh.", f"{LINES[10]}\n"]


def test_little_between_two_changes_is_not_folded() -> None:
    assert [one.paragraphs for one in stretched(9, 12)] == [8, 0, 6]


def test_a_short_text_is_shown_whole() -> None:
    (whole,) = stretches("Rak kosong.\n\nSejak Senin.", "Rak penuh.\n\nSejak Senin.")
    assert whole.paragraphs == 0


@settings(deadline=None)
@given(texts, texts)
def test_the_stretches_of_a_side_are_its_text(old: str, new: str) -> None:
    found = stretches(old, new)
    assert "".join(joined(one.old) for one in found) == old
    assert "".join(joined(one.new) for one in found) == new
