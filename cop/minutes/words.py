"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class OutcomeKind(StrEnum):
    """What may come out of a point."""

    DECISION = "decision"
    FOLLOW_UP = "follow-up"
    INFORMATION = "information"


OUTCOME_KINDS = {
    OutcomeKind.DECISION: _l("Decision"),
    OutcomeKind.FOLLOW_UP: _l("Follow-up"),
    OutcomeKind.INFORMATION: _l("Information"),
}
