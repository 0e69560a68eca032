"""Questions about who asked to join a circle, and what the answer was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from cop.db import db
from cop.db.entities import columns_of, loaded
from cop.db.prepared import prepared, rows, value
from cop.groups.models import Group, JoinRequest, Membership
from cop.groups.queries.circles import CircleRow, seen_by
from cop.groups.words import Answer, GroupStatus, MemberRole
from cop.people.models import Person

MOST_WAITING = 20  # requests and answers on Today


class AnswerRow(NamedTuple):
    """The answer to a request to join a circle; `answerer` is a name, or empty."""

    id: int
    answer: Answer | None
    answer_words: str
    answered_at: datetime | None
    answerer: str
    group: CircleRow


def requests_to_join(person: Person | None, group: Group) -> Sequence[JoinRequest]:
    """Return who waits for an answer, the first one first; nothing to those who do not moderate."""
    if person is None:
        return []
    return db.session.scalars(*_requests_to_join(person, group.id)).all()


@prepared
def _requests_to_join(person: Person, group_id: int) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .options(joinedload(JoinRequest.person))
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
        )
        .order_by(JoinRequest.id)
    )


def requests_waiting_for(person: Person) -> Sequence[JoinRequest]:
    """Return who asks to join the circles that the person moderates, the first one first."""
    return db.session.scalars(*_requests_waiting_for(person)).all()


@prepared
def _requests_waiting_for(person: Person) -> Select[JoinRequest]:
    return (
        select(JoinRequest)
        .join(JoinRequest.group)
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .options(contains_eager(JoinRequest.group), joinedload(JoinRequest.person))
        .where(
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
            Group.status != GroupStatus.CONCLUDED,
        )
        .order_by(JoinRequest.id)
        .limit(MOST_WAITING)
    )


def answers_to(person: Person) -> list[AnswerRow]:
    """Return the answers to the person's own requests that were not put away, the newest first.

    Of circles that the person sees.
    """
    found = rows(*_answers_to(person))
    return [AnswerRow._make((*row[:-3], CircleRow._make(row[-3:]))) for row in found]


@prepared
def _answers_to(person: Person) -> Select[*tuple[Any, ...]]:
    answer = (JoinRequest.id, JoinRequest.answer, JoinRequest.answer_words, JoinRequest.answered_at)
    return (
        select(*answer, func.coalesce(Person.name, ""), Group.id, Group.slug, Group.name)
        .join(JoinRequest.group)
        .outerjoin(Person, Person.id == JoinRequest.answered_by_id)
        .where(
            JoinRequest.person_id == person.id,
            JoinRequest.answer.is_not(None),
            seen_by(person),
        )
        .order_by(JoinRequest.answered_at.desc())
        .limit(MOST_WAITING)
    )


def requests_counted(person: Person | None, group: Group) -> int:
    """Return how many wait for an answer; 0 to those who do not moderate."""
    if person is None:
        return 0
    return value(*_requests_counted(person, group.id)) or 0


@prepared
def _requests_counted(person: Person, group_id: int) -> Select[int]:
    return (
        select(func.count(JoinRequest.id))
        .join(Membership, Membership.group_id == JoinRequest.group_id)
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.answer.is_(None),
            Membership.person_id == person.id,
            Membership.role == MemberRole.MODERATOR,
        )
    )


def request_of(person: Person | None, group: Group) -> JoinRequest | None:
    """Return the person's own request: it waits, or its answer was not put away yet."""
    if person is None:
        return None
    return next(iter(loaded(JoinRequest, *_request_of(person, group.id))), None)


@prepared
def _request_of(person: Person, group_id: int) -> Select[*tuple[Any, ...]]:
    return select(*columns_of(JoinRequest)).where(
        JoinRequest.group_id == group_id, JoinRequest.person_id == person.id
    )
