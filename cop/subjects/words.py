"""The closed sets of this room and their names on the screen."""

from __future__ import annotations

from enum import StrEnum

from flask_babel import lazy_gettext as _l

LANGUAGES = {"en": _l("English"), "id": _l("Indonesian")}
"""In which headings are given; the first is shown where a heading lacks the person's own."""

MOST_SUBJECTS = 20  # of one thing; more would say nothing
LONGEST_NAME = 80  # letters of a heading


class SubjectStatus(StrEnum):
    """Where a heading stands."""

    PROPOSED = "proposed"  # somebody typed it; waits for an administrator
    APPROVED = "approved"
    RETIRED = "retired"  # what has it keeps it; it is offered no more
    DECLINED = "declined"  # stays as typed on what has it, and is no heading
    MERGED = "merged"  # another heading took its place


SUBJECT_STATUSES = {
    SubjectStatus.PROPOSED: _l("proposed"),
    SubjectStatus.APPROVED: _l("approved"),
    SubjectStatus.RETIRED: _l("retired"),
    SubjectStatus.DECLINED: _l("turned down"),
    SubjectStatus.MERGED: _l("merged"),
}
