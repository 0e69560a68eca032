"""Read the minutes and articles of any secretary into plain facts, without losing a word.

Knows no database and no request: text goes in, frozen facts come out.
"""

from cop.importing.reading.articles import read_article
from cop.importing.reading.minutes import read_minutes
from cop.importing.reading.plain import words
from cop.importing.reading.shapes import (
    LARGEST,
    Article,
    Attendee,
    DateSource,
    FollowUpRead,
    How,
    Meeting,
    PointRead,
    Unreadable,
    Why,
)

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".txt", ".html", ".htm"})

__all__ = [
    "LARGEST",
    "SUFFIXES",
    "Article",
    "Attendee",
    "DateSource",
    "FollowUpRead",
    "How",
    "Meeting",
    "PointRead",
    "Unreadable",
    "Why",
    "read_article",
    "read_minutes",
    "words",
]
