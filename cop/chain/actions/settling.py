"""From the end of a session to its place in the archive."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import gettext as _
from sqlalchemy import select

from cop.chain.actions.carrying import carry_over, let_proposals_go_on
from cop.chain.compiling import compiled_points, fixed_points
from cop.chain.gate import gate_of
from cop.chain.indexing import index_session
from cop.db import db
from cop.groups.formats import OutputWay
from cop.groups.telling import EVERYBODY, MODERATORS, tell_circle
from cop.kit.problems import Refused
from cop.minutes.actions import fix
from cop.minutes.models import Minutes
from cop.notices.words import Told
from cop.outputs import actions as outputs
from cop.outputs.compiling import compile_notes
from cop.people.models import Person
from cop.review import actions as review
from cop.sessions import actions as sessions
from cop.sessions.actions.states import in_state
from cop.sessions.models import AgendaItem, Session
from cop.sessions.rules import Part
from cop.sessions.telling import news_of, tell_all, tell_some
from cop.sessions.words import PLANNED, PointStatus, Status

NO_FATES: Mapping[int, PointStatus] = MappingProxyType({})
SETTLING = (Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED)


def end_session(part: Part, session: Session, *, fates: Mapping[int, PointStatus]) -> None:
    """End the talk; by its format the minutes are adopted and, if all is there, it is closed.

    Proposals that nobody answered go where they can still be answered.
    """
    by = _acting(part)
    if session.in_writing:
        return end_in_writing(session, by=by, fates=fates)
    in_state(session, Status.IN_PROGRESS)
    went_on = let_proposals_go_on(session)
    sessions.end(session, by=by, fates=fates, went_on=went_on)
    if session.format.adopted_at_end:
        adopt_and_close(part, session)


def end_in_writing(
    session: Session, *, by: Person | None, fates: Mapping[int, PointStatus] = NO_FATES
) -> None:
    """Close a session in writing, by hand or by the clock: who wrote took part.

    Its minutes are still to be written, whatever the format; those who do that are told.
    """
    in_state(session, Status.IN_PROGRESS)
    went_on = let_proposals_go_on(session)
    sessions.record_writers(session)
    sessions.end(session, by=by, fates=fates, went_on=went_on)
    news, duties = news_of(session, Told.WRITTEN), {session.facilitator_id, session.scribe_id}
    if duties - {None}:
        tell_some(news, duties, by=by)
    else:
        tell_circle(news, by=by, roles=MODERATORS)


def adopt(part: Part, session: Session, *, by_silence: bool = False) -> Minutes:
    """Fix the notes of all points as the minutes and put them into the archive.

    Where the format has a review it must have come to its end; Refused with what it waits for.
    `by_silence`: the clock adopts them, and `part` only reads what the circle may see.
    """
    reviewed = _agree(session)
    by = None if by_silence else part.person
    minutes = fix(
        session, fixed_points(part, session), by=by, reviewed=reviewed, by_silence=by_silence
    )
    sessions.step(session, Status.ADOPTED, by=by)
    outputs.link_running_manuscript(session)
    index_session(session, minutes)
    news = news_of(session, Told.ADOPTED, str(minutes.version))
    tell_all(news, by=by, roles=EVERYBODY)
    return minutes


def adopt_and_close(part: Part, session: Session, *, by_silence: bool = False) -> None:
    """Adopt the minutes, and close the session where nothing is missing then."""
    adopt(part, session, by_silence=by_silence)
    if gate_of(part, session).is_open:
        close(part, session, by_itself=by_silence)


def close(part: Part, session: Session, *, by_itself: bool = False) -> None:
    """Close a session through the gate; Refused with what is missing.

    Its outputs are pinned at their version, the running digest is fed, and what was not finished
    is carried over.
    """
    in_state(session, Status.ADOPTED)
    by = None if by_itself else part.person
    gate = gate_of(part, session)
    if not gate.is_open:
        raise Refused(" ".join(gate.missing))
    if session.format.output is OutputWay.DIGEST and not session.no_output_reason:
        _feed_digest(part, session)
    outputs.pin(session)
    carry_over(session, by=by)
    sessions.step(session, Status.CLOSED, by=by)


def give_reason_for_no_output(session: Session, reason: str) -> None:
    """Say why the session has no output; an empty reason takes it back."""
    in_state(session, Status.IN_PROGRESS, *SETTLING)
    session.no_output_reason = reason
    session.version += 1
    db.session.flush()


def cancel(session: Session, *, by: Person, reason: str) -> None:
    """Call a session off; its points go to the one that follows or to the backlog.

    The tombstone stays; sessions that followed it follow the one before it instead.
    """
    in_state(session, *PLANNED)
    was_seen = session.status is not Status.DRAFT
    for point in _points(session):
        if point.status is PointStatus.SCHEDULED:
            point.status = PointStatus.DROPPED if point.standing else PointStatus.CARRIED
    db.session.flush()
    carry_over(session, by=by)
    for following in db.session.scalars(select(Session).where(Session.follows_id == session.id)):
        following.follows_id = session.follows_id
    sessions.step(session, Status.CANCELLED, by=by, reason=reason)
    if was_seen:
        tell_all(news_of(session, Told.CANCELLED, reason=reason), by=by)


def _agree(session: Session) -> bool:
    """Lock the session and go on if its minutes may be adopted now, else raise Refused.

    Says whether a review went before.
    """
    in_state(session, Status.WRITING_UP, Status.IN_REVIEW)
    if session.status is Status.IN_REVIEW:
        review.finish(session)
        return True
    if session.format.review_days:
        raise Refused(_("Send the minutes for review first: those who were there confirm them."))
    return False


def _feed_digest(part: Part, session: Session) -> None:
    points = compiled_points(part, session)
    if points:
        compiled = compile_notes(points, session.group.language, level=3)
        outputs.feed_digest(session, by=part.person, compiled=compiled)


def _points(session: Session) -> list[AgendaItem]:
    return list(db.session.scalars(select(AgendaItem).where(AgendaItem.session_id == session.id)))


def _acting(part: Part) -> Person:
    if part.person is None:
        raise Refused(_("Sign in first."))
    return part.person
