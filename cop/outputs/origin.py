"""Where an output came from, in the steps that its page draws."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from cop.kit.dates import short_day
from cop.outputs.words import OUTPUT_TYPES

if TYPE_CHECKING:
    from cop.outputs.models import Output, OutputVersion, SessionOutput

MOST_STEPS = 6  # more would not fit beside each other


def origin_of(
    output: Output,
    version: OutputVersion | None,
    behind: Sequence[SessionOutput],
    later: Sequence[dict[str, Any]],
) -> list[dict[str, Any]]:
    """Return the sessions behind the output, then itself, then `later`: where it was taken up."""
    steps = [_step(made) for made in behind[-MOST_STEPS:]]
    left_out = len(behind) - len(steps)
    if left_out:
        steps[0]["said"] += " · " + ngettext(
            "one session before", "%(num)s sessions before", left_out
        )
    said = _("version %(number)s", number=version.number) if version else ""
    this = {"title": str(OUTPUT_TYPES[output.type]), "href": "", "said": said, "state": "this"}
    return [*steps, this, *later] if steps or later else []


def _step(made: SessionOutput) -> dict[str, Any]:
    session = made.session
    return {
        "title": session.name,
        "href": url_for("sessions.show", slug=session.group.slug, number=session.number),
        "said": short_day(session.starts_at, session.tzid),
        "state": "past",
    }
