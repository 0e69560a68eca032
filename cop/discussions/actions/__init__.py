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
from cop.discussions.actions.unsent import (
    Elsewhere,
    discard,
    forget_old_unsent,
    forget_sent,
    keep,
)

__all__ = [
    "TYPING",
    "Elsewhere",
    "Outdated",
    "became",
    "discard",
    "edit",
    "forget_old_unsent",
    "forget_sent",
    "give_name",
    "keep",
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
