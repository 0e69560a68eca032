"""What a notice says, in the language of the moment and in the zone of who reads it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

from cop.kit.dates import clock_time, full_day, long_day, zone_name
from cop.kit.meeting import where
from cop.notices.models import Notice
from cop.notices.words import SENTENCES


def sentence(notice: Notice, tzid: str) -> str:
    """Return the whole sentence."""
    given = notice.given
    words: dict[str, Any] = defaultdict(str, given)
    words["by"] = given.get("by") or _("A member of the circle")
    for name, said in SAID.items():
        if given.get(name):
            words[name] = said(str(given[name]), tzid)
    return " ".join((str(SENTENCES[notice.told]) % words).split())


def moment_words(written: str, tzid: str) -> str:
    """Return a moment, or a day without a time, as a sentence says it."""
    return _moment(written, tzid) if "T" in written else _day(written, tzid)


def _moment(written: str, tzid: str) -> str:
    at = datetime.fromisoformat(written)
    return f"{long_day(at, tzid)}, {clock_time(at, tzid)} {zone_name(tzid, at)}"


def _day(written: str, tzid: str) -> str:
    if "T" in written:
        return long_day(datetime.fromisoformat(written), tzid)
    return full_day(date.fromisoformat(written))


SAID: dict[str, Callable[[str, str], str]] = {
    "when": moment_words,
    "until": _moment,
    "held": lambda w, _tzid: where(*w.split(" ", 1)),
    "due": _day,
    "others": lambda w, tzid: ngettext("and %(num)s other", "and %(num)s others", int(w)),
}
