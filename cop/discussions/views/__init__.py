"""The pages of discussions: threads of a session and of its points."""

from cop.discussions.views import (
    history,
    keeping,
    locking,
    naming,
    pages,
    removing,
    thanking,
    writing,
)

__all__ = ["history", "keeping", "locking", "naming", "pages", "removing", "thanking", "writing"]
