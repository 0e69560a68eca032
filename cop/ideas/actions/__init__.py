"""What is done with ideas."""

from cop.ideas.actions.noting import (
    IdeaText,
    change_idea,
    give_name,
    note_idea,
    withdraw_idea,
)
from cop.ideas.actions.supporting import (
    count_again,
    count_instead,
    second_idea,
    take_back_count,
    unsecond_idea,
)

__all__ = [
    "IdeaText",
    "change_idea",
    "count_again",
    "count_instead",
    "give_name",
    "note_idea",
    "second_idea",
    "take_back_count",
    "unsecond_idea",
    "withdraw_idea",
]
