"""The pages of ideas."""

from cop.ideas.views import noting, own, pages, supporting

__all__ = ["noting", "own", "pages", "supporting"]
