"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class LibraryType(StrEnum):
    """What kind of library it is."""

    NATIONAL = "national"
    PUBLIC = "public"
    ACADEMIC = "academic"
    SCHOOL = "school"
    SPECIAL = "special"
    ARCHIVE = "archive"
    MUSEUM = "museum"
    OTHER = "other"


LIBRARY_TYPES = {
    LibraryType.NATIONAL: _l("National library"),
    LibraryType.PUBLIC: _l("Public library"),
    LibraryType.ACADEMIC: _l("Academic library"),
    LibraryType.SCHOOL: _l("School library"),
    LibraryType.SPECIAL: _l("Special library"),
    LibraryType.ARCHIVE: _l("Archive"),
    LibraryType.MUSEUM: _l("Museum library"),
    LibraryType.OTHER: _l("Other"),
}
