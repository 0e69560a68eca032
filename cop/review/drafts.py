"""A wording on its way: what stands in a form that is shown again."""

from __future__ import annotations

from dataclasses import dataclass

from cop.text import Span


@dataclass(frozen=True)
class Draft:
    """What a form holds; `about` names the words or is the id of the wording that it is about.

    Without a source the form begins with the text as it stands. `mine` and `other` are both texts
    in spans where somebody changed the words meanwhile, `by` who did. `objects`: it says that an
    outcome is not so; `task` is who and by when, as typed where that is being made right.
    """

    about: str
    source: str | None = None
    reason: str = ""
    error: str = ""
    mine: tuple[Span, ...] = ()
    other: tuple[Span, ...] = ()
    by: str = ""
    objects: bool = False
    task: tuple[str, str] | None = None
