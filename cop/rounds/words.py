"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Names(StrEnum):
    """Whether the writers' names stand with their texts."""

    WITH = "with"
    WITHOUT = "without"


NAMES = {
    Names.WITH: _l("Each text stands under its writer’s name"),
    Names.WITHOUT: _l("No text has a name, also not for moderators"),
}
