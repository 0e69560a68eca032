"""Replies to an invitation: who means to come to one session, or to all of a series."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop.db import db
from cop.db.unit import lock
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.people.models import Person
from cop.series.models import Series
from cop.sessions.models import Rsvp, Session
from cop.sessions.words import PLANNED, Reply


def reply(session: Session, person: Person, answer: Reply | None) -> None:
    """Say whether the person comes; a new answer takes the place of the old one.

    Refused once the session began: then it counts who is there. Invalid without an answer.
    """
    lock(session)
    if session.status not in PLANNED:
        raise Refused(_("This session has begun or was called off: nobody is asked any more."))
    mine = Rsvp.session_id == session.id, Rsvp.person_id == person.id
    said = db.session.scalar(select(Rsvp).where(*mine))
    _say(said or Rsvp(session_id=session.id, person_id=person.id), answer)


def reply_to_series(series: Series, person: Person, answer: Reply | None) -> None:
    """Say whether the person comes as a rule; what they say of one session counts more."""
    lock(series.group)  # as all do who take both a series and its session, in whichever order
    lock(series)
    mine = Rsvp.series_id == series.id, Rsvp.person_id == person.id
    said = db.session.scalar(select(Rsvp).where(*mine))
    _say(said or Rsvp(series_id=series.id, person_id=person.id), answer)


def mark_stale(session: Session) -> None:
    """Keep what was answered before the session's time changed, marked so."""
    db.session.execute(update(Rsvp).where(Rsvp.session_id == session.id).values(stale=True))


def hand_on(series: Series, to: Series, *, stale: bool) -> None:
    """Let what was answered to one series count for the one that goes on from it."""
    for said in db.session.scalars(select(Rsvp).where(Rsvp.series_id == series.id)).all():
        if series.id == to.id:
            said.stale = said.stale or stale
        else:
            facts = {"person_id": said.person_id, "answer": said.answer, "at": said.at}
            db.session.add(Rsvp(series_id=to.id, stale=said.stale or stale, **facts))
    db.session.flush()


def _say(said: Rsvp, answer: Reply | None) -> None:
    if answer is None:
        raise Invalid(_("Please choose one of the answers."))
    said.answer, said.at, said.stale = answer, now(), False
    db.session.add(said)
    db.session.flush()
