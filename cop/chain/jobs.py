"""What the clock does to sessions: it adopts minutes whose review went by in silence."""

from __future__ import annotations

from flask import current_app
from flask_babel import force_locale
from sqlalchemy import select

from cop.chain.actions import adopt_and_close
from cop.db import db
from cop.db.unit import lock, unit_of_work
from cop.groups.models import Membership
from cop.groups.words import MemberRole
from cop.jobs.registry import Job
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.review.state import silent_since
from cop.sessions.models import Session
from cop.sessions.rules import part_in


def settle_reviews() -> int:
    """Adopt, each in a unit of work of its own, the minutes to which silence has consented."""
    with unit_of_work():
        waiting = silent_since(now())
    return sum(_settle(session_id) for session_id in waiting)


def _settle(session_id: int) -> bool:
    """Say whether the minutes were adopted; not if somebody has adopted or contested them since."""
    try:
        with unit_of_work(), force_locale(current_app.config["COP_LANGUAGE"]):
            session = db.session.get_one(Session, session_id)
            lock(session)
            part = part_in(_reader(session), MemberRole.MODERATOR, session)
            adopt_and_close(part, session, by_silence=True)
    except Refused:
        return False
    return True


def _reader(session: Session) -> Person | None:
    """Return a moderator of the circle, through whose eyes the notes are read."""
    return db.session.scalar(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(Membership.group_id == session.group_id, Membership.role == MemberRole.MODERATOR)
        .order_by(Membership.id)
        .limit(1)
    )


JOBS = (Job("settle-reviews", settle_reviews),)
