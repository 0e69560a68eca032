"""Dates and times as people say them, in the reader's language.

Neither a day nor a time breaks across lines: where people put a space stands one that does not
break, also in a text that is made of them and kept.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time
from flask import Flask
from flask_babel import get_locale, get_timezone
from flask_babel import lazy_gettext as _l

from cop.kit.clock import now

ZONE_NAMES = {"Asia/Jakarta": "WIB", "Asia/Pontianak": "WIB", "Asia/Makassar": "WITA"}
ZONE_NAMES |= {"Asia/Jayapura": "WIT"}
LONG = {"id": "EEEE, d MMMM", "en": "EEEE d MMMM"}
TIME = {"id": "HH.mm", "en": "HH:mm"}
NEAR = {0: _l("today"), -1: _l("yesterday"), 1: _l("tomorrow")}
NO_BREAK, JOINED = "\u00a0", "\u2060"  # a space that never ends a line; the same without a space
A_NIGHT = 12 * 60  # minutes
REMEMBERED = 10_000  # formatted days, and times: a page says the same ones again and again


def zone_name(tzid: str, at: datetime | None = None) -> str:
    """Return what people call the zone: WIB, WITA and WIT, else the zone's own short name."""
    return ZONE_NAMES.get(tzid) or (at or now()).astimezone(ZoneInfo(tzid)).tzname() or tzid


def long_day(moment: date | datetime, tzid: str | None = None) -> str:
    """Return “Tuesday 24 November”, with the year where it is not this year."""
    return _formatted(_day(moment, tzid), LONG[language()])


def short_day(moment: date | datetime, tzid: str | None = None) -> str:
    """Return “24 Nov”, with the year where it is not this year."""
    return _formatted(_day(moment, tzid), "d MMM")


def full_day(moment: date | datetime, tzid: str | None = None, *, weekday: bool = False) -> str:
    """Return “24 November 2026”, or “Tuesday 24 November 2026”."""
    pattern = LONG[language()] if weekday else "d MMMM"
    return _said(_day(moment, tzid), f"{pattern} y", language())


def month(moment: date | datetime, tzid: str | None = None) -> str:
    """Return “November 2026”."""
    return _said(_day(moment, tzid), "MMMM y", language())


def near_day(moment: date | datetime, tzid: str | None = None) -> str:
    """Return “today”, “yesterday”, “tomorrow”, or the short day."""
    day = _day(moment, tzid)
    distance = (day - _day(now(), tzid)).days
    if distance in NEAR:
        return str(NEAR[distance]).replace(" ", NO_BREAK)
    return short_day(day)


def clock_time(moment: datetime, tzid: str | None = None) -> str:
    """Return “07:45”, in the zone or in the reader's."""
    local = moment.astimezone(_zone(tzid))
    return _clock(local.hour, local.minute, language())


def time_span(starts_at: datetime, minutes: int | None, tzid: str) -> str:
    """Return “07:45–08:15 WIB” in the session's zone; without an end where it is unknown.

    With the last day where that is another one, and not only because people met in the night.
    """
    over = starts_at + timedelta(minutes=minutes or 0)
    if (minutes or 0) > A_NIGHT and _day(over, tzid) != _day(starts_at, tzid):
        last = f"{short_day(over, tzid)},{NO_BREAK}{clock_time(over, tzid)}"
        return f"{clock_time(starts_at, tzid)} – {last}{NO_BREAK}{zone_name(tzid, over)}"
    end = f"–{JOINED}{clock_time(over, tzid)}" if minutes else ""
    return f"{clock_time(starts_at, tzid)}{end}{NO_BREAK}{zone_name(tzid, starts_at)}"


def exact(moment: datetime, tzid: str | None = None) -> str:
    """Return the whole moment, for a hover: day, time, zone and distance from UTC."""
    return _exact(moment, _zone(tzid), language())


def language() -> str:
    """Return the reader’s language, one of those that the site speaks."""
    locale = get_locale()
    return "id" if locale is None or locale.language not in TIME else str(locale.language)


def init_app(app: Flask) -> None:
    """Offer the functions to templates."""
    offered = (long_day, short_day, full_day, near_day, clock_time, time_span, exact, zone_name)
    app.jinja_env.globals.update({function.__name__: function for function in offered})


def _zone(tzid: str | None) -> ZoneInfo:
    return ZoneInfo(tzid or str(get_timezone()))


def _day(moment: date | datetime, tzid: str | None) -> date:
    return moment.astimezone(_zone(tzid)).date() if isinstance(moment, datetime) else moment


def _formatted(day: date, pattern: str) -> str:
    this_year = now().astimezone(_zone(None)).year
    return _said(day, pattern if day.year == this_year else f"{pattern} y", language())


@lru_cache(REMEMBERED)
def _said(day: date, pattern: str, language: str) -> str:
    return format_date(day, pattern, locale=language).replace(" ", NO_BREAK)


@lru_cache(REMEMBERED)
def _exact(moment: datetime, zone: ZoneInfo, language: str) -> str:
    local = moment.astimezone(zone)
    offset = local.strftime("%z")
    hours = f"UTC{offset[:3]}:{offset[3:]}".replace(":00", "")
    day = _said(local.date(), "d MMMM y", language)
    clock = _clock(local.hour, local.minute, language)
    return f"{day}, {clock} {zone_name(zone.key, moment)} ({hours})"


@lru_cache(REMEMBERED)
def _clock(hour: int, minute: int, language: str) -> str:
    return format_time(time(hour, minute), TIME[language], locale=language)
