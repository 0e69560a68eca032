"""Whom a post tells that names the circle."""

from __future__ import annotations

from sqlalchemy import func, select

from cop.db import db
from cop.discussions.places import Place
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.telling import TAKING_PART
from cop.notices.words import Level
from cop.people.models import Person


def told_by_circle(person: Person, place: Place) -> int:
    """Return how many others are told where the person names the circle."""
    its = (Group.slug == place.group_slug, Group.id.in_(groups_seen_by(person)))
    wanted = (
        select(func.count(Membership.id))
        .join(Membership.group)
        .join(Membership.person)
        .where(
            *its,
            Membership.role.in_(TAKING_PART),
            Membership.level != Level.NONE,
            Membership.person_id != person.id,
            Person.deactivated_at.is_(None),
        )
    )
    return db.session.scalar(wanted) or 0
