"""Whom a post tells, wherever it stands."""

from __future__ import annotations

from sqlalchemy import select

from cop.chain.actions.spots import Spot, spot_of
from cop.db import db
from cop.discussions.models import Post
from cop.groups.models import Membership
from cop.groups.telling import TAKING_PART, tell_people
from cop.kit.clock import today
from cop.notices.actions import tell
from cop.notices.words import Level, Told
from cop.people.models import Person
from cop.sessions.mentions import logins_in


def tell_of_post(post: Post, *, by: Person) -> None:
    """Tell those whom a new post names and who may read it, and members who want all.

    On an output its contributors are told as well. Of the posts of one day in one discussion
    people are told once. A post without a name names nobody as its author.
    """
    spot = spot_of(post)
    if spot is None:
        return
    _tell_named(post, spot, by=by)
    key = f"posted-{post.thread_id}-{today(spot.tzid)}"
    news = spot.news(Told.POSTED, key, by=_author(post, by))
    if spot.makers:
        makers = db.session.scalars(select(Person).where(Person.id.in_(spot.makers)))
        tell_people(news, [one.id for one in makers if spot.may_read(one)], by=by)
    tell(news, [(who, Level.ALL) for who in _wanting_all(spot.group_id) if who != by.id])


def tell_those_named(post: Post, *, by: Person) -> None:
    """Tell those whom a new or changed post names for the first time and who may read it."""
    spot = spot_of(post)
    if spot is not None:
        _tell_named(post, spot, by=by)


def _tell_named(post: Post, spot: Spot, *, by: Person) -> None:
    named = [one.id for one in _named_in(post.source) if spot.may_read(one)]
    tell_people(spot.news(Told.NAMED, f"named-{post.id}", by=_author(post, by)), named, by=by)


def _author(post: Post, by: Person) -> str:
    return "" if post.nameless else by.name


def _named_in(source: str) -> list[Person]:
    logins = logins_in(source)
    if not logins:
        return []
    wanted = select(Person).where(Person.login.in_(logins), Person.deactivated_at.is_(None))
    return list(db.session.scalars(wanted))


def _wanting_all(group_id: int) -> list[int]:
    wanted = (
        select(Membership.person_id)
        .join(Membership.person)
        .where(
            Membership.group_id == group_id,
            Membership.level == Level.ALL,
            Membership.role.in_(TAKING_PART),
            Person.deactivated_at.is_(None),
        )
    )
    return list(db.session.scalars(wanted))
