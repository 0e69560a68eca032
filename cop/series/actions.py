"""What happens to series and closed days: they are made, changed, ended."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import date, datetime

from flask_babel import gettext as _

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.groups.models import Group
from cop.groups.standing import must_be_active
from cop.kit.meeting import Mode, mode_from
from cop.kit.problems import Invalid
from cop.libraries.models import Library
from cop.people.models import Person
from cop.series.models import Closure, Series
from cop.series.recurrence import Rule, first_start, settled

UID_BYTES = 16


@dataclass(frozen=True)
class SeriesText:
    """What is said of a series; `first` is wall time in the zone, naive; minutes.

    Without a mode it follows from place and link.
    """

    parsed: Rule
    first: datetime
    tzid: str
    duration: int
    title: str = ""
    place: str = ""
    link: str = ""
    mode: Mode | None = None


def make_series(
    group: Group, said: SeriesText, *, by: Person, continues: Series | None = None
) -> Series:
    """Begin a series on the first day that its rule meets; its sessions are made when needed.

    Raises Refused where the circle is dormant or concluded, Invalid where the rule meets no day.
    """
    lock(group)
    must_be_active(group)
    series = Series(
        group=group,
        uid=f"{secrets.token_hex(UID_BYTES)}@lingkar",
        continues_id=continues.id if continues else None,
    )
    describe(series, settle(said))
    db.session.add(series)
    db.session.flush()
    record("make", "series", series.id, by=by)
    return series


def settle(said: SeriesText, *, earliest: datetime | None = None) -> SeriesText:
    """Return what is said with the first day that its rule meets, not before `earliest`.

    `earliest` is wall time, naive; the weeks are counted as if nothing had been left out.
    """
    rule, first = settled(said.parsed, said.first, earliest or said.first)
    return replace(said, parsed=rule, first=first)


def describe(series: Series, said: SeriesText) -> None:
    """Set what is said of the series, settled; raises Invalid where the rule meets no day."""
    rule, first = said.parsed, said.first
    if first_start(rule, first, said.tzid) is None:
        raise Invalid(_("In this time there is no such day. Choose a later last day."))
    series.rule, series.first_day, series.begins = rule.text, first.date(), first.time()
    series.tzid, series.duration = said.tzid, said.duration
    series.title, series.place, series.link = said.title, said.place, said.link
    series.mode = said.mode or mode_from(said.place, said.link)


def add_closure(
    name: str, first_day: date, last_day: date, *, library: Library | None, by: Person
) -> Closure:
    """Say that a library, or every one, is closed from the first day to the last."""
    closure = Closure(
        name=name,
        first_day=first_day,
        last_day=last_day,
        library_id=library.id if library else None,
    )
    db.session.add(closure)
    db.session.flush()
    record("add", "closure", closure.id, by=by, before=told(closure))
    return closure


def change_closure(
    closure: Closure,
    name: str,
    first_day: date,
    last_day: date,
    *,
    library: Library | None,
    by: Person,
) -> None:
    """Say anew what for, when and where; the days before are told by the audit log."""
    lock(closure)
    before = told(closure)
    closure.name, closure.first_day, closure.last_day = name, first_day, last_day
    closure.library_id = library.id if library else None
    db.session.flush()
    record("change", "closure", closure.id, by=by, before=before)


def remove_closure(closure: Closure, *, by: Person) -> None:
    """Take closed days off the list again."""
    record("remove", "closure", closure.id, by=by, before=told(closure))
    db.session.delete(closure)
    db.session.flush()


def told(closure: Closure) -> str:
    """Return the whole of it in one line, for the audit log."""
    return f"{closure.name}, {closure.first_day} – {closure.last_day}"
