"""Two versions of an output: what they are called, what they say in short, and their text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.text import Span, difference

if TYPE_CHECKING:
    from cop.outputs.models import OutputVersion


@dataclass(frozen=True)
class Change:
    """A part that reads otherwise than before; both texts in spans, what differs marked."""

    part: str
    old: list[Span]
    new: list[Span]


def changes_between(older: OutputVersion, newer: OutputVersion) -> list[Change]:
    """Return the parts that differ: title, abstract, text."""
    parts = (
        (_("Title"), older.title, newer.title),
        (_("Abstract"), older.abstract, newer.abstract),
        (_("Text"), older.source, newer.source),
    )
    return [Change(part, *difference(old, new)) for part, old, new in parts if old != new]
