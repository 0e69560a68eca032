"""The pages of discussions: threads of a session and of its points."""

from cop.discussions.views import naming, pages, removing, thanking, writing

__all__ = ["naming", "pages", "removing", "thanking", "writing"]
