"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Digest(StrEnum):
    """How often the summary of notices comes by mail."""

    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


class Role(StrEnum):
    """What somebody is to the whole site."""

    ADMINISTRATOR = "administrator"
    DIRECTOR = "director"
    MEMBER = "member"
    GUEST = "guest"  # came by an invitation; sees what is public and what they were let into


ROLES = {
    Role.ADMINISTRATOR: _l("Administrator"),
    Role.DIRECTOR: _l("Director"),
    Role.MEMBER: _l("Member"),
    Role.GUEST: _l("Guest"),
}
LANGUAGES = {"id": "Bahasa Indonesia", "en": "English"}
DIGESTS = {
    Digest.DAILY: _l("every morning"),
    Digest.WEEKLY: _l("every Monday morning"),
    Digest.NEVER: _l("never"),
}
