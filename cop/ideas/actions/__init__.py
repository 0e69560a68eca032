"""What is done with ideas."""

from cop.ideas.actions.answering import (
    adopt_idea,
    decline_idea,
    merge_idea,
    remove_idea,
    reopen_idea,
    say_done,
)
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
    "adopt_idea",
    "change_idea",
    "count_again",
    "count_instead",
    "decline_idea",
    "give_name",
    "merge_idea",
    "note_idea",
    "remove_idea",
    "reopen_idea",
    "say_done",
    "second_idea",
    "take_back_count",
    "unsecond_idea",
    "withdraw_idea",
]
