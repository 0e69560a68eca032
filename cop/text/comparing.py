"""Two versions of a text side by side, with the words that differ marked on each side."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from cop.text.matching import Match, Matcher, words_of

_LINES = re.compile(r"[^\n]*\n|[^\n]+")


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


class Compared(NamedTuple):
    """A part that reads otherwise than before; both texts in spans, what differs marked."""

    title: str
    old: list[Span]
    new: list[Span]


def compared(parts: Iterable[tuple[str, str, str]]) -> list[Compared]:
    """Return those of the parts that differ; each is given as its title, old and new text."""
    return [Compared(title, *difference(old, new)) for title, old, new in parts if old != new]


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
