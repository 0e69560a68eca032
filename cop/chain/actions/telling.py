"""Whom a post tells, wherever it stands."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import select

from cop.db import db
from cop.discussions.models import Post
from cop.groups.models import Group, Membership
from cop.groups.queries import groups_seen_by
from cop.groups.telling import TAKING_PART, tell_people
from cop.kit.clock import today
from cop.notices.actions import News, tell
from cop.notices.words import Level, Told
from cop.outputs.models import Output
from cop.outputs.queries import seen_by
from cop.people.models import Person
from cop.sessions import mentions
from cop.sessions.mentions import logins_in


class About(NamedTuple):
    """What a discussion outside of sessions is about, its address, and who has a hand in it."""

    name: str
    path: str
    group_id: int
    output_id: int | None = None
    makers: tuple[int, ...] = ()


def tell_of_post(post: Post, *, by: Person) -> None:
    """Tell those whom a new post names and who may read it, and members who want all.

    On an output its contributors are told as well. Of the posts of one day in one discussion
    people are told once.
    """
    about = about_of(post.thread_id)
    if about is None:
        mentions.tell_of_post(post, by=by)
        return
    tell_those_named(post, by=by)
    news = _news(Told.POSTED, f"posted-{post.thread_id}-{today('UTC')}", post, about, by)
    makers = select(Person).where(Person.id.in_(about.makers))
    readers = [one.id for one in db.session.scalars(makers) if _may_read(one, about)]
    tell_people(news, readers, by=by)
    wanting = (who for who in _wanting_all(about) if who != by.id)
    tell(news, [(who, Level.ALL) for who in wanting])


def tell_those_named(post: Post, *, by: Person) -> None:
    """Tell those whom a new or changed post names for the first time and who may read it."""
    about = about_of(post.thread_id)
    if about is None:
        mentions.tell_those_named(post, by=by)
        return
    named = [one.id for one in _named_in(post) if _may_read(one, about)]
    tell_people(_news(Told.NAMED, f"named-{post.id}", post, about, by), named, by=by)


def about_of(thread_id: int) -> About | None:
    """Return what a discussion outside of sessions is about, or None for one of a session."""
    group = db.session.scalar(select(Group).where(Group.thread_id == thread_id))
    if group is not None:
        return About(group.name, f"/groups/{group.slug}/discussion", group.id)
    output = db.session.scalar(select(Output).where(Output.thread_id == thread_id))
    if output is None:
        return None
    makers = [one.person_id for one in output.contributors if one.person_id is not None]
    path = f"/outputs/{output.id}/discussion"
    return About(output.title, path, output.group_id, output.id, tuple(makers))


def _named_in(post: Post) -> list[Person]:
    logins = logins_in(post.source)
    if not logins:
        return []
    wanted = select(Person).where(Person.login.in_(logins), Person.deactivated_at.is_(None))
    return list(db.session.scalars(wanted))


def _may_read(person: Person, about: About) -> bool:
    if about.output_id is not None:
        seen = select(Output.id).where(Output.id == about.output_id, seen_by(person))
        return db.session.scalar(seen) is not None
    mine = select(Group.id).where(Group.id == about.group_id, Group.id.in_(groups_seen_by(person)))
    return db.session.scalar(mine) is not None


def _wanting_all(about: About) -> list[int]:
    wanted = (
        select(Membership.person_id)
        .join(Membership.person)
        .where(
            Membership.group_id == about.group_id,
            Membership.level == Level.ALL,
            Membership.role.in_(TAKING_PART),
            Person.deactivated_at.is_(None),
        )
    )
    return list(db.session.scalars(wanted))


def _news(told: Told, key: str, post: Post, about: About, by: Person) -> News:
    return News(
        told=told,
        key=key,
        group_id=about.group_id,
        path=f"{about.path}?post={post.id}#post-{post.id}",
        given={"by": "" if post.nameless else by.name, "session": about.name},
    )
