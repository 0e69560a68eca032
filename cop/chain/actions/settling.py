"""From the end of a session to its place in the archive."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _
from sqlalchemy import select

from cop.chain.actions.carrying import carry_over
from cop.chain.compiling import compiled_points, fixed_points
from cop.chain.gate import gate_of
from cop.chain.indexing import index_session
from cop.db import db
from cop.groups.formats import OutputWay
from cop.kit.problems import Refused
from cop.minutes.actions import fix
from cop.minutes.models import Minutes
from cop.outputs import actions as outputs
from cop.outputs.compiling import compile_notes
from cop.people.models import Person
from cop.sessions import actions as sessions
from cop.sessions.actions.states import in_state
from cop.sessions.models import AgendaItem, Session
from cop.sessions.rules import Part
from cop.sessions.words import PLANNED, PointStatus, Status


def end_session(part: Part, session: Session, *, fates: Mapping[int, PointStatus]) -> None:
    """End the talk; by its format the minutes are adopted and, if all is there, it is closed."""
    by = _acting(part)
    sessions.end(session, by=by, fates=fates)
    if session.group.format.adopted_at_end:
        adopt_and_close(part, session)


def adopt_and_close(part: Part, session: Session) -> None:
    """Adopt the minutes, and close the session where nothing is missing."""
    adopt(part, session)
    if gate_of(part, session).is_open:
        close(part, session)


def adopt(part: Part, session: Session) -> Minutes:
    """Fix the notes of all points as the minutes and put them into the archive."""
    in_state(session, Status.WRITING_UP)
    by = part.person
    minutes = fix(session, fixed_points(part, session), by=by)
    sessions.step(session, Status.ADOPTED, by=by)
    outputs.link_running_manuscript(session)
    index_session(session, minutes)
    return minutes


def close(part: Part, session: Session) -> None:
    """Close a session through the gate; Refused with what is missing.

    Its outputs are pinned at their version, the running digest is fed, and what was not finished
    is carried over.
    """
    in_state(session, Status.ADOPTED)
    gate = gate_of(part, session)
    if not gate.is_open:
        raise Refused(" ".join(gate.missing))
    if session.group.format.output is OutputWay.DIGEST and not session.no_output_reason:
        _feed_digest(part, session)
    outputs.pin(session)
    carry_over(session, by=part.person)
    sessions.step(session, Status.CLOSED, by=part.person)


def give_reason_for_no_output(session: Session, reason: str) -> None:
    """Say why the session has no output; an empty reason takes it back."""
    in_state(session, Status.IN_PROGRESS, Status.WRITING_UP, Status.ADOPTED)
    session.no_output_reason = reason
    session.version += 1
    db.session.flush()


def cancel(session: Session, *, by: Person, reason: str) -> None:
    """Call a session off; its points go to the one that follows or to the backlog.

    The tombstone stays; sessions that followed it follow the one before it instead.
    """
    in_state(session, *PLANNED)
    for point in _points(session):
        if point.status is PointStatus.SCHEDULED:
            point.status = PointStatus.DROPPED if point.standing else PointStatus.CARRIED
    db.session.flush()
    carry_over(session, by=by)
    for following in db.session.scalars(select(Session).where(Session.follows_id == session.id)):
        following.follows_id = session.follows_id
    sessions.step(session, Status.CANCELLED, by=by, reason=reason)


def _feed_digest(part: Part, session: Session) -> None:
    points = compiled_points(part, session)
    if points:
        compiled = compile_notes(points, level=3)
        outputs.feed_digest(session, by=part.person, compiled=compiled)


def _points(session: Session) -> list[AgendaItem]:
    return list(db.session.scalars(select(AgendaItem).where(AgendaItem.session_id == session.id)))


def _acting(part: Part) -> Person:
    if part.person is None:
        raise Refused(_("Sign in first."))
    return part.person
