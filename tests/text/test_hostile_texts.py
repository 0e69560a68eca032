"""No text, however it was made, costs more than a second of the processor's time, or an error."""

from collections.abc import Callable
from time import monotonic

import pytest

from cop.text import MAX_SOURCE, excerpt, plain_text, render

LONGEST_WAIT = 3.5
"""Seconds: the promise is one of the processor's; a busy machine takes longer over it."""


TRIES = 5  # a busy machine makes wait: the quickest of so many counts


def quickest(act: Callable[[], object]) -> float:
    """Return the seconds that the quickest of the tries took; stops at one that is quick enough."""
    took = []
    for _ in range(TRIES):
        started = monotonic()
        act()
        took.append(monotonic() - started)
        if took[-1] < LONGEST_WAIT:
            break
    return min(took)


def filled(shape: str) -> str:
    return (shape * (MAX_SOURCE // len(shape) + 1))[:MAX_SOURCE]


SLOW = {
    "8 kB of brackets": "[" * 8_000,
    "200 kB of brackets": filled("["),
    "images in images": filled("!["),
    "deep quotes": filled("> "),
    "deep lists": "\n".join("  " * depth + "- a" for depth in range(400)),
    "footnotes": "".join(f"[^{n}]" for n in range(9_000))
    + "\n\n"
    + "".join(f"[^{n}]: x\n" for n in range(9_000)),
    "one long address named often": f"[a]: http://x/{'y' * 100_000}\n\n{'[a] ' * 24_000}",
    "a wide table": "|a" * 30_000 + "\n" + "|-" * 30_000 + "\n" + "|b" * 30_000,
    "tags in tags": filled("<b><i>"),
}

QUICK = [
    *"*_`~#>|-=\\&<(]!\"'",
    *("* ", "*_", "*a **b ", "_a_ ", "- ", "1. a\n", "- a\n\n", "- [ ] a\n", "> - a\n"),
    *("```\n", "~~a", "[^1] ", "[a](", "[a](b)", '[a](b "', "[a](<", "[a](["),
    *("a|b\n-|-\n", "|-", "| a | b |\n|---|---|\n", "a\n=\n", "# a\n", "    a\n", "  \n"),
    *("&amp;", "&#", "&#x41;", "<a ", "<!--", "<div>", "<table><td>", '<a href="', "<?"),
    *("<![CDATA[", "</div>", "<br>", "http://", "http://a.b ", "www.", "a@", "a.", "a@b."),
    *("\n", "\t", "a\n", "a", "\u200d", "😀", "\x00", "\ud800", "\x02wzxhzdk:0\x03"),
]


@pytest.mark.parametrize("source", SLOW.values(), ids=SLOW.keys())
def test_a_text_that_would_take_minutes_is_shown_as_typed_in_time(source: str) -> None:
    render("a helper stands ready")
    assert quickest(lambda: render(source)) < LONGEST_WAIT
    rendered = render(source)
    assert rendered.as_typed
    assert plain_text(rendered.html).split() == source.split()


def test_the_text_after_a_hostile_one_is_rendered_as_ever() -> None:
    assert render(filled("[")).as_typed
    assert render("*halo*").html == "<p><em>halo</em></p>"


@pytest.mark.parametrize("shape", QUICK, ids=repr)
def test_no_shape_raises_or_outlasts_its_limit(shape: str) -> None:
    def read() -> None:
        rendered = render(filled(shape), seconds=0.05)
        excerpt(rendered.html)
        plain_text(rendered.html)

    assert quickest(read) < LONGEST_WAIT


def test_the_longest_ordinary_minutes_are_rendered() -> None:
    point = (
        "## {n}. Pengatalogan\n\n**Sari** melaporkan [hasil](https://a.org/{n}) rapat:\n"
        "- {n} judul baru, lihat https://perpus.go.id/baru_{n}\n  - 3 rusak\n- Budi setuju\n\n"
    )
    source = "".join(point.format(n=n) for n in range(1_200))
    assert len(source) < MAX_SOURCE
    assert not render(source, seconds=10).as_typed


def test_an_ordinary_text_takes_milliseconds() -> None:
    source = "Rapat *membahas* koleksi baru, lihat https://a.org/x.\n\n- satu\n- dua\n\n" * 72
    assert 4_500 < len(source) < 5_500
    render(source)
    times = []
    for _ in range(20):  # the best of them: the others may have waited for a busy machine
        started = monotonic()
        render(source)
        times.append(monotonic() - started)
    assert min(times) < 0.2
