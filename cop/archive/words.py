"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class Named(StrEnum):
    """What has a name and a page, in the order in which it is offered."""

    SUBJECT = "subject"
    GROUP = "group"
    PERSON = "person"
    LIBRARY = "library"
    OUTPUT = "output"


NAMED = {
    Named.SUBJECT: _l("Subjects"),
    Named.GROUP: _l("Circles"),
    Named.PERSON: _l("People"),
    Named.LIBRARY: _l("Libraries"),
    Named.OUTPUT: _l("Outputs"),
}
