"""The reason that a moderator gives for hiding a post or locking a thread."""

from __future__ import annotations

from flask_babel import gettext as _

from cop.kit.problems import Invalid

LONGEST_REASON = 300  # letters; it stands in one line where others look for what is gone


def fit_reason(reason: str) -> str:
    """Return the reason in one line; raises Invalid for none, or one that is too long."""
    line = " ".join(reason.split())
    if not line:
        raise Invalid(_("Please say why: others read it, and it is what they will ask."))
    if len(line) > LONGEST_REASON:
        raise Invalid(_("Please shorten the reason to %(count)s letters.", count=LONGEST_REASON))
    return line
