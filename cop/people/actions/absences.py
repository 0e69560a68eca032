"""When people are away: said, corrected, removed, by themselves alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.db import db
from cop.db.unit import lock
from cop.kit.clock import now, today
from cop.kit.problems import Invalid, Refused
from cop.people.absences import LONGEST_REASON, check_days
from cop.people.models import Absence, Person
from cop.text import fit_for_storage

MOST_AHEAD = 50  # that one person may have before them


@dataclass(frozen=True)
class AbsenceText:
    """What is said of an absence: its first and its last day, and perhaps why."""

    first_day: date
    last_day: date
    reason: str = ""


def say_absence(person: Person, said: AbsenceText) -> Absence:
    """Say that the person is away on these days.

    Raises Invalid for days that cannot be so or are over, Refused where there are too many.
    """
    lock(person)
    ahead = select(func.count()).where(
        Absence.person_id == person.id, Absence.last_day >= today(person.time_zone)
    )
    if (db.session.scalar(ahead) or 0) >= MOST_AHEAD:
        raise Refused(_("You have said many days already. Remove some, then add these."))
    _must_not_be_over(person, said)
    absence = Absence(person_id=person.id, version=1)
    _describe(absence, said)
    db.session.add(absence)
    db.session.flush()
    return absence


def correct_absence(absence: Absence, said: AbsenceText, *, version: int) -> None:
    """Set what is said; Refused where it changed since `version`, Invalid as `say_absence`.

    Days that are over may be shortened, and their reason corrected.
    """
    lock(absence)
    if absence.version != version:
        raise Refused(_("This was changed in another window. Compare, then save again."))
    if said.first_day < absence.first_day or said.last_day > absence.last_day:
        _must_not_be_over(db.session.get_one(Person, absence.person_id), said)
    _describe(absence, said)
    absence.version += 1
    db.session.flush()


def remove_absence(absence: Absence) -> None:
    """Remove what was never so, or is not so any more."""
    db.session.delete(absence)
    db.session.flush()


def _must_not_be_over(person: Person, said: AbsenceText) -> None:
    if said.last_day < today(person.time_zone):
        raise Invalid(_("These days are over."))


def _describe(absence: Absence, said: AbsenceText) -> None:
    check_days(said.first_day, said.last_day)
    absence.first_day, absence.last_day = said.first_day, said.last_day
    absence.reason = " ".join(fit_for_storage(said.reason).split())[:LONGEST_REASON]
    absence.said_at = now()
