"""What posts became, as one person may see it.

A kind of thing is hung in by a SELECT of the rows' columns in `KINDS`; the link itself is kept
by `cop.discussions.actions.became`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask_babel import gettext as _
from sqlalchemy import Integer, Select, and_, cast, null, or_, select, union_all

from cop.db.prepared import prepared, rows
from cop.discussions.models import Became
from cop.discussions.talk import Fruit, Talk
from cop.discussions.words import BECAME, Thing
from cop.followups.models import FollowUp
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.ideas.models import Idea
from cop.ideas.queries import seen_by as idea_seen
from cop.kit.clock import now
from cop.minutes.models import Note
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import notes_seen_by, seen_by
from cop.sessions.words import PointStatus

UNDONE_WITHIN = timedelta(days=1)  # later one goes to the thing itself
UNDOABLE = (Thing.POINT, Thing.FOLLOW_UP)  # notes keep each of their texts anyway


class Row(NamedTuple):
    """What the SELECT of a kind asks for; `anchor` is the point, `number` none on the backlog."""

    post_id: int
    kind: Thing
    ref: int
    by_id: int | None
    at: datetime
    title: str
    anchor: int | None
    slug: str
    number: int | None


def with_fruits(talk: Talk) -> Talk:
    """Return the discussion with what its posts became; one statement, where any became something.

    What the reader may not see is left out. Pages that are open learn of it when the thread's
    version grows, as for all else.
    """
    person = talk.reader.person
    turned = [post.id for post in talk.posts if post.has_become and not post.removed]
    return talk.with_fruits(fruits_of(person, turned)) if turned else talk


def fruits_of(person: Person | None, post_ids: list[int]) -> dict[int, tuple[Fruit, ...]]:
    """Return, by the id of the post, what it became and the person may see."""
    found: dict[int, tuple[Fruit, ...]] = {}
    for row in map(Row._make, rows(*_fruits_of(person, post_ids))):
        found[row.post_id] = (*found.get(row.post_id, ()), _fruit(person, row))
    return found


@prepared
def _fruits_of(person: Person | None, post_ids: list[int]) -> Any:
    each = [kind(person).where(Became.post_id.in_(post_ids)) for kind in KINDS]
    return union_all(*each).order_by("at", "ref")


def _fruit(person: Person | None, row: Row) -> Fruit:
    mine = person is not None and row.by_id == person.id
    return Fruit(
        kind=row.kind,
        became=str(BECAME[row.kind]),
        title=row.title,
        place=_place(row),
        path=_path(row),
        ref=row.ref,
        may_undo=mine and row.kind in UNDOABLE and row.at > now() - UNDONE_WITHIN,
    )


def _place(row: Row) -> str:
    if row.kind is Thing.IDEA:
        return _("ideas of the circle")
    if row.number is None:
        return _("backlog")
    return _("session %(number)s", number=row.number)


def _path(row: Row) -> str:
    if row.kind is Thing.IDEA:
        return f"/ideas/{row.ref}"
    if row.number is None:
        return f"/groups/{row.slug}/backlog#point-{row.anchor}"
    part = f"point-{row.anchor}" if row.anchor else "summary"
    return f"/groups/{row.slug}/sessions/{row.number}#{part}"


def _columns(title: Any, anchor: Any) -> tuple[Any, ...]:
    link = (Became.post_id, Became.kind, Became.ref.label("ref"), Became.by_id)
    place = (title, anchor, Group.slug, Session.number)
    return (*link, Became.at.label("at"), *place)


def _points(person: Person | None) -> Select[*tuple[Any, ...]]:
    waits = and_(AgendaItem.session_id.is_(None), AgendaItem.group_id.in_(groups_seen_by(person)))
    return (
        select(*_columns(AgendaItem.title, AgendaItem.id))
        .join(AgendaItem, AgendaItem.id == Became.ref)
        .join(Group, Group.id == AgendaItem.group_id)
        .outerjoin(Session, Session.id == AgendaItem.session_id)
        .where(
            Became.kind == Thing.POINT,
            AgendaItem.status != PointStatus.WITHDRAWN,
            or_(waits, seen_by(person)),
        )
    )


def _follow_ups(person: Person | None) -> Select[*tuple[Any, ...]]:
    return (
        select(*_columns(FollowUp.what, FollowUp.agenda_item_id))
        .join(FollowUp, FollowUp.id == Became.ref)
        .join(Session, Session.id == FollowUp.session_id)
        .join(Group, Group.id == Session.group_id)
        .where(Became.kind == Thing.FOLLOW_UP, notes_seen_by(person))
    )


def _notes(person: Person | None) -> Select[*tuple[Any, ...]]:
    return (
        select(*_columns(AgendaItem.title, Note.agenda_item_id))
        .join(Note, Note.id == Became.ref)
        .join(Session, Session.id == Note.session_id)
        .join(Group, Group.id == Session.group_id)
        .outerjoin(AgendaItem, AgendaItem.id == Note.agenda_item_id)
        .where(Became.kind == Thing.NOTE, notes_seen_by(person))
    )


def _ideas(person: Person | None) -> Select[*tuple[Any, ...]]:
    nothing = cast(null(), Integer)
    link = (Became.post_id, Became.kind, Became.ref.label("ref"), Became.by_id)
    return (
        select(*link, Became.at.label("at"), Idea.words, nothing, Group.slug, nothing)
        .join(Idea, Idea.id == Became.ref)
        .join(Group, Group.id == Idea.group_id)
        .where(Became.kind == Thing.IDEA, idea_seen(person))
    )


KINDS: Sequence[Callable[[Person | None], Select[*tuple[Any, ...]]]] = (
    _points,
    _follow_ups,
    _notes,
    _ideas,
)
