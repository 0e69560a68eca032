"""Where a post stands, in the words and with the address that notices of it take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select

from cop.db import db
from cop.discussions.models import Post
from cop.groups.models import Group
from cop.groups.queries import groups_seen_by
from cop.notices.actions import News
from cop.notices.words import Told
from cop.outputs import queries as outputs
from cop.outputs.models import Output
from cop.people.models import Person
from cop.sessions import queries as sessions
from cop.sessions.mentions import path_of_thread, session_with
from cop.sessions.models import Session
from cop.sessions.words import Status


@dataclass(frozen=True)
class Spot:
    """What the discussion of a post is about, and the post's address within the site.

    `reads` selects what it is about for somebody who may read it; `makers` have a hand in it.
    """

    name: str
    path: str
    group_id: int
    reads: Callable[[Person], Select[int]]
    session_id: int | None = None
    is_draft: bool = False  # a session that only those see who plan it
    tzid: str = "UTC"  # whose days its posts are told by
    makers: tuple[int, ...] = ()

    def may_read(self, person: Person) -> bool:
        """Say whether the person may read the post."""
        return db.session.scalar(self.reads(person)) is not None

    def news(self, told: Told, key: str, **given: Any) -> News:
        """Return what happened to the post."""
        given = {"session": self.name, **given}
        return News(told, key, self.group_id, self.path, self.session_id, given)


def spot_of(post: Post) -> Spot | None:
    """Return where the post stands; None where what it was about is gone."""
    own = f"?post={post.id}#post-{post.id}"
    group = db.session.scalar(select(Group).where(Group.thread_id == post.thread_id))
    if group is not None:
        return _of_circle(group, own)
    output = db.session.scalar(select(Output).where(Output.thread_id == post.thread_id))
    if output is not None:
        return _of_output(output, own)
    session = session_with(post.thread_id)
    if session is None:
        return None
    return _of_session(session, path_of_thread(session, post.thread_id) + own)


def _of_circle(group: Group, own: str) -> Spot:
    def reads(person: Person) -> Select[int]:
        return select(Group.id).where(Group.id == group.id, Group.id.in_(groups_seen_by(person)))

    return Spot(group.name, f"/groups/{group.slug}/discussion{own}", group.id, reads)


def _of_output(output: Output, own: str) -> Spot:
    def reads(person: Person) -> Select[int]:
        return select(Output.id).where(Output.id == output.id, outputs.seen_by(person))

    makers = tuple(one.person_id for one in output.contributors if one.person_id is not None)
    path = f"/outputs/{output.id}/discussion{own}"
    return Spot(output.title, path, output.group_id, reads, makers=makers)


def _of_session(session: Session, path: str) -> Spot:
    def reads(person: Person) -> Select[int]:
        return select(Session.id).where(Session.id == session.id, sessions.seen_by(person))

    return Spot(
        session.name,
        path,
        session.group_id,
        reads,
        session_id=session.id,
        is_draft=session.status is Status.DRAFT,
        tzid=session.tzid,
    )
