"""The pages of the calendar."""

from cop.calendar.views import feeds, pages, secret

__all__ = ["feeds", "pages", "secret"]
