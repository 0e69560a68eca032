"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum

from flask_babel import lazy_gettext as _l

NEW = timedelta(days=7)  # so long an idea is told of as a new one
MOST_ASKED = 999  # readers who are counted at once
LONGEST_REASON = 500


class IdeaKind(StrEnum):
    """What an idea is."""

    NEED = "unmet-need"
    TOPIC = "topic"


class IdeaStatus(StrEnum):
    """What became of an idea."""

    OPEN = "open"
    ADOPTED = "adopted"
    DECLINED = "declined"
    MERGED = "merged"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    REMOVED = "removed"


class Standing(StrEnum):
    """By what lists of ideas are narrowed."""

    OPEN = "open"
    ADOPTED = "adopted"
    CLOSED = "closed"


REOPENED = (IdeaStatus.DECLINED, IdeaStatus.DONE)  # by a moderator, where it should not rest
GONE = (IdeaStatus.WITHDRAWN, IdeaStatus.REMOVED)  # seen by nobody any more
IN_STANDING = {
    Standing.OPEN: (IdeaStatus.OPEN,),
    Standing.ADOPTED: (IdeaStatus.ADOPTED,),
    Standing.CLOSED: (IdeaStatus.DECLINED, IdeaStatus.MERGED, IdeaStatus.DONE),
}
KINDS = {
    IdeaKind.NEED: _l("Unmet need of a reader"),
    IdeaKind.TOPIC: _l("Topic to talk about"),
}
KINDS_SHORT = {IdeaKind.NEED: _l("unmet need"), IdeaKind.TOPIC: _l("topic")}
STANDINGS = {
    Standing.OPEN: _l("Open"),
    Standing.ADOPTED: _l("Adopted"),
    Standing.CLOSED: _l("Closed"),
}
ANSWERS = {
    IdeaStatus.DECLINED: _l("It is declined"),
    IdeaStatus.MERGED: _l("It is counted with another idea"),
    IdeaStatus.DONE: _l("It is done already"),
}
STATUSES = {
    IdeaStatus.OPEN: _l("open"),
    IdeaStatus.ADOPTED: _l("adopted"),
    IdeaStatus.DECLINED: _l("declined"),
    IdeaStatus.MERGED: _l("counted with another"),
    IdeaStatus.DONE: _l("done already"),
}
