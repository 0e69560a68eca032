"""The pages of discussions: threads of a session and of its points."""

from cop.discussions.views import keeping, naming, pages, removing, thanking, writing

__all__ = ["keeping", "naming", "pages", "removing", "thanking", "writing"]
