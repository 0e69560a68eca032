"""What becomes of a point: it is resolved, comes back, waits, goes on elsewhere, or is dropped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from cop.audit.actions import record
from cop.chain.actions.carrying import begin_again
from cop.chain.actions.following import next_start
from cop.chain.carried import carried_points
from cop.chain.words import SPUN_OFF, Way
from cop.db import db
from cop.kit.problems import Refused
from cop.people.models import Person
from cop.sessions.actions import Plan, plan, settle_point
from cop.sessions.models import AgendaItem, Session
from cop.sessions.words import LinkKind, PointStatus


@dataclass(frozen=True)
class Decided:
    """Where a point goes and why; `ask_on` is for a parked one, `title` for one that goes on."""

    way: Way
    reason: str = ""
    ask_on: date | None = None
    title: str = ""


def decide(session: Session, point: AgendaItem, decided: Decided, *, by: Person) -> Session | None:
    """Say what becomes of a point until its session is closed; what was said before is replaced.

    Return the session that was made for it, if one was. Refused where it was carried too often to
    be carried once more.
    """
    if decided.way is Way.CARRIED and _too_often(point):
        raise Refused(_("It was carried three times: choose something else for it."))
    spun_off = decided.way in SPUN_OFF
    fate = PointStatus.SPUN_OFF if spun_off else PointStatus(decided.way.value)
    record("decide", "point", point.id, by=by, before=point.status.value, session=session.id)
    settle_point(session, point, fate, reason=decided.reason, ask_on=decided.ask_on)
    if decided.way is Way.POINT:
        begin_again(point, None, LinkKind.SPUN_OFF, by=by, title=decided.title)
    if decided.way is not Way.SESSION:
        return None
    made = _session_for(session, decided.title or point.title, by=by)
    begin_again(point, made, LinkKind.SPUN_OFF, by=by)
    return made


def _too_often(point: AgendaItem) -> bool:
    history = carried_points([point]).get(point.id)
    return history is not None and history.too_often


def _session_for(session: Session, title: str, *, by: Person) -> Session:
    """Plan a session beside the chain: nothing but this point is carried into it."""
    made = plan(
        session.group,
        Plan(
            starts_at=next_start(session),
            tzid=session.tzid,
            duration=session.duration,
            title=title,
            place=session.place,
            link=session.link,
            mode=session.mode,
            facilitator=session.facilitator,
            scribe=session.scribe,
            time_known=session.time_known,
        ),
        by=by,
    )
    made.follows_id = None
    db.session.flush()
    return made
