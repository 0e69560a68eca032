"""Questions about series and closed days; what a person may not see is not found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from cop.db import db
from cop.db.prepared import prepared
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.libraries.models import Library
from cop.people.models import Affiliation, Person
from cop.series.models import Closure, Series

MOST_SERIES = 50  # of a circle
MOST_CLOSURES = 500


def series_of(person: Person | None, group: Group) -> Sequence[Series]:
    """Return the circle's series, the newest one first."""
    return db.session.scalars(*_series_of(person, group.id)).all()


@prepared
def _series_of(person: Person | None, group_id: int) -> Select[Series]:
    return (
        select(Series)
        .where(Series.group_id == group_id, Series.group_id.in_(groups_seen_by(person)))
        .order_by(Series.id.desc())
        .limit(MOST_SERIES)
    )


def series_in(person: Person | None, slug: str, series_id: int) -> Series | None:
    """Return the series of the circle at the address, or None."""
    return db.session.scalar(*_series_in(person, slug, series_id))


@prepared
def _series_in(person: Person | None, slug: str, series_id: int) -> Select[Series]:
    return (
        select(Series)
        .join(Series.group)
        .options(contains_eager(Series.group))
        .where(
            Series.id == series_id,
            Group.slug == slug,
            Series.group_id.in_(groups_seen_by(person)),
        )
    )


def closures_of(group: Group, since: date) -> Sequence[Closure]:
    """Return the closed days that the circle's sessions skip: those of its library, and of all."""
    return db.session.scalars(*_closures_of(group.library_id or 0, since)).all()


@prepared
def _closures_of(library_id: int, since: date) -> Select[Closure]:
    of_it = or_(Closure.library_id.is_(None), Closure.library_id == library_id)
    return (
        select(Closure)
        .where(of_it, Closure.last_day >= since)
        .order_by(Closure.first_day, Closure.id)
        .limit(MOST_CLOSURES)
    )


def closures_listed(since: date) -> Sequence[Closure]:
    """Return all closed days that are not over, with their libraries: those of all of them first.

    They may be read by whoever reads the list of libraries.
    """
    return db.session.scalars(
        select(Closure)
        .outerjoin(Closure.library)
        .options(contains_eager(Closure.library))
        .where(Closure.last_day >= since)
        .order_by(func.coalesce(func.lower(Library.name), ""), Closure.first_day, Closure.id)
        .limit(MOST_CLOSURES)
    ).all()


def closure_with(closure_id: int) -> Closure | None:
    """Return the closed days with the id, or None."""
    return db.session.scalar(
        select(Closure).options(joinedload(Closure.library)).where(Closure.id == closure_id)
    )


def zones_of(person: Person | None, group: Group, today: date) -> list[str]:
    """Return the time zones of the libraries where the circle's members work, and of its own."""
    return [zone for zone in db.session.scalars(*_zones_of(person, group.id, today)) if zone]


@prepared
def _zones_of(person: Person | None, group_id: int, today: date) -> Select[str]:
    at_work = (
        select(Affiliation.library_id)
        .join(Membership, Membership.person_id == Affiliation.person_id)
        .where(
            Membership.group_id == group_id,
            or_(Affiliation.until.is_(None), Affiliation.until >= today),
        )
    )
    own = select(Group.library_id).where(Group.id == group_id, Group.id.in_(groups_seen_by(person)))
    return (
        select(Library.time_zone)
        .where(or_(Library.id.in_(at_work), Library.id.in_(own)))
        .distinct()
        .order_by(Library.time_zone)
    )
