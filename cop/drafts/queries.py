"""Questions about drafts: found by the author, and by the colleague while it is shown to them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, or_, select
from sqlalchemy.orm import aliased, joinedload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.drafts.models import Draft, DraftComment
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.people.models import Person


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
