"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

LONGEST_NOTE = 500  # letters of what an invitation says
MOST_USES = 200


class Purpose(StrEnum):
    """Into what an invitation lets."""

    SITE = "site"
    CIRCLE = "circle"
    SESSION = "session"


class State(StrEnum):
    """What has become of an invitation."""

    OPEN = "open"
    USED = "used"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class Coming(StrEnum):
    """Whether a visitor comes; the words are those of iCalendar."""

    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


COMING = {
    Coming.ACCEPTED: _l("I come"),
    Coming.TENTATIVE: _l("Perhaps"),
    Coming.DECLINED: _l("I cannot come"),
}
STATES = {
    State.OPEN: _l("open"),
    State.USED: _l("used up"),
    State.EXPIRED: _l("expired"),
    State.WITHDRAWN: _l("withdrawn"),
}
LASTS = {1: _l("One day"), 7: _l("A week"), 30: _l("A month"), 90: _l("Three months")}  # days
