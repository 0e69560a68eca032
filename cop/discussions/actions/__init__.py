"""What people do in a discussion: read, type, write, edit and remove posts, and thank for them."""

from cop.discussions.actions.becoming import became, unbecome
from cop.discussions.actions.posts import (
    Outdated,
    edit,
    give_name,
    new_thread,
    remove,
    restore,
    write,
)
from cop.discussions.actions.reading import TYPING, mark_read, tell_typing
from cop.discussions.actions.thanks import take_thanks_back, thank

__all__ = [
    "TYPING",
    "Outdated",
    "became",
    "edit",
    "give_name",
    "mark_read",
    "new_thread",
    "remove",
    "restore",
    "take_thanks_back",
    "tell_typing",
    "thank",
    "unbecome",
    "write",
]
