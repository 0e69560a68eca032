"""A wording on its way: what stands in a form that is shown again."""

from __future__ import annotations

from dataclasses import dataclass

from cop.text import Span


@dataclass(frozen=True)
class Draft:
    """What a form holds; `about` is the id of the note or wording that it is about.

    Without a source the form begins with the text as it stands. `mine` and `other` are both texts
    in spans where somebody changed the note meanwhile, `by` who did.
    """

    about: int
    source: str | None = None
    reason: str = ""
    error: str = ""
    mine: tuple[Span, ...] = ()
    other: tuple[Span, ...] = ()
    by: str = ""
