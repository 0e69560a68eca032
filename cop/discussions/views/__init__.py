"""The pages of discussions: threads of a session and of its points."""

from cop.discussions.views import pages, removing, writing

__all__ = ["pages", "removing", "writing"]
