"""Two people's changes to one text brought together, so that no word of either is lost."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cop.text.matching import Matcher, words_of


class _Stretch(NamedTuple):
    """What stands between two elements that all three texts share, or such elements themselves."""

    base: Sequence[str]
    mine: Sequence[str]
    theirs: Sequence[str]


def merge(base: str, mine: str, theirs: str) -> str:
    """Return a text with the changes of both, made by each from `base`.

    Changes in different places are both made. Where they meet, whole lines of both are kept, theirs
    first. Takes bounded time: what would cost too much to compare is kept twice.
    """
    matcher = Matcher()
    lines: list[str] = []
    for stretch in _stretches(base.split("\n"), mine.split("\n"), theirs.split("\n"), matcher):
        agreed = _agreed(stretch)
        lines.extend(_both(stretch, matcher) if agreed is None else agreed)
    return "\n".join(lines)


def _agreed(stretch: _Stretch) -> Sequence[str] | None:
    """Return what to keep where at most one of the two has changed something."""
    if stretch.mine in (stretch.base, stretch.theirs):
        return stretch.theirs
    return stretch.mine if stretch.theirs == stretch.base else None


def _both(stretch: _Stretch, matcher: Matcher) -> Sequence[str]:
    """Return the lines with both changes in them, or the lines of both."""
    if all(stretch):
        base, mine, theirs = (words_of("\n".join(lines)) for lines in stretch)
        agreed = [_agreed(words) for words in _stretches(base, mine, theirs, matcher)]
        if None not in agreed:
            return "".join(word for words in agreed for word in words or ()).split("\n")
    return [*stretch.theirs, *stretch.mine]


def _stretches(
    base: Sequence[str], mine: Sequence[str], theirs: Sequence[str], matcher: Matcher
) -> Iterator[_Stretch]:
    """Yield the three texts from beginning to end, changed and shared stretches in turn."""
    in_mine = _places(base, mine, matcher)
    in_theirs = _places(base, theirs, matcher)
    at = at_mine = at_theirs = 0
    for place in range(len(base)):
        if place not in in_mine or place not in in_theirs:
            continue
        to_mine, to_theirs = in_mine[place], in_theirs[place]
        if (at, at_mine, at_theirs) != (place, to_mine, to_theirs):
            yield _Stretch(base[at:place], mine[at_mine:to_mine], theirs[at_theirs:to_theirs])
        yield _Stretch(
            base[place : place + 1], mine[to_mine : to_mine + 1], base[place : place + 1]
        )
        at, at_mine, at_theirs = place + 1, to_mine + 1, to_theirs + 1
    yield _Stretch(base[at:], mine[at_mine:], theirs[at_theirs:])


def _places(base: Sequence[str], other: Sequence[str], matcher: Matcher) -> dict[int, int]:
    """Return where each element of the base that is still there stands in the other."""
    return {
        match.a + offset: match.b + offset
        for match in matcher.matches(base, other)
        for offset in range(match.size)
    }
