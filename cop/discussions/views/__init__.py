"""The pages of discussions: threads of a session and of its points."""

from cop.discussions.views import naming, pages, removing, writing

__all__ = ["naming", "pages", "removing", "writing"]
