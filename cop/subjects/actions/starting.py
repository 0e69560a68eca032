"""The list that a site begins with: headings of librarianship in both languages.

`starting.txt` beside this file is an outline: a heading a line, narrower ones further in;
English and Indonesian with a bar between them, in each the label and after `=` other names.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cop.subjects.actions.editing import Described, Named, add_subject
from cop.subjects.naming import separated
from cop.subjects.queries import there_are_headings
from cop.subjects.words import LANGUAGES

OUTLINE = Path(__file__).with_name("starting.txt")
STEP = 2  # spaces by which narrower headings stand further in


class Line(NamedTuple):
    """One heading of the outline."""

    depth: int
    named: dict[str, Named]


def begin_list() -> int:
    """Put the first headings into an empty list; return how many. One with headings stays."""
    if there_are_headings():
        return 0
    above: list[int] = []
    lines = list(outline())
    for line in lines:
        del above[line.depth :]
        subject = add_subject(Described(line.named, above[-1:]))
        above.append(subject.id)
    return len(lines)


def outline() -> Iterator[Line]:
    """Give the headings of the outline, each after the one above it."""
    for row in OUTLINE.read_text().splitlines():
        if row.strip():
            depth = (len(row) - len(row.lstrip())) // STEP
            parts = zip(LANGUAGES, row.split("|"), strict=True)
            yield Line(depth, {language: _named(part) for language, part in parts})


def _named(part: str) -> Named:
    label, _, others = part.partition("=")
    return Named(label.strip(), separated(others))
