"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Repeats(StrEnum):
    """How a series comes back."""

    WORKING_DAYS = "working-days"
    WEEKLY = "weekly"
    MONTHLY_DAY = "monthly-day"
    MONTHLY_WEEKDAY = "monthly-weekday"


class Ends(StrEnum):
    """When a series is over."""

    NEVER = "never"
    UNTIL = "until"
    COUNT = "count"


class Shift(StrEnum):
    """What a change of the clocks does to a start."""

    MISSING = "missing"  # its local time does not exist: it is later by as much as the clocks went
    TWICE = "twice"  # its local time exists twice: the first one is meant


REPEATS = {
    Repeats.WORKING_DAYS: _l("Every working day, Monday to Friday"),
    Repeats.WEEKLY: _l("On days of the week"),
    Repeats.MONTHLY_DAY: _l("Every month on the same date"),
    Repeats.MONTHLY_WEEKDAY: _l("Every month on the same weekday"),
}
ENDS = {
    Ends.NEVER: _l("It has no end yet"),
    Ends.UNTIL: _l("With a last day"),
    Ends.COUNT: _l("After a number of sessions"),
}
PLACES = {
    1: _l("first"),
    2: _l("second"),
    3: _l("third"),
    4: _l("fourth"),
    -1: _l("last"),
}
SHIFTS = {
    Shift.MISSING: _l("The clocks go forward: this time does not exist that day, so it is later."),
    Shift.TWICE: _l("The clocks go back: this time comes twice that day; the first one is meant."),
}
