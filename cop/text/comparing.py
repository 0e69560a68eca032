"""Two versions of a text side by side, with the words that differ marked on each side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cop.text.matching import Match, Matcher, words_of

_LINES = re.compile(r"[^\n]*\n|[^\n]+")
_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
CONTEXT = 300  # letters of a line beside a change that help to know where one is
FOLDED = 300  # letters, about as many as a phone shows at once: less is shown and not folded


class Span(NamedTuple):
    """A piece of one side; `changed` when the other side has not the same here."""

    text: str
    changed: bool


def difference(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Return both texts in spans, word by word; the spans of a side, joined, are exactly its text.

    Takes bounded time: what would cost too much to compare counts as changed.
    """
    matcher = Matcher()
    old_side, new_side = _Side(), _Side()
    for old_lines, new_lines, same in _pieces(_LINES.findall(old), _LINES.findall(new), matcher):
        if same:
            old_side.add(old_lines, changed=False)
            new_side.add(new_lines, changed=False)
        else:
            _add_words("".join(old_lines), "".join(new_lines), (old_side, new_side), matcher)
    return old_side.spans(), new_side.spans()


class Stretch(NamedTuple):
    """A stretch of two texts: both sides with what differs marked, and a line around it.

    Where nothing differs both sides are the same, and `paragraphs` says how many they are.
    """

    old: list[Span]
    new: list[Span]
    paragraphs: int = 0


class Compared(NamedTuple):
    """A part that reads otherwise than before, from its beginning to its end."""

    title: str
    stretches: list[Stretch]


def compared(parts: Iterable[tuple[str, str, str]]) -> list[Compared]:
    """Return those of the parts that differ; each is given as its title, old and new text."""
    return [Compared(title, stretches(old, new)) for title, old, new in parts if old != new]


def stretches(old: str, new: str) -> list[Stretch]:
    """Return both texts in stretches; long ones in which nothing differs stand by themselves.

    The spans of a side, joined, are exactly its text. Takes bounded time, as `difference` does.
    """
    matcher = Matcher()
    pieces = [
        one
        for one in _pieces(_LINES.findall(old), _LINES.findall(new), matcher)
        if one[0] or one[1]
    ]
    found: list[Stretch] = []
    sides = (_Side(), _Side())
    for place, (old_lines, new_lines, same) in enumerate(pieces):
        if not same:
            _add_words("".join(old_lines), "".join(new_lines), sides, matcher)
            continue
        before, folded, after = _folded(old_lines, place > 0, place < len(pieces) - 1)
        _add_same(sides, before)
        if folded:
            found += [_stretch(sides), _unchanged(folded)]
            sides = (_Side(), _Side())
        _add_same(sides, after)
    return [one for one in (*found, _stretch(sides)) if one.old or one.new]


def _folded(
    lines: Sequence[str], follows: bool, goes_on: bool
) -> tuple[Sequence[str], Sequence[str], Sequence[str]]:
    """Part lines that are the same: what stands beside a change before, the rest, and after."""
    first = _near(lines) if follows else 0
    last = _near(lines[first:][::-1]) if goes_on else 0
    folded = lines[first : len(lines) - last]
    if len("".join(folded).strip()) < FOLDED:
        return lines, (), ()
    return lines[:first], folded, lines[len(lines) - last :]


def _near(lines: Sequence[str]) -> int:
    """Return how many lines from the beginning are shown with a change: up to the first words."""
    for number, line in enumerate(lines):
        if line.strip():
            return number + 1 if len(line) <= CONTEXT else 0
    return len(lines)


def _add_same(sides: tuple[_Side, _Side], lines: Sequence[str]) -> None:
    for side in sides:
        side.add(lines, changed=False)


def _stretch(sides: tuple[_Side, _Side]) -> Stretch:
    return Stretch(sides[0].spans(), sides[1].spans())


def _unchanged(lines: Sequence[str]) -> Stretch:
    text = "".join(lines)
    same = [Span(text, changed=False)]
    return Stretch(same, same, len(_PARAGRAPH.findall(text)))


class Change(NamedTuple):
    """A piece of two texts read as one: in both (`kind` is empty), added (ins) or gone (del)."""

    text: str
    kind: str


def changes(old: str, new: str) -> list[Change]:
    """Return what became of the old text, piece by piece, in the order of reading."""
    before, after = (list(reversed(side)) for side in difference(old, new))
    found: list[Change] = []
    while before or after:
        if before and before[-1].changed:
            found.append(Change(before.pop().text, "del"))
        elif after and after[-1].changed:
            found.append(Change(after.pop().text, "ins"))
        else:
            found.append(Change(_in_both(before, after), ""))
    return found


def _in_both(before: list[Span], after: list[Span]) -> str:
    """Take from both sides what stands next on both; a longer span leaves its rest."""
    mine, other = before.pop().text, after.pop().text
    length = min(len(mine), len(other))
    for side, text in ((before, mine), (after, other)):
        if len(text) > length:
            side.append(Span(text[length:], changed=False))
    return mine[:length]


class _Side:
    """The spans of one side as they come; neighbours of one kind become one span."""

    def __init__(self) -> None:
        self._pieces: list[tuple[list[str], bool]] = []

    def add(self, pieces: Sequence[str], *, changed: bool) -> None:
        if not pieces:
            return
        if not self._pieces or self._pieces[-1][1] != changed:
            self._pieces.append(([], changed))
        self._pieces[-1][0].extend(pieces)

    def spans(self) -> list[Span]:
        return [Span("".join(pieces), changed) for pieces, changed in self._pieces]


def _add_words(old: str, new: str, sides: tuple[_Side, _Side], matcher: Matcher) -> None:
    for old_words, new_words, same in _pieces(words_of(old), words_of(new), matcher):
        # A space between two changed words is read as part of the change.
        changed = not same or "".join(old_words).strip(" ") == ""
        sides[0].add(old_words, changed=changed)
        sides[1].add(new_words, changed=changed)


def _pieces(
    old: Sequence[str], new: Sequence[str], matcher: Matcher
) -> Iterator[tuple[Sequence[str], Sequence[str], bool]]:
    """Yield both sequences from beginning to end in pieces that are the same or not."""
    at_old = at_new = 0
    for match in (*matcher.matches(old, new), Match(len(old), len(new), 0)):
        yield old[at_old : match.a], new[at_new : match.b], False
        at_old, at_new = match.a + match.size, match.b + match.size
        yield old[match.a : at_old], new[match.b : at_new], True
