"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Role(StrEnum):
    """What somebody is to the whole site."""

    ADMINISTRATOR = "administrator"
    DIRECTOR = "director"
    MEMBER = "member"


ROLES = {
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.DIRECTOR: _l("Director"),
    Role.MEMBER: _l("Member"),
}
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
