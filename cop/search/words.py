"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l


class DocKind(StrEnum):
    """What kind of text was found."""

    MINUTES = "minutes"
    OUTPUT = "output"
    DECISION = "decision"
    SESSION = "session"


class Notice(StrEnum):
    """What a person should know about the answer."""

    NO_WORDS = "no-words"
    CUT = "cut"
    SOME_WORDS = "some-words"
    NEWEST = "newest"


DOC_KINDS = {
    DocKind.MINUTES: _l("Minutes"),
    DocKind.OUTPUT: _l("Output"),
    DocKind.DECISION: _l("Decision"),
    DocKind.SESSION: _l("Session"),
}
NOTICES = {
    Notice.NO_WORDS: _l("There is no word in this question that could be looked for."),
    Notice.CUT: _l("The question was long; only its beginning was looked for."),
    Notice.SOME_WORDS: _l("No text has all of these words. These have some of them."),
    Notice.NEWEST: _l("More texts match than are listed. A further word or a filter finds them."),
}
