"""Sessions of a series: virtual until somebody needs one, then made from the series."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from flask_babel import gettext as _
from sqlalchemy import select, update

from cop.chain.actions.carrying import take_waiting
from cop.db import db
from cop.db.unit import lock
from cop.duties.actions import must_go_by_turn, must_take_part, settle_duties
from cop.duties.words import Duty
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.series.models import Series
from cop.series.occurrences import Occurrence, held
from cop.series.queries import closures_of
from cop.sessions import actions as sessions
from cop.sessions.actions import Plan, add_standing_points, keep_readers, open_session, plan, step
from cop.sessions.models import AgendaItem, Session
from cop.sessions.telling import tell_opened
from cop.sessions.uids import uid_after, uid_in_series
from cop.sessions.words import PLANNED, Status

NOTHING: Mapping[Duty, Person] = MappingProxyType({})
A_MOMENT = timedelta(seconds=1)
A_DAY = timedelta(days=1)


def session_at(
    series: Series,
    at: datetime,
    *,
    by: Person | None,
    given: Mapping[Duty, Person] = NOTHING,
    giver: Person | None = None,
) -> Session:
    """Return the session of the series that was planned for the moment, made if it is missing.

    It is open at once: everybody knew of it before. Two who ask at once get the same one.
    Where it is made, those have its duties to whom they are `given`, others by turn or as before;
    who is the `giver` is told of none, also where the session is made `by` nobody.
    Raises Refused where the series has no session then.
    """
    lock(series.group)
    lock(series)
    known = _made(series, at)
    if known is not None:
        return known
    if [one.at for one in _held(series, after=at, most=1)] != [at]:
        raise Refused(_("The series has no session at this time any more."))
    before = _before(series, at)
    made = plan(series.group, _plan(series, at), by=by, follows=before)
    made.series_id, made.recurrence_id = series.id, at
    made.uid, made.sequence = _free_uid(series, at), series.sequence
    _let_others_follow(made)
    settle_duties(made, before, by=giver or by, given=given)
    if before:
        keep_readers(made, before)
    add_standing_points(made, by=by)
    _open(made, by=by)
    return made


def give_planned(
    series: Series, at: datetime, duty: Duty, to: Person, *, by: Person, moderates: bool
) -> Session:
    """Make the session of the series for the moment, in which the person has the duty.

    It is opened in the name of who moderates, else in nobody's. Raises Refused where it is made
    already: who has the duty there is said on its own page; and where the format has no such duty.
    """
    lock(series.group)
    lock(series)
    if is_made(series, at):
        raise Refused(_("Somebody was faster: this session is made. See there who leads."))
    must_go_by_turn(duty, series.group.format)
    must_take_part(to, series.group)
    return session_at(series, at, by=by if moderates else None, given={duty: to}, giver=by)


def start_session(session: Session, *, by: Person | None) -> None:
    """Begin a session; the next one of its series opens by itself."""
    if session.series_id:
        lock(session.group)
    sessions.start(session, by=by)
    open_next(session, by=by)


def open_next(session: Session, *, by: Person | None) -> Session | None:
    """Return the next session of the series, made if it is missing, with what waits on the backlog.

    None where the session is of no series, the series is over, or its circle rests.
    """
    if session.series_id is None or session.recurrence_id is None:
        return None
    series = db.session.get_one(Series, session.series_id)
    return prepare_next(series, after=max(session.recurrence_id + A_MOMENT, now()), by=by)


def prepare_next(series: Series, *, after: datetime, by: Person | None) -> Session | None:
    """Make the first session of the series from the moment on that is not called off.

    It takes along what waits to be carried; None where there is none or its circle rests.
    """
    lock(series.group)
    if not series.group.is_active:
        return None
    following = next_of(series, after=after)
    if following is None:
        return None
    made = session_at(series, following.at, by=by)
    if made.status in PLANNED:
        take_waiting(made)
    return made


def next_of(series: Series, *, after: datetime) -> Occurrence | None:
    """Return the first session from the moment on that is held, whether it is made or not."""
    cancelled = set(
        db.session.scalars(
            select(Session.recurrence_id).where(
                Session.series_id == series.id,
                Session.recurrence_id >= after,
                Session.status == Status.CANCELLED,
            )
        )
    )
    ahead = _held(series, after=after, most=len(cancelled) + 1)
    return next((one for one in ahead if one.at not in cancelled), None)


def _held(series: Series, *, after: datetime, most: int) -> list[Occurrence]:
    closures = closures_of(series.group, (after - A_DAY).date())
    return held(series, closures, after=after, most=most)


def is_made(series: Series, at: datetime) -> bool:
    """Say whether the session that the series planned for the moment is made."""
    return _made(series, at) is not None


def _made(series: Series, at: datetime) -> Session | None:
    return db.session.scalar(
        select(Session).where(Session.series_id == series.id, Session.recurrence_id == at)
    )


def _free_uid(series: Series, at: datetime) -> str:
    """Return the name for the session; one that moved with the series may have it already."""
    uid, of_it = uid_in_series(series.uid, at), Session.group_id == series.group_id
    while db.session.scalar(select(Session.id).where(of_it, Session.uid == uid).limit(1)):
        uid = uid_after(uid)
    return uid


def _before(series: Series, at: datetime) -> Session | None:
    """Return the session of the series, or of the one that it continues, that this one follows."""
    of_it = [series.id, *([series.continues_id] if series.continues_id else [])]
    return db.session.scalar(
        select(Session)
        .where(
            Session.series_id.in_(of_it),
            Session.starts_at < at,
            Session.status != Status.CANCELLED,
        )
        .order_by(Session.starts_at.desc())
        .limit(1)
    )


def _plan(series: Series, at: datetime) -> Plan:
    return Plan(
        starts_at=at,
        tzid=series.tzid,
        duration=series.duration,
        title=series.title,
        place=series.place,
        link=series.link,
        mode=series.mode,
    )


def _let_others_follow(made: Session) -> None:
    """Let those of its series that come after it and followed the same one follow it."""
    db.session.flush()
    db.session.execute(
        update(Session)
        .where(
            Session.follows_id.is_not_distinct_from(made.follows_id),
            Session.series_id == made.series_id,
            Session.id != made.id,
            Session.starts_at > made.starts_at,
            Session.status.in_(PLANNED),
        )
        .values(follows_id=made.id)
    )


def _open(made: Session, *, by: Person | None) -> None:
    has_points = db.session.scalar(
        select(AgendaItem.id).where(AgendaItem.session_id == made.id).limit(1)
    )
    if has_points:
        open_session(made, by=by)
    else:
        step(made, Status.OPEN, by=by)
        tell_opened(made, by=by)
