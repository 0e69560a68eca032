"""Where the discussion of a circle stands: what belongs to none of its sessions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Select, and_, false, select
from sqlalchemy.orm import aliased

from cop.db.prepared import prepared, rows
from cop.discussions.models import Thread, Typist
from cop.discussions.places import Crumb, Place
from cop.discussions.queries import is_locked
from cop.discussions.typists import Typing
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.rules import in_its_state, may_moderate, may_take_part
from cop.groups.words import GroupStatus
from cop.kit.clock import now
from cop.people.models import Person

TOLD = len(Typing._fields)


def circle_place(person: Person | None, slug: str) -> Place | None:
    """Return the discussion of the circle for the person, or None; in one statement.

    Who takes part writes, whoever sees the circle reads.
    """
    found = rows(*_circle_place(person, slug, now()))
    if not found:
        return None
    thread_id, version, locked, name, status, given = found[0][:-TOLD]
    role = in_its_state(given, status)
    inside = may_take_part(role)
    return Place(
        thread_id=thread_id,
        version=version,
        title=_("Discussion of %(circle)s", circle=name),
        crumbs=(Crumb(name, f"/groups/{slug}"),),
        group_slug=slug,
        group_name=name,
        is_over=status is GroupStatus.CONCLUDED,
        may_write=inside,
        moderates=may_moderate(role),
        belongs=inside,
        inside=inside,
        locked=locked,
        typing=typists_in(found) if given is not None else (),
    )


def typists_in(found: Any) -> tuple[Typing, ...]:
    """Return who types, from the last columns of the rows."""
    return tuple(Typing(*row[-TOLD:]) for row in found if row[-1] is not None)


@prepared
def _circle_place(person: Person | None, slug: str, moment: datetime) -> Select[*tuple[Any, ...]]:
    of_person = Membership.person_id == person.id if person else false()
    others = Typist.person_id != person.id if person else false()
    typist = aliased(Person)
    its = (Thread.id, Thread.version, is_locked())
    typing = (Typist.thread_id, Typist.notes, typist.name)
    return (
        select(*its, Group.name, Group.status, Membership.role, *typing)
        .select_from(Group)
        .join(Thread, Thread.id == Group.thread_id)
        .outerjoin(Membership, and_(Membership.group_id == Group.id, of_person))
        .outerjoin(Typist, and_(Typist.until > moment, Typist.thread_id == Thread.id, others))
        .outerjoin(typist, typist.id == Typist.person_id)
        .where(Group.slug == slug, Group.id.in_(groups_seen_by(person)))
        .order_by(typist.name)
    )
