"""When people are away: the days are read by their circles, the reason by few.

That somebody is away, and until when, is seen where the duties of a circle are given out, by those
who take part in it. The reason is seen by the person, and by the moderators of their circles.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import ScalarSelect, String, cast, func, select

from cop.db import db
from cop.kit.clock import now
from cop.kit.problems import Invalid
from cop.people.models import Absence, Person

LONGEST_REASON = 200  # letters
LONGEST = timedelta(days=366)  # who is away for longer has left
LATEST = 20  # years ahead or back that anybody means
MOST = 100  # that are shown of one person, the latest first


class Days(NamedTuple):
    """Days away, the first and the last one among them."""

    first: date
    last: date

    def hold(self, others: Days) -> bool:
        """Say whether all the other days are among them: who is away for some of them comes."""
        return self.first <= others.first and others.last <= self.last


def check_days(first: date, last: date) -> None:
    """Raise Invalid where somebody cannot be away from the first to the last day."""
    if last < first:
        raise Invalid(_("The last day cannot be before the first one."))
    if last - first > LONGEST:
        raise Invalid(_("Please give at most a year. You can add another one after it."))
    if abs(last.year - now().year) > LATEST:
        raise Invalid(_("Please check the year."))


def absences_of(person: Person) -> Sequence[Absence]:
    """Return when the person is and was away, what comes last first."""
    return db.session.scalars(
        select(Absence)
        .where(Absence.person_id == person.id)
        .order_by(Absence.first_day.desc(), Absence.id.desc())
        .limit(MOST)
    ).all()


def absence_of(person: Person, absence_id: int) -> Absence | None:
    """Return one of the person's own absences, or None."""
    return db.session.scalar(
        select(Absence).where(Absence.id == absence_id, Absence.person_id == person.id)
    )


def away_on(days: Days) -> set[int]:
    """Return the ids of all who are away on each of the days, by one absence."""
    on = Absence.first_day <= days.first, Absence.last_day >= days.last
    return set(db.session.scalars(select(Absence.person_id).where(*on)))


def days_away(since: date) -> ScalarSelect[str | None]:
    """Return a column of a query for people: when they are away, for `days_in`.

    What was over before `since` is left out.
    """
    line = cast(Absence.first_day, String) + " " + cast(Absence.last_day, String)
    return (
        select(func.aggregate_strings(line, "\n"))
        .where(Absence.person_id == Person.id, Absence.last_day >= since)
        .correlate(Person)
        .scalar_subquery()
    )


def days_in(lines: str | None) -> list[Days]:
    """Return what `days_away` read."""
    found = (line.split() for line in (lines or "").splitlines())
    return [Days(*(date.fromisoformat(day) for day in line)) for line in found]
