"""How people meet: the closed set that circles, series, sessions and notices share."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l


class Mode(StrEnum):
    """How a session is held."""

    ON_SITE = "on-site"
    ONLINE = "online"
    BOTH = "both"
    IN_WRITING = "in-writing"  # over some days, in the discussions of its points


MODES = {
    Mode.ON_SITE: _l("On site"),
    Mode.ONLINE: _l("Online"),
    Mode.BOTH: _l("On site and online"),
    Mode.IN_WRITING: _l("In writing, over some days"),
}
AT_A_PLACE = (Mode.ON_SITE, Mode.BOTH)
BY_LINK = (Mode.ONLINE, Mode.BOTH)


def mode_from(place: str, link: str) -> Mode:
    """Return how a session is held of which only place and link were said."""
    if not link:
        return Mode.ON_SITE
    return Mode.BOTH if place else Mode.ONLINE


def days_of(begins: datetime, tzid: str, mode: str, minutes: int | None) -> tuple[date, date]:
    """Return the first and the last day of a session in the zone: one, but of what is in writing.

    What closes at midnight is over with the day before.
    """
    zone = ZoneInfo(tzid)
    first = begins.astimezone(zone).date()
    if mode != Mode.IN_WRITING or not minutes:
        return first, first
    closes = begins + timedelta(minutes=minutes)
    return first, (closes - timedelta.resolution).astimezone(zone).date()


def where(mode: str, place: str) -> str:
    """Return in a few words where it is held; nothing where that is on site and no place is said.

    `place` belongs to it on site only. How one joins by link is never part of it.
    """
    if mode == Mode.IN_WRITING:
        return _("in writing")
    if mode == Mode.ONLINE:
        return _("online")
    if mode == Mode.BOTH:
        return _("%(place)s, and online", place=place) if place else _("on site and online")
    return place
