"""Questions about who means to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, literal, select
from sqlalchemy.orm import aliased

from cop.db.prepared import prepared, rows
from cop.kit.meeting import Mode, days_of
from cop.people.absences import Days, days_away, days_in
from cop.people.models import Person
from cop.sessions.models import Rsvp, Session
from cop.sessions.queries.people import taking_part
from cop.sessions.words import Reply


class ReplyRow(NamedTuple):
    """What somebody who may come has said; `standing` is their answer to the whole series."""

    id: int
    name: str
    own: Reply | None
    own_stale: bool | None
    standing: Reply | None
    standing_stale: bool | None
    moved: bool  # the session is held at another time than its series planned
    visits: bool = False  # without an account; the id is then that of the visitor
    away: bool = False  # the person is, on all days of the session

    @property
    def answer(self) -> Reply:
        """Return the answer that counts: for this session, else days away, else for its series.

        Days away count more than what was answered before the time changed.
        """
        if self.stays_away:
            return Reply.DECLINED
        return self.own or self.standing or Reply.NEEDS_ACTION

    @property
    def stale(self) -> bool:
        """Say whether it was given before the time changed."""
        if self.own or self.away:
            return bool(self.own_stale) and not self.away
        return bool(self.standing) and (bool(self.standing_stale) or self.moved)

    @property
    def stays_away(self) -> bool:
        """Say whether days away are why the person does not come."""
        return self.away and (self.own is None or bool(self.own_stale))


class Replies(NamedTuple):
    """What all have said who may come to a session, by name; `mine` is the asking person's.

    `visitors` come without an account.
    """

    rows: list[ReplyRow]
    mine: ReplyRow | None
    visitors: list[ReplyRow]

    def of(self, answer: Reply) -> list[ReplyRow]:
        """Return those who said so, visitors among them."""
        return [row for row in (*self.rows, *self.visitors) if row.answer is answer]


def replies_in(person: Person | None, session: Session) -> Replies:
    """Return what everybody with an account has said who may come to the session."""
    asked = _replies_in(person, session.group_id, session.id, session.day)
    return read_replies(person, session, rows(*asked))


def read_replies(person: Person | None, session: Session, found: Sequence[Any]) -> Replies:
    """Return the rows that were asked for as what was said."""
    said = [ReplyRow._make((*row[:-1], _is_away(row[-1], session.days))) for row in found]
    people = [row for row in said if not row.visits]
    mine = next((row for row in people if person and row.id == person.id), None)
    return Replies(people, mine, [row for row in said if row.visits])


@prepared
def _replies_in(
    viewer: Person | None, group_id: int, session_id: int, day: date
) -> Select[*tuple[Any, ...]]:
    return asked_of(viewer, group_id, session_id, day)


def asked_of(
    viewer: Person | None, group_id: int, session_id: int, day: date
) -> Select[*tuple[Any, ...]]:
    """Return the query for the rows of those with an account, by name; `day` is the session's."""
    own, standing = aliased(Rsvp), aliased(Rsvp)
    moved = and_(Session.recurrence_id.is_not(None), Session.recurrence_id != Session.starts_at)
    wanted = (
        select(
            Person.id,
            Person.name,
            own.answer,
            own.stale,
            standing.answer,
            standing.stale,
            func.coalesce(moved, False),
            literal(False),
            days_away(day),
        )
        .select_from(Person)
        .join(Session, Session.id == session_id)
        .outerjoin(own, and_(own.session_id == session_id, own.person_id == Person.id))
        .outerjoin(
            standing,
            and_(standing.series_id == Session.series_id, standing.person_id == Person.id),
        )
    )
    return taking_part(viewer, wanted, group_id, session_id)


def _is_away(lines: str | None, days: Days) -> bool:
    return any(away.hold(days) for away in days_in(lines))


class OwnReply(NamedTuple):
    """What somebody has said to a session: the answer, and whether the time changed since.

    `to_series`: what they said to its series, None where it has none, or where they only are away
    then.
    """

    answer: Reply
    stale: bool
    to_series: Reply | None


def own_replies(person: Person, session_ids: Collection[int]) -> dict[int, OwnReply]:
    """Return, by session id, what the person has said."""
    found = rows(*_own_replies(person, list(session_ids))) if session_ids else ()
    return {line[0]: _own(person, *line[1:]) for line in found}


def _own(
    person: Person,
    starts_at: datetime,
    tzid: str,
    mode: Mode,
    duration: int | None,
    away: str | None,
    series_id: int | None,
    *said: Any,
) -> OwnReply:
    days = Days(*days_of(starts_at, tzid, mode, duration))
    row = ReplyRow._make((person.id, person.name, *said, False, _is_away(away, days)))
    of_series = series_id is not None and not row.stays_away
    to_series = (row.standing or Reply.NEEDS_ACTION) if of_series else None
    return OwnReply(row.answer, row.stale, to_series)


def standing_replies(person: Person, series_ids: Collection[int]) -> dict[int, Reply]:
    """Return, by series id, what the person has said to the whole of it."""
    return dict(rows(*_standing_replies(person, list(series_ids)))) if series_ids else {}


@prepared
def _standing_replies(person: Person, series_ids: list[int]) -> Select[*tuple[Any, ...]]:
    mine = Rsvp.person_id == person.id, Rsvp.series_id.in_(series_ids)
    return select(Rsvp.series_id, Rsvp.answer).where(*mine)


@prepared
def _own_replies(person: Person, session_ids: list[int]) -> Select[*tuple[Any, ...]]:
    own, standing = aliased(Rsvp), aliased(Rsvp)
    moved = and_(Session.recurrence_id.is_not(None), Session.recurrence_id != Session.starts_at)
    return (
        select(
            Session.id,
            Session.starts_at,
            Session.tzid,
            Session.mode,
            Session.duration,
            days_away(date.min),
            Session.series_id,
            own.answer,
            own.stale,
            standing.answer,
            standing.stale,
            func.coalesce(moved, False),
        )
        .select_from(Session)
        .join(Person, Person.id == person.id)
        .outerjoin(own, and_(own.session_id == Session.id, own.person_id == person.id))
        .outerjoin(
            standing,
            and_(standing.series_id == Session.series_id, standing.person_id == person.id),
        )
        .where(Session.id.in_(session_ids))
    )
