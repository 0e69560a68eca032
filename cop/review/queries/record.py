"""What was said in the reviews of a session, and how it was settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from cop.db import db
from cop.minutes.models import Note
from cop.review.models import Confirmation, Review, Wording
from cop.review.queries.told import Told, texts_in, told, wordings_in
from cop.review.words import Settlement
from cop.sessions.models import Session
from cop.sessions.queries import seen_by
from cop.sessions.rules import Part, may_see_review


@dataclass(frozen=True)
class Round(Told):
    """One round of review as it went, with the last confirmation of each person."""

    confirmations: Sequence[Confirmation]


def rounds_of(part: Part, session: Session) -> list[Round]:
    """Return the session's rounds of review to its circle, the newest one first."""
    if not may_see_review(part):
        return []
    rows = told(part.person, Review.session_id == session.id)
    reviews = list(dict.fromkeys(row[0] for row in rows))
    confirmations = _confirmations([review.id for review in reviews])
    return [
        Round(
            review,
            [one for one in wordings_in(rows) if one.review_id == review.id],
            texts_in(rows),
            [one for one in confirmations if one.review_id == review.id],
        )
        for review in reviews
    ]


def settlements_of(part: Part, session: Session) -> Sequence[Wording]:
    """Return the session's settled wordings to its circle, in the order they were settled."""
    if not may_see_review(part):
        return []
    return db.session.scalars(
        select(Wording)
        .join(Review, Review.id == Wording.review_id)
        .join(Session, Session.id == Review.session_id)
        .options(
            joinedload(Wording.by),
            joinedload(Wording.settled_by),
            joinedload(Wording.note).joinedload(Note.agenda_item),
        )
        .where(
            Review.session_id == session.id,
            Wording.settlement != Settlement.OPEN,
            seen_by(part.person),
        )
        .order_by(Wording.settled_at, Wording.id)
    ).all()


def _confirmations(review_ids: Sequence[int]) -> list[Confirmation]:
    """Return, of each person in each review, the confirmation that came last."""
    rows = db.session.scalars(
        select(Confirmation)
        .options(joinedload(Confirmation.person))
        .where(Confirmation.review_id.in_(review_ids))
        .order_by(Confirmation.at, Confirmation.id)
    )
    last = {(one.review_id, one.person_id): one for one in rows}
    return list(last.values())
