"""Duties are given, taken, passed on and filled by turn; those concerned are told."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from flask_babel import gettext as _
from sqlalchemy import ColumnElement, and_, delete, select, update

from cop.db import db
from cop.db.unit import lock
from cop.duties.facts import facts_of, member_in, spot_of
from cop.duties.models import PassedDuty
from cop.duties.words import Duty, duties_in
from cop.groups.formats import Format
from cop.groups.models import Group, Membership
from cop.groups.telling import MODERATORS, tell_circle
from cop.groups.words import GroupStatus
from cop.kit.clock import now
from cop.kit.problems import Refused
from cop.notices.words import Told
from cop.people.absences import Days
from cop.people.models import Absence, Person
from cop.sessions.duties import Duties, duties_of, tell_of_duties
from cop.sessions.models import Rsvp, Session
from cop.sessions.telling import news_of, when
from cop.sessions.words import PLANNED, Reply, Status

NOTHING: Mapping[Duty, Person] = MappingProxyType({})
CHANGING = (*PLANNED, Status.IN_PROGRESS)
A_DAY = timedelta(days=1)
MOST_SESSIONS = 200  # in which one absence is looked for


def give(
    session: Session, duty: Duty, to: Person | None, *, seen: int | None, by: Person | None
) -> None:
    """Let somebody have the duty, or nobody; who has it and who had it are told.

    `seen` is the id of who had it on the page that was pressed. Raises Refused where somebody else
    has it by now, once the session has ended, and for who does not take part in the circle.
    """
    _hold(session, duty)
    if holder(session, duty) != seen:
        raise Refused(_someone_was_faster(session, duty))
    if to is not None:
        must_take_part(to, session.group)
    _set(session, duty, to, by=by)


def take(session: Session, duty: Duty, *, by: Person) -> None:
    """Let the person have a duty that nobody has; Refused where somebody has it."""
    _hold(session, duty)
    if holder(session, duty) == by.id:
        return
    if holder(session, duty) is not None:
        raise Refused(_someone_was_faster(session, duty))
    mine = PassedDuty.session_id == session.id, PassedDuty.person_id == by.id
    db.session.execute(delete(PassedDuty).where(*mine, PassedDuty.duty == duty))
    _set(session, duty, by, by=by)


def pass_on(session: Session, duty: Duty, *, by: Person) -> Person | None:
    """Let the next one by turn have the person's duty, or nobody where nobody is left.

    They and the moderators are told. Raises Refused where the person does not have it, and once
    the session has begun.
    """
    _hold(session, duty)
    if session.status not in PLANNED:
        raise Refused(_("The session has begun. Ask who leads to give it to somebody else."))
    if holder(session, duty) != by.id:
        raise Refused(_("You do not have this duty any more."))
    _note_passed(session, duty, by)
    heir = _next(session, duty)
    _set(session, duty, heir, by=by)
    told = Told.DUTY_PASSED if heir else Told.DUTY_EMPTY
    given = {"by": by.name, "heir": heir.name if heir else ""}
    news = news_of(session, told, str(session.version), **given)
    tell_circle(news, by=by, roles=MODERATORS)
    return heir


def settle_duties(
    made: Session,
    before: Session | None,
    *,
    by: Person | None,
    given: Mapping[Duty, Person] = NOTHING,
) -> None:
    """Say who has the duties of a session that was made from the one before it.

    First those to whom they are `given`; the others by turn where the circle wants it so, else
    whoever had them before, takes part still and is not known to be missing; else nobody.
    """
    for duty, person in given.items():
        _put(made, duty, person.id)
    if made.group.format.by_turn:
        _fill(made)
    elif before is not None:
        _go_on(made, before)
    db.session.flush()
    tell_of_duties(made, Duties(), by=by)


def must_take_part(person: Person, group: Group) -> None:
    """Raise Refused where the person cannot have a duty in the circle."""
    if member_in(group, person.id) is None:
        raise Refused(_("Only who takes part in the circle can lead or write."))


def spare(membership: Membership, duties: frozenset[Duty]) -> None:
    """Suggest the member for these duties of the circle no more, and for the others again."""
    lock(membership)
    membership.leads_by_turn = Duty.LEAD not in duties
    membership.writes_by_turn = Duty.WRITE not in duties
    db.session.flush()


def heed_absence(absence: Absence, *, before: Days | None = None) -> int:
    """Tell the moderators of each session in which who is away has a duty; return how many.

    What the person had answered to sessions of these days is kept and marked stale. `before` are
    the days that were said already: of sessions on them nothing is told or marked again.
    """
    person = db.session.get_one(Person, absence.person_id)
    _mark_answers(person, absence, before)
    held = [one for one in _with_duty(person, absence) if _is_new(one, absence, before)]
    for session in held:
        key = f"{person.id}-{absence.id}-{absence.version}"
        news = news_of(session, Told.DUTY_AWAY, key, by=person.name, when=when(session))
        tell_circle(news, by=person, roles=MODERATORS)
    return len(held)


def holder(session: Session, duty: Duty) -> int | None:
    """Return the id of who has the duty, or None."""
    return session.facilitator_id if duty is Duty.LEAD else session.scribe_id


def must_go_by_turn(duty: Duty, works: Format) -> None:
    """Raise Refused where the format has no such duty of its own."""
    if duty not in duties_in(works):
        raise Refused(_("Who leads also writes here: nobody else is asked to."))


def _hold(session: Session, duty: Duty) -> None:
    lock(session)
    must_go_by_turn(duty, session.format)
    if session.status not in CHANGING:
        raise Refused(_("The session is over: who led and who wrote stays as it was."))


def _holders(session: Session) -> tuple[int | None, ...]:
    return tuple(holder(session, duty) for duty in duties_in(session.format))


def _set(session: Session, duty: Duty, to: Person | None, *, by: Person | None) -> None:
    was = duties_of(session)
    _put(session, duty, to.id if to else None)
    session.version += 1
    db.session.flush()
    db.session.refresh(session, ["facilitator", "scribe"])
    tell_of_duties(session, was, by=by)


def _put(session: Session, duty: Duty, person_id: int | None) -> None:
    """Set who has it; where who leads also writes, both go together."""
    if duty is Duty.WRITE:
        session.scribe_id = person_id
        return
    if session.format.facilitator_writes and session.scribe_id in (None, session.facilitator_id):
        session.scribe_id = person_id
    session.facilitator_id = person_id


def _fill(session: Session) -> None:
    """Give each duty that nobody has to the one whose turn it is."""
    facts, spot = facts_of(session.group, works=session.format), spot_of(session)
    for duty in duties_in(session.format):
        if holder(session, duty) is None:
            one = facts.suggestion(duty, spot, taken=[who for who in _holders(session) if who])
            _put(session, duty, one.id if one else None)


def _go_on(made: Session, before: Session) -> None:
    """Let those who had the duties before have those that nobody has, where they will be there."""
    facts, spot = facts_of(made.group, works=made.format), spot_of(made)
    had = {one for one in duties_of(before) if one is not None}
    known = [one for who in had if (one := member_in(made.group, who))]
    there = {one.id for one in known if facts.missing(one, spot)[0] is None}
    if made.facilitator_id is None and before.facilitator_id in there:
        made.facilitator_id = before.facilitator_id
    if made.scribe_id is None and before.scribe_id in there:
        made.scribe_id = before.scribe_id


def _next(session: Session, duty: Duty) -> Person | None:
    others = [holder(session, one) for one in duties_in(session.format) if one is not duty]
    facts = facts_of(session.group, works=session.format)
    one = facts.suggestion(duty, spot_of(session), taken=[who for who in others if who])
    return db.session.get_one(Person, one.id) if one else None


def _note_passed(session: Session, duty: Duty, person: Person) -> None:
    mine = {"session_id": session.id, "person_id": person.id, "duty": duty}
    if not db.session.scalar(select(PassedDuty.id).filter_by(**mine)):
        db.session.add(PassedDuty(**mine))
        db.session.flush()


def _someone_was_faster(session: Session, duty: Duty) -> str:
    holder_id = holder(session, duty)
    if holder_id is None:
        return _("Somebody changed this meanwhile: nobody has this duty now.")
    name = db.session.get_one(Person, holder_id).name
    return _("Somebody changed this meanwhile: %(name)s has this duty now.", name=name)


def _with_duty(person: Person, absence: Absence) -> list[Session]:
    """Return what is planned about these days and has the person in a duty."""
    found = select(Session).where(
        (Session.facilitator_id == person.id) | (Session.scribe_id == person.id),
        _about(absence.first_day, absence.last_day),
        Session.group.has(Group.status != GroupStatus.CONCLUDED),
    )
    return list(db.session.scalars(found.order_by(Session.starts_at).limit(MOST_SESSIONS)))


def _mark_answers(person: Person, absence: Absence, before: Days | None) -> None:
    about = select(Session).where(
        _about(absence.first_day, absence.last_day),
        Session.id.in_(select(Rsvp.session_id).where(Rsvp.person_id == person.id)),
    )
    held = [one.id for one in db.session.scalars(about) if _is_new(one, absence, before)]
    mine = update(Rsvp).where(Rsvp.person_id == person.id, Rsvp.session_id.in_(held))
    db.session.execute(mine.where(Rsvp.answer != Reply.DECLINED).values(stale=True))


def _about(first: date, last: date) -> ColumnElement[bool]:
    """Return the condition that a session is to come on these days somewhere on earth."""
    start, end = _midnight(first) - A_DAY, _midnight(last) + 2 * A_DAY
    return and_(
        Session.status.in_(PLANNED),
        Session.starts_at >= now(),
        Session.starts_at.between(start, end),
    )


def _is_new(session: Session, absence: Absence, before: Days | None) -> bool:
    is_on = Days(absence.first_day, absence.last_day).hold(session.days)
    return is_on and not (before and before.hold(session.days))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
