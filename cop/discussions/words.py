"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Thing(StrEnum):
    """What a post may become: something in a room above, which names it by its own id."""

    POINT = "point"
    FOLLOW_UP = "follow-up"
    NOTE = "note"
    IDEA = "idea"


BECAME = {
    Thing.POINT: _l("Became a point"),
    Thing.FOLLOW_UP: _l("Became a follow-up"),
    Thing.NOTE: _l("In the notes"),
    Thing.IDEA: _l("Became an idea"),
}
