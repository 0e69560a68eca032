"""Questions about ideas."""

from cop.ideas.queries.ideas import (
    Count,
    IdeaRow,
    Wanted,
    counts_of,
    idea_row,
    idea_seen_by,
    ideas_listed,
    open_beside,
    seconders_of,
    seconds_counted,
    seen_by,
    subjects_of,
)
from cop.ideas.queries.nameless import own_idea, owns
from cop.ideas.queries.places import Place, homes_for, places_of
from cop.ideas.queries.similar import similar_to

__all__ = [
    "Count",
    "IdeaRow",
    "Place",
    "Wanted",
    "counts_of",
    "homes_for",
    "idea_row",
    "idea_seen_by",
    "ideas_listed",
    "open_beside",
    "own_idea",
    "owns",
    "places_of",
    "seconders_of",
    "seconds_counted",
    "seen_by",
    "similar_to",
    "subjects_of",
]
