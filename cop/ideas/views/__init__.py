"""The pages of ideas."""

from cop.ideas.views import adopting, answering, noting, own, pages, supporting

__all__ = ["adopting", "answering", "noting", "own", "pages", "supporting"]
