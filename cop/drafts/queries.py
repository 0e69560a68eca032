"""Questions about drafts: found by the author, and by the colleague while it is shown to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, and_, exists, func, or_, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.discussions.models import Unsent
from cop.drafts.models import Draft, DraftComment
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.outputs.models import Output
from cop.outputs.queries import seen_by as output_seen
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import seen_by


class DraftRow(NamedTuple):
    """What a list shows of a draft: whose it is, for which circle, and to whom it is shown.

    `answered`: the person who asks has said something about it.
    """

    id: int
    title: str
    circle: str
    author_id: int
    author: str
    shown_to: str | None
    answered: bool


def draft_seen_by(person: Person, draft_id: int) -> Draft | None:
    """Return the draft to its author, or to the colleague to whom it is shown, or None."""
    return db.session.scalar(
        select(Draft)
        .options(
            joinedload(Draft.author),
            joinedload(Draft.shown_to),
            joinedload(Draft.group),
            joinedload(Draft.session),
        )
        .where(Draft.id == draft_id, _open_to(person))
    )


def drafts_of(person: Person, limit: int = 50) -> list[DraftRow]:
    """Return the person's own drafts and those shown to them, the newest one first."""
    return [DraftRow._make(row) for row in rows(*_drafts_of(person, limit))]


@prepared
def _drafts_of(person: Person, limit: int) -> Select[*tuple[Any, ...]]:
    author, reader = aliased(Person), aliased(Person)
    answered = exists().where(
        DraftComment.draft_id == Draft.id, DraftComment.author_id == person.id
    )
    its = (Draft.id, Draft.title, Group.name, Draft.author_id, author.name, reader.name)
    return (
        select(*its, answered)
        .join(Group, Group.id == Draft.group_id)
        .join(author, author.id == Draft.author_id)
        .outerjoin(reader, reader.id == Draft.shown_to_id)
        .where(_open_to(person))
        .order_by(Draft.saved_at.desc(), Draft.id.desc())
        .limit(limit)
    )


class Columns(NamedTuple):
    """What is read of a reply that was begun, and of each kind of place in which it may stand."""

    id: int
    source: str
    saved_at: datetime
    thread_id: int
    point: str | None
    session: str | None
    number: int | None
    slug: str | None
    circle: str | None
    own_slug: str | None
    own: str | None
    output_id: int | None
    output: str | None


class UnsentRow(NamedTuple):
    """A reply that the person has begun: its text, and where it is to be sent.

    The place is empty where the person does not see it any more: the text is still theirs.
    """

    id: int
    source: str
    saved_at: datetime
    title: str
    path: str


def unsent_of(person: Person) -> list[UnsentRow]:
    """Return what the person has typed in discussions and not sent, the newest one first."""
    return [_placed(Columns._make(row)) for row in rows(*_unsent_of(person))]


def _placed(row: Columns) -> UnsentRow:
    """Return the row with its place: in a session, of an output, or of a circle."""
    known = UnsentRow(row.id, row.source, row.saved_at, "", "")
    end = f"#thread-{row.thread_id}-reply"
    if row.number is not None:
        at = f"/groups/{row.slug}/sessions/{row.number}/threads/{row.thread_id}"
        name = row.point or row.session or f"{row.circle} {row.number}"
        return known._replace(title=name, path=at + end)
    if row.output_id is not None:
        return known._replace(
            title=row.output or "", path=f"/outputs/{row.output_id}/discussion{end}"
        )
    if row.own_slug is not None:
        return known._replace(title=row.own or "", path=f"/groups/{row.own_slug}/discussion{end}")
    return known


@prepared
def _unsent_of(person: Person) -> Select[*tuple[Any, ...]]:
    held, own = aliased(Session), aliased(Group)
    of_session = select(held.id).where(held.thread_id == Unsent.thread_id).scalar_subquery()
    here = Session.id == func.coalesce(AgendaItem.session_id, of_session)
    in_own = and_(own.thread_id == Unsent.thread_id, own.id.in_(groups_seen_by(person)))
    return (
        select(*_unsent_columns(own))
        .select_from(Unsent)
        .outerjoin(AgendaItem, AgendaItem.thread_id == Unsent.thread_id)
        .outerjoin(Session, and_(here, seen_by(person)))
        .outerjoin(Group, Group.id == Session.group_id)
        .outerjoin(own, in_own)
        .outerjoin(Output, and_(Output.thread_id == Unsent.thread_id, output_seen(person)))
        .where(Unsent.person_id == person.id)
        .order_by(Unsent.saved_at.desc(), Unsent.id.desc())
    )


def _unsent_columns(own: Any) -> tuple[Any, ...]:
    return (
        Unsent.id,
        Unsent.source,
        Unsent.saved_at,
        Unsent.thread_id,
        AgendaItem.title.label("point"),
        Session.title.label("session"),
        Session.number,
        Group.slug,
        Group.name.label("circle"),
        own.slug.label("own_slug"),
        own.name.label("own"),
        Output.id.label("output_id"),
        Output.title.label("output"),
    )


def comments_on(person: Person, draft: Draft) -> Sequence[DraftComment]:
    """Return what was said about the draft, the first one first."""
    return db.session.scalars(
        select(DraftComment)
        .join(Draft, Draft.id == DraftComment.draft_id)
        .options(joinedload(DraftComment.author))
        .where(DraftComment.draft_id == draft.id, _open_to(person))
        .order_by(DraftComment.id)
    ).all()


def _open_to(person: Person) -> ColumnElement[bool]:
    """Return the condition that the person may read a draft; no role opens it to others."""
    shown = (Draft.shown_to_id == person.id) & Draft.group_id.in_(groups_seen_by(person))
    return or_(Draft.author_id == person.id, shown)
