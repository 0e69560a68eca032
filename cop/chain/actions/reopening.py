"""A closed session is written up again."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from cop.audit.actions import record
from cop.db import db
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions import actions as sessions
from cop.sessions.actions.states import in_state
from cop.sessions.models import Session
from cop.sessions.words import Status


def reopen(session: Session, *, by: Person, reason: str) -> None:
    """Let the notes of a closed session be changed; its minutes stand until the next are adopted.

    What it carried over, its pinned outputs and its place in the archive stay as they are. Raises
    Refused where a later session of its chain is closed already.
    """
    in_state(session, Status.CLOSED)
    later = _closed_after(session)
    if later is not None:
        raise Refused(
            _(
                "Session %(number)s goes on from this one and is closed already. "
                "Only the newest closed session of a chain can be reopened.",
                number=later.number,
            )
        )
    record("reopen", "session", session.id, by=by, before=reason)
    sessions.step(session, Status.WRITING_UP, by=by, reason=reason)


def _closed_after(session: Session) -> Session | None:
    """Return a closed session that follows this one, or None."""
    return db.session.scalar(
        select(Session)
        .where(Session.follows_id == session.id, Session.status == Status.CLOSED)
        .order_by(Session.starts_at)
        .limit(1)
    )
