"""Who leads and who writes, and telling them when it changes."""

from __future__ import annotations

from typing import NamedTuple

from cop.kit.clock import now
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import Session
from cop.sessions.telling import news_of, tell_some, when
from cop.sessions.words import AFTERGLOW, PLANNED, Status


class Duties(NamedTuple):
    """The ids of who leads and who writes."""

    lead: int | None = None
    write: int | None = None


def duties_of(session: Session) -> Duties:
    """Return who leads and who writes now."""
    return Duties(session.facilitator_id, session.scribe_id)


def tell_of_duties(session: Session, was: Duties, *, by: Person | None) -> None:
    """Tell who leads or writes now and did not, and who did and does not; nothing of the past.

    Whoever leads and writes is told once.
    """
    if not _concerns(session):
        return
    has = duties_of(session)
    _tell(session, Told.LEADS, has.lead, was.lead, by=by)
    _tell(session, Told.LEADS_NOT, was.lead, has.lead, by=by)
    if has.write != has.lead:
        _tell(session, Told.WRITES, has.write, was.write, by=by)
    if was.write != was.lead:
        _tell(session, Told.WRITES_NOT, was.write, has.write, by=by)


def _tell(
    session: Session, told: Told, whom: int | None, before: int | None, *, by: Person | None
) -> None:
    if whom is not None and whom != before:
        tell_some(news_of(session, told, str(session.version), when=when(session)), [whom], by=by)


def _concerns(session: Session) -> bool:
    ahead = session.status in PLANNED and session.starts_at + AFTERGLOW > now()
    return ahead or session.status is Status.IN_PROGRESS
