"""Rounds that wait for somebody: for their words, or for them to open it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, exists, or_, select

from cop.db.prepared import prepared, rows
from cop.groups.models import Group, Membership
from cop.groups.words import GroupStatus, MemberRole
from cop.people.models import Person
from cop.rounds.models import Round, RoundText
from cop.rounds.rules import HELD
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import guest_of, seen_by

MOST = 20


class Waiting(NamedTuple):
    """A round that is not open yet, and what the person is to it."""

    slug: str
    group_name: str
    number: int
    session_title: str
    point_id: int
    point_title: str
    question: str
    texts: int  # how many have written
    written: bool  # the person has
    opens: bool  # the person opens it

    @property
    def heading(self) -> str:
        """Return what is asked."""
        return self.question or self.point_title

    @property
    def session_name(self) -> str:
        """Return the session's title, or the circle's name and its number where it has none."""
        return self.session_title or f"{self.group_name} {self.number}"


def rounds_waiting_for(person: Person) -> Sequence[Waiting]:
    """Return rounds in which the person is to write, or which they open, the oldest one first."""
    return [Waiting._make(row) for row in rows(*_rounds_waiting_for(person))]


@prepared
def _rounds_waiting_for(person: Person) -> Select[*tuple[Any, ...]]:
    written = exists().where(
        RoundText.round_id == Round.id, RoundText.writer_id == person.id, RoundText.source != ""
    )
    moderates = and_(Membership.role.is_not(None), Membership.role == MemberRole.MODERATOR)
    takes_part = Membership.role.in_((MemberRole.MEMBER, MemberRole.MODERATOR))
    leads = and_(Session.facilitator_id.is_not(None), Session.facilitator_id == person.id)
    opens = or_(moderates, and_(takes_part, leads))
    return (
        select(
            Group.slug,
            Group.name,
            Session.number,
            Session.title,
            AgendaItem.id,
            AgendaItem.title,
            Round.question,
            Round.texts,
            written,
            opens,
        )
        .select_from(Round)
        .join(AgendaItem, AgendaItem.id == Round.agenda_item_id)
        .join(Session, Session.id == AgendaItem.session_id)
        .join(Group, Group.id == Session.group_id)
        .outerjoin(
            Membership,
            and_(Membership.group_id == Group.id, Membership.person_id == person.id),
        )
        .where(
            Round.opened_at.is_(None),
            Session.status.in_(HELD),
            Group.status != GroupStatus.CONCLUDED,
            or_(takes_part, guest_of(person)),
            seen_by(person),
            or_(~written, opens),
        )
        .order_by(Round.id)
        .limit(MOST)
    )
