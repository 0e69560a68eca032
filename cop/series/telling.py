"""A series in plain sentences."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from babel.dates import get_day_names
from babel.lists import format_list
from flask_babel import gettext as _
from flask_babel import ngettext

from cop.kit.dates import clock_time, full_day, language, zone_name
from cop.series.occurrences import Rhythm
from cop.series.recurrence import Rule
from cop.series.words import PLACES, Repeats


def rule_words(series: Rhythm) -> str:
    """Return “Every working day at 07:45 WIB, until 18 December 2026”."""
    rule, start = series.parsed, series.first.replace(tzinfo=ZoneInfo(series.tzid))
    when = _("at %(time)s %(zone)s", time=clock_time(start, series.tzid), zone=_zone(start))
    words = f"{_days(rule)} {when}"
    if rule.until:
        day = full_day(rule.until - timedelta(seconds=1), series.tzid)
        return _("%(words)s, until %(day)s", words=words, day=day)
    if rule.count:
        times = ngettext("%(num)d time", "%(num)d times", rule.count)
        return _("%(words)s, %(times)s", words=words, times=times)
    return words


def day_names(days: tuple[int, ...]) -> str:
    """Return “Tuesday and Thursday”."""
    names = get_day_names(locale=language())
    return str(format_list([names[day] for day in sorted(days)], locale=language()))


def _days(rule: Rule) -> str:
    if rule.repeats is Repeats.WORKING_DAYS:
        return _("Every working day")
    if rule.repeats is Repeats.MONTHLY_DAY:
        if rule.day == -1:
            return _("On the last day of every month")
        return _("On day %(day)s of every month", day=rule.day)
    days = day_names(rule.days)
    if rule.repeats is Repeats.MONTHLY_WEEKDAY:
        return _("On the %(nth)s %(weekday)s of every month", nth=PLACES[rule.nth], weekday=days)
    if rule.every == 1:
        return _("Every %(days)s", days=days)
    return _("Every %(count)s weeks on %(days)s", count=rule.every, days=days)


def _zone(start: datetime) -> str:
    return zone_name(str(start.tzinfo), start)
