"""Where the discussion of an output stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ScalarSelect, Select, and_, false, func, select
from sqlalchemy.orm import aliased

from cop.db.prepared import prepared, rows
from cop.discussions.models import Post, Thread, Typist
from cop.discussions.places import Crumb, Place
from cop.discussions.queries import is_locked
from cop.groups.models import Group, Membership
from cop.groups.places import TOLD, typists_in
from cop.groups.rules import in_its_state, may_moderate, may_take_part
from cop.groups.words import GroupStatus, Joining
from cop.kit.clock import now
from cop.outputs.models import Output
from cop.outputs.queries import seen_by
from cop.outputs.rules import may_see_drafts
from cop.outputs.words import OutputStatus
from cop.people.models import Person


def output_place(person: Person | None, output_id: int) -> Place | None:
    """Return the discussion of the output for the person, or None; in one statement.

    Whoever reads the output reads it. Who takes part in the circle writes; others who are signed
    in write on what is published where the circle is open to everybody, and by name. What was said
    about the draft stays with those who saw that.
    """
    found = rows(*_output_place(person, output_id, now()))
    if not found:
        return None
    thread_id, version, locked, *its, group, name, state, given = found[0][:-TOLD]
    title, slug, status, drafted, joining = its
    role, is_over = in_its_state(given, state), state is GroupStatus.CONCLUDED
    inside = may_take_part(role)
    open_to_all = joining is Joining.OPEN and status is OutputStatus.PUBLISHED and not inside
    return Place(
        thread_id=thread_id,
        version=version,
        title=title,
        crumbs=(Crumb(name, f"/groups/{group}"), Crumb(title, f"/outputs/{output_id}/{slug}")),
        group_slug=group,
        group_name=name,
        is_over=is_over,
        may_write=inside or (person is not None and open_to_all and not is_over),
        moderates=may_moderate(role),
        belongs=inside,
        inside=inside,
        locked=locked,
        beyond=0 if may_see_drafts(role) else drafted,
        typing=typists_in(found) if given is not None else (),
    )


def last_on_draft(output: Output) -> int:
    """Return the id of the last post about the output before it was published, or 0."""
    return rows(*_last_on_draft(output.id))[0][0]


@prepared
def _last_on_draft(output_id: int) -> Select[int]:
    return select(_drafted()).select_from(Output).where(Output.id == output_id)


def _drafted() -> ScalarSelect[int]:
    """Return, for a SELECT of outputs, the last post about each before it was published, or 0."""
    last = select(func.coalesce(func.max(Post.id), 0)).where(
        Post.thread_id == Output.thread_id, Post.created_at < Output.published_at
    )
    return last.correlate(Output).scalar_subquery()


@prepared
def _output_place(
    person: Person | None, output_id: int, moment: datetime
) -> Select[*tuple[Any, ...]]:
    of_person = Membership.person_id == person.id if person else false()
    others = Typist.person_id != person.id if person else false()
    typist = aliased(Person)
    its = (Output.title, Output.slug, Output.status, _drafted())
    of_circle = (Group.joining, Group.slug, Group.name, Group.status, Membership.role)
    typing = (Typist.thread_id, Typist.notes, typist.name)
    return (
        select(Thread.id, Thread.version, is_locked(), *its, *of_circle, *typing)
        .select_from(Output)
        .join(Thread, Thread.id == Output.thread_id)
        .join(Group, Group.id == Output.group_id)
        .outerjoin(Membership, and_(Membership.group_id == Group.id, of_person))
        .outerjoin(Typist, and_(Typist.until > moment, Typist.thread_id == Thread.id, others))
        .outerjoin(typist, typist.id == Typist.person_id)
        .where(Output.id == output_id, seen_by(person))
        .order_by(typist.name)
    )
