"""Minutes go round to those who were there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from sqlalchemy import func, select

from cop.db import db
from cop.decisions.models import Decision
from cop.followups.models import FollowUp
from cop.kit.clock import now
from cop.kit.problems import Invalid, Refused
from cop.minutes.actions import note_for, save_note
from cop.minutes.models import Information, Note
from cop.notices.words import Told
from cop.people.models import Person
from cop.review.actions.agreeing import confirm_all
from cop.review.models import Review
from cop.review.state import reviewers
from cop.sessions.actions import step
from cop.sessions.actions.states import in_state
from cop.sessions.models import AgendaItem, Session
from cop.sessions.telling import news_of, tell_some
from cop.sessions.words import PointStatus, Status

AN_HOUR = timedelta(hours=1)
UNTOUCHED = (PointStatus.PROPOSED, PointStatus.DECLINED)


class Unsaid(Invalid):
    """There are points that were talked about without a note, an outcome or a word why not."""

    def __init__(self, points: Sequence[AgendaItem]) -> None:
        super().__init__(_("Please say in a word why there are no notes on these points."))
        self.points = points


def send_for_review(session: Session, *, by: Person, why: Mapping[int, str]) -> Review:
    """Let those who were there confirm the notes, or propose other words, for the format's days.

    `why` says by point id why there are no notes on it; that word becomes its note. Whoever sends
    the minutes confirms them with it. Raises Unsaid with the points on which nothing is said.
    """
    in_state(session, Status.WRITING_UP)
    days = session.format.review_days
    if not days:
        raise Refused(_("The minutes of this circle are adopted without a review."))
    _say_why(session, why, by=by)
    at = now()
    newest = db.session.scalar(
        select(func.max(Review.number)).where(Review.session_id == session.id)
    )
    review = Review(
        session_id=session.id,
        number=(newest or 0) + 1,
        sent_by_id=by.id,
        sent_at=at,
        until=next_hour(at + timedelta(days=days), session.tzid),
    )
    db.session.add(review)
    step(session, Status.IN_REVIEW, by=by)
    confirm_all(review, by)
    news = news_of(session, Told.REVIEW, str(review.number), until=review.until.isoformat())
    tell_some(news, (person.id for person in db.session.scalars(reviewers(session))), by=by)
    return review


def next_hour(moment: datetime, tzid: str) -> datetime:
    """Return the next full hour on the clocks of the time zone, or the moment if it is one."""
    local = moment.astimezone(ZoneInfo(tzid))
    full = local.replace(minute=0, second=0, microsecond=0)
    return full if full == local else full + AN_HOUR


def unsaid_points(session: Session) -> list[AgendaItem]:
    """Return the points that were talked about and have neither notes nor an outcome, in order."""
    noted = select(Note.agenda_item_id).where(Note.session_id == session.id, Note.source != "")
    outcomes = (
        select(kind.agenda_item_id).where(kind.session_id == session.id)
        for kind in (Information, Decision, FollowUp)
    )
    wanted = select(AgendaItem).where(
        AgendaItem.session_id == session.id, AgendaItem.status == PointStatus.RESOLVED
    )
    for said in (noted.where(Note.agenda_item_id.is_not(None)), *outcomes):
        wanted = wanted.where(AgendaItem.id.not_in(said))
    return list(db.session.scalars(wanted.order_by(AgendaItem.rank, AgendaItem.id)))


def _say_why(session: Session, why: Mapping[int, str], *, by: Person) -> None:
    """Make a note of every point that has none, with the word why; raises Unsaid if one lacks."""
    unsaid = unsaid_points(session)
    missing = [point for point in unsaid if not why.get(point.id, "").strip()]
    if missing:
        raise Unsaid(unsaid)
    for point in unsaid:
        base = note_for(session, point).revision
        words = _("No notes: %(reason)s", reason=why[point.id].strip())
        save_note(session, point, words, base=base, by=by)
    for point in _talked_about(session):
        note_for(session, point)


def _talked_about(session: Session) -> list[AgendaItem]:
    wanted = select(AgendaItem).where(
        AgendaItem.session_id == session.id, AgendaItem.status.not_in(UNTOUCHED)
    )
    return list(db.session.scalars(wanted.order_by(AgendaItem.rank, AgendaItem.id)))
