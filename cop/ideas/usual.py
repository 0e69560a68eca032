"""For which circle somebody notes an idea unless they choose another."""

from __future__ import annotations

from collections.abc import Sequence

from cop.ideas.queries import Place


def usual_place(places: Sequence[Place]) -> Place | None:
    """Return the circle for which the person noted last, else their first one; None without."""
    taking = [place for place in places if place.takes_ideas]
    noted = [(place.last, place) for place in taking if place.last is not None]
    return max(noted)[1] if noted else next(iter(taking), None)
