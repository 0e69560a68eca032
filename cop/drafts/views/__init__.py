"""The pages of drafts: one's own, and what colleagues show."""

from cop.drafts.views import pages, showing, writing

__all__ = ["pages", "showing", "writing"]
