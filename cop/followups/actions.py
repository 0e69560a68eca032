"""What is done with follow-ups."""

from __future__ import annotations

from datetime import date

from flask_babel import gettext as _

from cop.audit.actions import record
from cop.db import db
from cop.db.unit import lock
from cop.discussions.actions import unbecome
from cop.discussions.words import Thing
from cop.followups.models import FollowUp
from cop.followups.words import FollowUpStatus
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.notices.actions import untell
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.actions.states import in_state, while_written
from cop.sessions.models import AgendaItem, Session
from cop.sessions.telling import news_of, tell_some
from cop.sessions.words import Status


def add_follow_up(
    session: Session,
    point: AgendaItem,
    *,
    what: str,
    who: Person | None = None,
    who_name: str = "",
    due: date | None = None,
    by: Person | None,
    status: FollowUpStatus = FollowUpStatus.OPEN,
) -> FollowUp:
    """Note under a point what somebody is to do; a person, a name, or nobody yet."""
    while_written(session)
    follow_up = FollowUp(
        group_id=session.group_id,
        session_id=session.id,
        agenda_item_id=point.id,
        what=what,
        who_id=who.id if who else None,
        who_name="" if who else who_name,
        due=due,
        status=status,
        by_id=by.id if by else None,
    )
    db.session.add(follow_up)
    session.version += 1
    db.session.flush()
    if status is FollowUpStatus.OPEN:
        _tell(Told.GIVEN, follow_up, follow_up.who_id, by=by)
    return follow_up


def take(follow_up: FollowUp, *, by: Person) -> None:
    """Take on what nobody has taken yet; Refused where somebody was faster or it is settled."""
    while_written(follow_up.session)
    lock(follow_up)
    is_free = follow_up.who_id is None and not follow_up.who_name
    if not is_free or follow_up.status is not FollowUpStatus.OPEN:
        raise Refused(_("Somebody was faster: this follow-up is taken. See who has it now."))
    follow_up.who_id = by.id
    follow_up.session.version += 1
    db.session.flush()
    _tell(Told.TAKEN, follow_up, follow_up.by_id, by=by)


def settle(follow_up: FollowUp, status: FollowUpStatus, *, by: Person) -> None:
    """Say that it is done or no longer needed, or open it again."""
    lock(follow_up)
    is_open = status is FollowUpStatus.OPEN
    follow_up.status = status
    follow_up.settled_at = None if is_open else now()
    follow_up.settled_by_id = None if is_open else by.id
    db.session.flush()


def reword_follow_up(follow_up: FollowUp, what: str) -> None:
    """Give the follow-up the words that a review settled on; the review keeps those before."""
    in_state(follow_up.session, Status.IN_REVIEW)
    follow_up.what = what
    follow_up.revision += 1
    db.session.flush()


def reassign(
    follow_up: FollowUp, *, who: Person | None, who_name: str, due: date | None, by: Person
) -> None:
    """Say anew who takes it and by when, as a review settled it; a person, a name, or nobody.

    Those who have it no more and those who have it now are told.
    """
    in_state(follow_up.session, Status.IN_REVIEW)
    before = follow_up.who_id
    follow_up.who_id, follow_up.who = who.id if who else None, who
    follow_up.who_name, follow_up.due = "" if who else who_name, due
    follow_up.revision += 1
    db.session.flush()
    if before != follow_up.who_id and follow_up.status is FollowUpStatus.OPEN:
        now_with = who.name if who else who_name
        said = f"({now_with})" if now_with else ""
        _tell(Told.RELIEVED, follow_up, before, by=by, who=said)
        _tell(Told.GIVEN, follow_up, follow_up.who_id, by=by)


def remove_follow_up(follow_up: FollowUp, *, by: Person) -> None:
    """Take back what was noted by mistake, while the notes are being written."""
    while_written(follow_up.session)
    _take_off(follow_up, by=by)


def strike_follow_up(follow_up: FollowUp, *, by: Person) -> None:
    """Take off what a review found not to have been agreed; the review keeps its words."""
    in_state(follow_up.session, Status.IN_REVIEW)
    _take_off(follow_up, by=by)


def _take_off(follow_up: FollowUp, *, by: Person) -> None:
    at = follow_up.session_id
    record("remove", "follow-up", follow_up.id, by=by, before=follow_up.what, session=at)
    for revision in range(follow_up.revision + 1):
        for told in (Told.GIVEN, Told.TAKEN, Told.RELIEVED):
            untell(f"{told.value}-{at}-{_key(follow_up, revision)}")
    unbecome(Thing.FOLLOW_UP, follow_up.id)
    db.session.delete(follow_up)
    follow_up.session.version += 1
    db.session.flush()


def _tell(
    told: Told, follow_up: FollowUp, whom: int | None, *, by: Person | None, **more: str
) -> None:
    words = {"what": follow_up.what, "by": by.name if by else "", **more}
    key = _key(follow_up, follow_up.revision)
    tell_some(news_of(follow_up.session, told, key, **words), [whom], by=by)


def _key(follow_up: FollowUp, revision: int) -> str:
    return f"{follow_up.id}-{revision}" if revision else str(follow_up.id)
