"""The calendar as a page: a month as a grid and as a list."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel.dates import get_day_names
from flask import Response
from flask_babel import format_date, get_locale, get_timezone

from cop.access import Open, open_to
from cop.calendar import bp
from cop.calendar.months import Month
from cop.calendar.queries import happenings
from cop.calendar.views.asking import Asked, asked
from cop.calendar.views.entries import Day, by_day, entries_of, in_weeks
from cop.calendar.words import VIEWS, View
from cop.groups.queries import libraries_of_groups, names_of_groups
from cop.kit.clock import today
from cop.kit.templating import page

MOST = 300  # sessions on one page
IN_A_CELL = 4  # shown of a day in the grid before the rest is counted


@bp.get("/calendar")
@open_to(Open.VISITORS)
def show() -> Response:
    """Show what happens in a month, in the reader's time zone."""
    tzid = str(get_timezone())
    wish = asked(tzid)
    span = wish.month.span(tzid)
    found = happenings(wish.person, wish.wanted, span, most=MOST)
    days = by_day(entries_of(found, tzid, span))
    return page(
        "calendar/show.html",
        asked=wish,
        views=VIEWS,
        more=found.more,
        most=MOST,
        weeks=list(in_weeks(wish.month, days)),
        in_a_cell=IN_A_CELL,
        today=today(tzid),
        **_parted(wish, days, today(tzid)),
        **_words(wish.month),
        circles=names_of_groups(wish.person),
        libraries=libraries_of_groups(wish.person),
    )


def _parted(wish: Asked, days: list[Day], now: date) -> dict[str, Any]:
    """Return the days of the list, and apart from them what the present month has left behind.

    Beside the grid nothing is put apart: its days lead to those of the list.
    """
    if wish.whole or wish.view is View.MONTH:
        return {"gone": [], "days": days}
    return {
        "gone": [day for day in days if day.day < now],
        "days": [day for day in days if day.day >= now],
    }


def _words(month: Month) -> dict[str, Any]:
    """Return the names of the months and of the days of the week, Monday first."""
    locale = get_locale()
    widths = (get_day_names(width, locale=locale) for width in ("abbreviated", "wide"))
    short, long = widths
    return {
        "name": _name(month),
        "name_before": _name(month.before),
        "name_after": _name(month.after),
        "weekdays": [(short[day], long[day]) for day in range(7)],
    }


def _name(month: Month) -> str:
    """Return “November 2026”."""
    return str(format_date(month.first, "MMMM y"))
