"""The pages of the calendar."""

from cop.calendar.views import pages

__all__ = ["pages"]
