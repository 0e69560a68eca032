"""What people do in a discussion: read, type, write, edit, remove, hide and thank; and lock it."""

from cop.discussions.actions.becoming import became, unbecome
from cop.discussions.actions.hiding import hide
from cop.discussions.actions.locking import Locked, lock_thread, unlock_thread
from cop.discussions.actions.posts import (
    GRACE,
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
    "GRACE",
    "TYPING",
    "Elsewhere",
    "Locked",
    "Outdated",
    "became",
    "discard",
    "edit",
    "forget_old_unsent",
    "forget_sent",
    "give_name",
    "hide",
    "keep",
    "lock_thread",
    "mark_read",
    "new_thread",
    "remove",
    "restore",
    "take_thanks_back",
    "tell_typing",
    "thank",
    "unbecome",
    "unlock_thread",
    "write",
]
