"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Way(StrEnum):
    """Where a point of a session may go."""

    RESOLVED = "resolved"
    CARRIED = "carried"
    PARKED = "parked"
    SESSION = "session"
    POINT = "point"
    CIRCLE = "circle"
    DROPPED = "dropped"


WAYS = {
    Way.RESOLVED: _l("It is resolved"),
    Way.CARRIED: _l("It comes back in the next session"),
    Way.PARKED: _l("It is parked on the backlog"),
    Way.SESSION: _l("It gets a session of its own"),
    Way.POINT: _l("It goes on as another point, on the backlog"),
    Way.CIRCLE: _l("It becomes a circle of its own"),
    Way.DROPPED: _l("It is dropped"),
}
SPUN_OFF = (Way.SESSION, Way.POINT, Way.CIRCLE)
