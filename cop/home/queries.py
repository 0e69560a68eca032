"""The sessions that Today names, in one statement of columns."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, NamedTuple

from sqlalchemy import (
    Select,
    and_,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from cop.chain.marks import Marks, agenda_mark, marks_from, notes_mark
from cop.db.prepared import prepared, rows
from cop.groups.models import Membership
from cop.groups.words import MemberRole
from cop.kit.clock import now
from cop.outputs.queries import outputs_of_sessions
from cop.people.models import Person
from cop.review.models import Review
from cop.review.queries import word_missing
from cop.sessions.models import Attendance, Session, SessionReader
from cop.sessions.queries import mine, own_seen_by, seen_by
from cop.sessions.rows import (
    SessionRow,
    is_ahead,
    nearest_first,
    read_row,
    session_rows,
    since_when,
)
from cop.sessions.words import HERE, PLANNED, Status

AHEAD, REVIEWED, UNFINISHED, MISSED = range(4)  # why a session stands on Today
HOURS = timedelta(hours=12)  # by more than these a session began before its day
LATELY = timedelta(days=14)  # so long a session that one missed is told of
MOST = {AHEAD: 5, REVIEWED: 10, UNFINISHED: 20, MISSED: 5}


class Before(NamedTuple):
    """A session on Today, who leads and writes it, and until when a review of it waits.

    `is_read`: the person reads beforehand what it talks about; `is_there`: is written down.
    """

    session: SessionRow
    marks: Marks
    leader_id: int | None
    leader: str | None
    writer_id: int | None
    writer: str | None
    until: datetime | None
    is_read: bool
    is_there: bool

    @property
    def is_on(self) -> bool:
        """Say whether it is going on."""
        return self.session.status is Status.IN_PROGRESS

    @property
    def is_early(self) -> bool:
        """Say whether it is going on and was planned for another day that is to come."""
        early = self.session.starts_at - now() > HOURS
        return self.is_on and early and not self.session.is_written


class Sessions(NamedTuple):
    """The sessions before a person: what is on or ahead, and what waits for them or was missed."""

    ahead: list[Before]
    reviewed: list[Before]
    unfinished: list[Before]
    missed: list[Before]

    @property
    def on(self) -> list[Before]:
        """Return those that are on and in which the person is not written down yet."""
        return [
            one
            for one in self.ahead
            if one.is_on and not one.is_there and not one.session.is_written
        ]

    @property
    def to_read(self) -> list[Before]:
        """Return those for which the person is to read before they start."""
        return [one for one in self.ahead if one.is_read and one.session.status in PLANNED]


def sessions_today(person: Person) -> Sessions:
    """Return the sessions that Today names, each kind in its order: the nearest one first.

    On or ahead in one's own circles or as a guest; in review where one's word is missing; ended
    and waiting to be written up, adopted or closed; adopted lately without one, newest first.
    """
    found = rows(*_sessions_today(person, *since_when(), now() - LATELY))
    read = [read_row(row) for row in found]
    outputs = outputs_of_sessions(person, [session.id for session, _ in read])
    parts = Sessions([], [], [], [])
    for session, (why, agenda, notes, *more) in read:
        marks = marks_from(agenda, notes, outputs.get(session.id, []))
        parts[why].append(Before(session, marks, *more))
    return parts


@prepared
def _sessions_today(
    person: Person, since: datetime, oldest: datetime, lately: datetime
) -> Select[*tuple[Any, ...]]:
    parts = (
        _ahead(person, since, oldest),
        _reviewed(person),
        _unfinished(person),
        _missed(person, lately),
    )
    named = union_all(*(select(part.subquery()) for part in parts)).subquery()
    leader, writer = aliased(Person), aliased(Person)
    people = (Session.facilitator_id, leader.name, Session.scribe_id, writer.name)
    reads = exists().where(
        SessionReader.session_id == Session.id, SessionReader.person_id == person.id
    )
    there = exists().where(Attendance.session_id == Session.id, Attendance.person_id == person.id)
    own = (named.c.until, reads, there)
    return (
        session_rows(named.c.why, agenda_mark(), notes_mark(), *people, *own)
        .join(named, named.c.id == Session.id)
        .outerjoin(leader, leader.id == Session.facilitator_id)
        .outerjoin(writer, writer.id == Session.scribe_id)
        .order_by(named.c.why, named.c.place)
    )


def _part(why: int, *order: Any, until: Any = None) -> Select[*tuple[Any, ...]]:
    """Return the beginning of one part: which sessions it names, and their place in it."""
    place = func.row_number().over(order_by=order).label("place")
    ends = (cast(null(), Review.until.type) if until is None else until).label("until")
    wanted = select(literal(why).label("why"), place, Session.id.label("id"), ends)
    return wanted.order_by(place).limit(MOST[why])


def _ahead(person: Person, since: datetime, oldest: datetime) -> Select[*tuple[Any, ...]]:
    ahead = _part(AHEAD, *nearest_first(since))
    return ahead.where(own_seen_by(person), is_ahead(oldest))


def _reviewed(person: Person) -> Select[*tuple[Any, ...]]:
    return (
        _part(REVIEWED, Review.until, until=Review.until)
        .join(Review, Review.session_id == Session.id)
        .where(word_missing(person), own_seen_by(person))
    )


def _unfinished(person: Person) -> Select[*tuple[Any, ...]]:
    moderated = select(Membership.group_id).where(
        Membership.person_id == person.id, Membership.role == MemberRole.MODERATOR
    )
    writes = or_(Session.scribe_id == person.id, Session.facilitator_id == person.id)
    return _part(UNFINISHED, Session.starts_at).where(
        seen_by(person),
        Session.status.in_((Status.WRITING_UP, Status.IN_REVIEW, Status.ADOPTED)),
        or_(
            Session.group_id.in_(moderated),
            and_(Session.status == Status.WRITING_UP, writes),
        ),
    )


def _missed(person: Person, lately: datetime) -> Select[*tuple[Any, ...]]:
    there = select(Attendance.session_id).where(
        Attendance.person_id == person.id,
        Attendance.session_id == Session.id,
        Attendance.how.in_(HERE),
    )
    return _part(MISSED, Session.starts_at.desc()).where(
        mine(person),
        Session.status.in_((Status.ADOPTED, Status.CLOSED)),
        Session.starts_at >= lately,
        ~there.exists(),
    )
