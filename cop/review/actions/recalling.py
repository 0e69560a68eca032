"""Minutes that were sent round too early are called back."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import or_, select

from cop.db import db
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.review.actions.agreeing import under_review
from cop.review.models import Confirmation, Review, Wording
from cop.sessions.actions import step
from cop.sessions.models import Session
from cop.sessions.words import Status


def call_back(session: Session, *, by: Person, reason: str) -> None:
    """End the review so that the notes are written again; the reason stays readable.

    Raises Refused once somebody beside the sender has confirmed or proposed other words: what
    they said is not to be lost.
    """
    review = under_review(session)
    if _is_answered(review):
        raise Refused(
            _(
                "Somebody has confirmed or proposed other words already, so the review goes on. "
                "Propose what should be changed, and settle it."
            )
        )
    review.ended_at = now()
    review.called_back_by_id, review.called_back = by.id, reason
    step(session, Status.WRITING_UP, by=by, reason=reason)


def _is_answered(review: Review) -> bool:
    """Say whether anybody but the sender has said something; also what was withdrawn counts."""
    by_others = select(Confirmation.id).where(
        Confirmation.review_id == review.id, Confirmation.person_id != review.sent_by_id
    )
    proposed = select(Wording.id).where(Wording.review_id == review.id)
    return bool(db.session.scalar(select(or_(by_others.exists(), proposed.exists()))))
