"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class FollowUpStatus(StrEnum):
    """Where a follow-up stands."""

    OPEN = "open"
    DONE = "done"
    CANCELLED = "cancelled"
    RECORDED = "recorded"  # told by imported minutes; nobody follows it up here


FOLLOW_UP_STATUSES = {
    FollowUpStatus.OPEN: _l("open"),
    FollowUpStatus.DONE: _l("done"),
    FollowUpStatus.CANCELLED: _l("cancelled"),
    FollowUpStatus.RECORDED: _l("as recorded"),
}
