"""What two sequences have in common, found in bounded time: under the differences and the merge.

First what stands at both ends, then what occurs once on each side (a patience difference), and
`difflib` only for the small rest, which it may take more than quadratic time to compare.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

SMALL = 20_000
"""Two rests are compared one by one when the product of their lengths is at most this."""

EFFORT = 600_000
"""The sum of those products for one pair of texts; what is beyond counts as wholly changed."""

_EFFORT_TO_BEGIN = 40
"""What comparing costs beside that, however little there is to compare."""

_DEEPEST = 12
"""How often a rest is searched again for what occurs once in it."""

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")


class Match(NamedTuple):
    """`size` elements from `a` in the one sequence and from `b` in the other are the same."""

    a: int
    b: int
    size: int


class _Rest(NamedTuple):
    a: int
    a_end: int
    b: int
    b_end: int
    depth: int


def words_of(text: str) -> list[str]:
    """Return words, spaces and signs one by one; joined they are the text."""
    return _WORDS.findall(text)


class Matcher:
    """Compares sequences for one pair of texts, with one allowance of effort for all of them."""

    def __init__(self) -> None:
        self._effort = EFFORT

    def matches(self, a: Sequence[str], b: Sequence[str]) -> list[Match]:
        """Return what both have, in order and without overlap, in runs as long as possible."""
        found: list[Match] = []
        rests = [_Rest(0, len(a), 0, len(b), 0)]
        while rests:
            rest = _without_ends(a, b, rests.pop(), found)
            if _have_nothing_in_common(a, b, rest):
                continue
            if self._is_affordable(rest):
                found.extend(_compared(a, b, rest))
            elif rest.depth < _DEEPEST:
                rests.extend(_between_anchors(a, b, rest, found))
        return list(_joined(sorted(found)))

    def _is_affordable(self, rest: _Rest) -> bool:
        product = (rest.a_end - rest.a) * (rest.b_end - rest.b)
        if product > min(SMALL, self._effort):
            return False
        self._effort -= product + _EFFORT_TO_BEGIN
        return True


def _without_ends(a: Sequence[str], b: Sequence[str], rest: _Rest, found: list[Match]) -> _Rest:
    start_a, end_a, start_b, end_b, depth = rest
    while start_a < end_a and start_b < end_b and a[start_a] == b[start_b]:
        start_a, start_b = start_a + 1, start_b + 1
    while start_a < end_a and start_b < end_b and a[end_a - 1] == b[end_b - 1]:
        end_a, end_b = end_a - 1, end_b - 1
    found.append(Match(rest.a, rest.b, start_a - rest.a))
    found.append(Match(end_a, end_b, rest.a_end - end_a))
    return _Rest(start_a, end_a, start_b, end_b, depth)


def _have_nothing_in_common(a: Sequence[str], b: Sequence[str], rest: _Rest) -> bool:
    return set(a[rest.a : rest.a_end]).isdisjoint(b[rest.b : rest.b_end])


def _compared(a: Sequence[str], b: Sequence[str], rest: _Rest) -> Iterator[Match]:
    matcher = SequenceMatcher(None, a[rest.a : rest.a_end], b[rest.b : rest.b_end], autojunk=False)
    for block in matcher.get_matching_blocks():
        yield Match(rest.a + block.a, rest.b + block.b, block.size)


def _between_anchors(
    a: Sequence[str], b: Sequence[str], rest: _Rest, found: list[Match]
) -> Iterator[_Rest]:
    """Note the anchors and yield what lies between them."""
    anchors = _anchors(a, b, rest)
    found.extend(anchors)
    at_a, at_b = rest.a, rest.b
    for anchor in anchors:
        yield _Rest(at_a, anchor.a, at_b, anchor.b, rest.depth + 1)
        at_a, at_b = anchor.a + 1, anchor.b + 1
    if anchors:
        yield _Rest(at_a, rest.a_end, at_b, rest.b_end, rest.depth + 1)


def _anchors(a: Sequence[str], b: Sequence[str], rest: _Rest) -> list[Match]:
    """Return what occurs once on each side and in the same order: the longest such row."""
    once_in_b = _places_of_the_unique(b, rest.b, rest.b_end)
    pairs = [
        Match(at, once_in_b[element], 1)
        for element, at in _places_of_the_unique(a, rest.a, rest.a_end).items()
        if element in once_in_b
    ]
    return _longest_rising(pairs)


def _places_of_the_unique(elements: Sequence[str], start: int, end: int) -> dict[str, int]:
    counts = Counter(elements[start:end])
    return {elements[at]: at for at in range(start, end) if counts[elements[at]] == 1}


def _longest_rising(pairs: list[Match]) -> list[Match]:
    """Return the longest row of pairs, which rise in `a`, that rises in `b` too."""
    tails: list[int] = []  # the least b with which a row of this length ends
    ends: list[int] = []  # and the pair that holds it
    before: list[int] = []
    for number, pair in enumerate(pairs):
        length = bisect_left(tails, pair.b)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [pair.b]
        ends[length : length + 1] = [number]
    row: list[Match] = []
    number = ends[-1] if ends else -1
    while number >= 0:
        row.append(pairs[number])
        number = before[number]
    return row[::-1]


def _joined(matches: list[Match]) -> Iterator[Match]:
    current = Match(0, 0, 0)
    for match in matches:
        if (match.a, match.b) == (current.a + current.size, current.b + current.size):
            current = current._replace(size=current.size + match.size)
        elif match.size:
            if current.size:
                yield current
            current = match
    if current.size:
        yield current
