"""Telling a circle: its members, each as much as they want to be told."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Select, select

from cop.db import db
from cop.groups.models import MailRefusal, Membership
from cop.groups.words import MemberRole
from cop.notices.actions import News, tell
from cop.notices.words import Level
from cop.people.models import Person

TAKING_PART = (MemberRole.MEMBER, MemberRole.MODERATOR)
EVERYBODY = (*TAKING_PART, MemberRole.INFORMED)
MODERATORS = (MemberRole.MODERATOR,)


def tell_circle(
    news: News,
    *,
    by: Person | None,
    roles: Collection[MemberRole] = TAKING_PART,
    besides: Collection[int] = (),
) -> None:
    """Tell those who belong to the circle in one of the roles, except who did it.

    `besides`: ids of people who are left out.
    """
    found = db.session.execute(_levels(news.group_id).where(Membership.role.in_(roles)))
    silent = {*besides, *([by.id] if by else [])}
    tell(news, [(who, level) for who, level in found if who not in silent])


def tell_people(news: News, people: Iterable[int], *, by: Person | None) -> None:
    """Tell some people by id, whether or not they belong to the circle, except who did it."""
    wanted = {who for who in people if by is None or who != by.id}
    if not wanted:
        return
    active = db.session.scalars(
        select(Person.id).where(Person.id.in_(wanted), Person.deactivated_at.is_(None))
    ).all()
    theirs = _levels(news.group_id).where(Membership.person_id.in_(active))
    levels = _refused(news.group_id, active) | {
        row[0]: row[1] for row in db.session.execute(theirs)
    }
    tell(news, [(who, levels.get(who, Level.SESSIONS)) for who in active])


def _refused(group_id: int, people: Sequence[int]) -> dict[int, Level]:
    """Return who of the people wants no mails of their own, as far as they are no members."""
    refused = select(MailRefusal.person_id).where(
        MailRefusal.group_id == group_id, MailRefusal.person_id.in_(people)
    )
    return dict.fromkeys(db.session.scalars(refused), Level.DIGEST)


def _levels(group_id: int) -> Select[int, Level]:
    return (
        select(Membership.person_id, Membership.level)
        .join(Membership.person)
        .where(Membership.group_id == group_id, Person.deactivated_at.is_(None))
    )
