"""A text on its way: what stands in a form that is shown again."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from cop.discussions.actions import Elsewhere, Outdated
from cop.kit.problems import Problem
from cop.text import Span, difference


class Clash(NamedTuple):
    """What was typed and what was saved meanwhile, in spans, with the words that differ marked."""

    mine: list[Span]
    other: list[Span]


class Draft(NamedTuple):
    """What the form of a post holds; `base` is the version that is edited, 0 for a reply.

    Of a reply `kept` is the revision that the server keeps, 0 where it keeps none, since `kept_at`;
    `elsewhere` is what the person typed on another device meanwhile.
    """

    source: str = ""
    base: int = 0
    nameless: bool = False
    open: bool = False
    focus: bool = False
    preview: str = ""  # rendered
    tells: int = 0  # how many the preview tells by naming the circle
    error: str = ""
    clash: Clash | None = None
    kept: int = 0
    kept_at: datetime | None = None
    elsewhere: str = ""

    def with_problem(self, problem: Problem) -> Draft:
        """Return it with what was wrong; an overtaken one goes on from the text saved meanwhile."""
        told = self._replace(error=str(problem))
        if isinstance(problem, Elsewhere):
            kept = problem.kept
            shy = self.nameless or kept.nameless  # whoever asked for it once sends no name unseen
            return told._replace(kept=kept.revision, elsewhere=kept.source, nameless=shy)
        if not isinstance(problem, Outdated):
            return told
        other, mine = difference(problem.saved.source, self.source)
        return told._replace(base=problem.saved.version, clash=Clash(mine, other))
