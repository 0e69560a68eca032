"""Why somebody is suggested, in words."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.duties.rules import Missing, Suggestion, Turn
from cop.kit.dates import long_day

MOST_NAMED = 3  # of those who would have come before


def reason(suggested: Suggestion, tzid: str) -> str:
    """Return how often they had it and when last, and who would have come before but cannot."""
    return "; ".join(filter(None, (how_often(suggested.turn, tzid), passed_over(suggested))))


def passed_over(suggested: Suggestion) -> str:
    """Return who would have come before but cannot, and why."""
    first = suggested.passed[:MOST_NAMED]
    return "; ".join(why_not(one.name, one.missing, one.until) for one in first)


def hint(suggested: Suggestion | None, tzid: str) -> str:
    """Return who is suggested by turn and why, in one line; nothing where nobody is."""
    if suggested is None:
        return ""
    why = reason(suggested, tzid)
    if not why:
        return _("By turn: %(name)s", name=suggested.name)
    return _("By turn: %(name)s, %(why)s", name=suggested.name, why=why)


def how_often(turn: Turn, tzid: str) -> str:
    """Return “2 times in 20 sessions, the latest on Tuesday 3 November”; nothing of the first."""
    if not turn.of:
        return ""
    sessions = ngettext("%(num)s session", "%(num)s sessions", turn.of)
    if not turn.times:
        return _("not yet in %(sessions)s", sessions=sessions)
    times = ngettext("%(num)s time in %(of)s", "%(num)s times in %(of)s", turn.times, of=sessions)
    if turn.last is None:
        return times
    return _("%(times)s, the latest on %(day)s", times=times, day=long_day(turn.last, tzid))


def why_not(name: str, missing: Missing | None, until: date | None) -> str:
    """Return why somebody is left out, in a clause."""
    if missing is Missing.AWAY and until:
        return _("%(name)s is away until %(day)s", name=name, day=long_day(until))
    if missing is Missing.DECLINED:
        return _("%(name)s does not come", name=name)
    return _("%(name)s has passed it on", name=name)
