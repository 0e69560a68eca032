"""Questions about threads and posts.

This room does not know what a thread is about: whoever asks has made sure that the person may
see it, by a query of the room that does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    ScalarSelect,
    Select,
    String,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased, joinedload

from cop.db import db
from cop.db.prepared import prepared, rows
from cop.discussions.models import (
    Became,
    Post,
    PostRevision,
    ReadMark,
    Thanks,
    Thread,
    ThreadLock,
    Unsent,
)
from cop.people.models import Person

THE_END = 2**31 - 1  # no post has a higher id


class Counts(NamedTuple):
    """How many posts stand in a thread, and how many of them are new to the person."""

    posts: int
    unread: int


class State(NamedTuple):
    """A thread's version, the newest post in it that the person has seen, and its newest post.

    `seen` is None for who never came, `newest` 0 where nobody wrote. The others are of what the
    person has typed there and not sent: None where that is nothing.
    """

    version: int
    seen: int | None
    newest: int
    locked: bool
    unsent: str | None = None
    nameless: bool | None = None
    revision: int | None = None
    saved_at: datetime | None = None


class Lock(NamedTuple):
    """Who locked a thread, when, and why."""

    by: str
    at: datetime
    reason: str


class Stretch(NamedTuple):
    """Posts of a thread: `most` of them, after the one with the id but for the `before` last.

    Where there are not so many after it, or `after` is the end, the last ones up to `until`.
    None up to `beyond`: those the person does not read.
    """

    after: int = THE_END
    until: int = THE_END
    before: int = 0
    most: int = 50
    beyond: int = 0


class PostRow(NamedTuple):
    """The columns of a post that a page shows; a removed one comes without its text."""

    id: int
    name: str | None  # None: written without a name
    login: str | None
    as_guest: bool  # of the session, not of the circle
    own: bool  # the person's who asks, named or not
    html: str
    created_at: datetime
    edited_at: datetime | None
    removed_at: datetime | None
    removed_by_id: int | None
    removed_by: str | None
    hidden_because: str
    became: bool  # something, which who asks may or may not see
    thanks: str | None  # a line for each who thanked, the first one first: id, space, name

    @property
    def nameless(self) -> bool:
        """Say whether it was written without a name."""
        return self.login is None


class Newest(NamedTuple):
    """The newest posts of a thread, the first one first, and how many it has in all."""

    posts: list[PostRow]
    total: int


def counts(
    person: Person | None, thread_ids: Iterable[int], *, beyond: int = 0
) -> dict[int, Counts]:
    """Return, by thread id and in one statement, the number of posts and of unread ones.

    A person's own posts are never unread, and a visitor has no unread ones.
    Threads without posts `beyond` the id are absent.
    """
    found = rows(*_counts(person, list(thread_ids), beyond))
    return {thread_id: Counts(posts, int(unread)) for thread_id, posts, unread in found}


@prepared
def _counts(person: Person | None, thread_ids: list[int], beyond: int) -> Select[int, int, int]:
    return (
        select(Post.thread_id, func.count(Post.id), func.sum(case((_unread(person), 1), else_=0)))
        .outerjoin(ReadMark, _mark_of(person, Post.thread_id))
        .where(Post.thread_id.in_(thread_ids), Post.removed_at.is_(None), Post.id > beyond)
        .group_by(Post.thread_id)
    )


def posts_in(person: Person | None, thread_id: int, stretch: Stretch) -> list[PostRow]:
    """Return the posts of one stretch of the thread, the first one first.

    If there are any before them, the last one of those comes first, to tell so.
    """
    least, after, place = stretch.until, stretch.after, stretch.most - 1 - stretch.before
    given = (thread_id, after, place, least, stretch.most + 1, stretch.beyond)
    return [PostRow._make(row) for row in reversed(rows(*_posts_in(person, *given)))]


@prepared
def _posts_in(
    person: Person | None,
    thread_id: int,
    after: int,
    place: int,
    until: int,
    most: int,
    beyond: int,
) -> Select[*tuple[Any, ...]]:
    later = select(Post.id).where(Post.thread_id == thread_id, Post.id > after, Post.id > beyond)
    reached = later.order_by(Post.id).limit(1).offset(place).scalar_subquery()
    its = _rows(person).where(
        Post.thread_id == thread_id,
        Post.id > beyond,
        Post.id <= func.coalesce(reached, until),
    )
    return its.order_by(None).order_by(Post.id.desc()).limit(most)


def posts_between(
    person: Person | None, thread_id: int, first: int, last: int, *, most: int
) -> list[PostRow]:
    """Return the newest posts of the thread from one to another, the first one first."""
    found = rows(*_posts_between(person, thread_id, first, last, most))
    return [PostRow._make(row) for row in reversed(found)]


@prepared
def _posts_between(
    person: Person | None, thread_id: int, first: int, last: int, most: int
) -> Select[*tuple[Any, ...]]:
    its = _rows(person).where(Post.thread_id == thread_id, Post.id >= first, Post.id <= last)
    return its.order_by(None).order_by(Post.id.desc()).limit(most)


def newest_by_thread(
    person: Person | None, thread_ids: Iterable[int], *, most: int, beyond: int = 0
) -> dict[int, Newest]:
    """Return, by thread id and in one statement, the newest posts of several threads in order,
    of those `beyond` the id."""
    found: dict[int, Newest] = {}
    asked = rows(*_newest_by_thread(person, list(thread_ids), most, beyond))
    for *columns, thread_id, total in asked:
        found.setdefault(thread_id, Newest([], total)).posts.append(PostRow._make(columns))
    return found


@prepared
def _newest_by_thread(
    person: Person | None, thread_ids: list[int], most: int, beyond: int
) -> Select[*tuple[Any, ...]]:
    return _newest_of(person, thread_ids, most).where(Post.id > beyond)


def _newest_of(person: Person | None, thread_ids: list[int], most: int) -> Select[*tuple[Any, ...]]:
    from_newest = func.row_number().over(partition_by=Post.thread_id, order_by=Post.id.desc())
    total = func.count(Post.id).over(partition_by=Post.thread_id)
    placed = (
        select(Post.id, from_newest.label("place"), total.label("total"))
        .where(Post.thread_id.in_(thread_ids))
        .subquery()
    )
    its = _rows(person).add_columns(Post.thread_id, placed.c.total)
    return its.join(placed, placed.c.id == Post.id).where(placed.c.place <= most)


def newest_read(
    person: Person | None, thread_ids: Iterable[int], *, most: int
) -> dict[int, tuple[State, Newest]]:
    """Return, by thread id and in one statement, the newest posts of several threads and how far
    the person has read in each; threads without posts are absent."""
    found: dict[int, tuple[State, Newest]] = {}
    asked = rows(*_newest_read(person, list(thread_ids), most))
    for *columns, thread_id, total, version, seen, locked in asked:
        row = PostRow._make(columns)
        newest = found[thread_id][1] if thread_id in found else Newest([], total)
        newest.posts.append(row)
        found[thread_id] = State(version, seen, row.id, locked), newest
    return found


@prepared
def _newest_read(
    person: Person | None, thread_ids: list[int], most: int
) -> Select[*tuple[Any, ...]]:
    state = (Thread.version, ReadMark.post_id, is_locked())
    its = _newest_of(person, thread_ids, most).add_columns(*state)
    its = its.join(Thread, Thread.id == Post.thread_id)
    return its.outerjoin(ReadMark, _mark_of(person, Post.thread_id))


def post_in(thread_id: int, post_id: int) -> Post | None:
    """Return a post of the thread with its author, to be changed or quoted, or None."""
    return db.session.scalar(
        select(Post)
        .options(joinedload(Post.author))
        .where(Post.id == post_id, Post.thread_id == thread_id)
    )


def wrote(person: Person, post: Post) -> bool:
    """Say whether the person wrote the post, with or without their name."""
    if not post.nameless:
        return post.author_id == person.id
    hers = select(Post.id).where(Post.id == post.id, Post.nameless_by_id == person.id)
    return db.session.scalar(hers) is not None


def author_id_of(post: Post) -> int | None:
    """Return who wrote the post, named or not: to tell them alone what became of it."""
    if not post.nameless:
        return post.author_id
    return db.session.scalar(select(Post.nameless_by_id).where(Post.id == post.id))


def thanked_since(post: Post, moment: datetime) -> Sequence[str]:
    """Return the names of those who thanked for the post since the moment, the first one first."""
    wanted = select(Person.name).join(Thanks, Thanks.person_id == Person.id)
    its = wanted.where(Thanks.post_id == post.id, Thanks.at >= moment)
    return db.session.scalars(its.order_by(Thanks.id)).all()


def state_of(person: Person | None, thread_id: int) -> State:
    """Return how far the thread has come and how far the person has read in it."""
    return State._make(rows(*_state_of(person, thread_id))[0])


@prepared
def _state_of(person: Person | None, thread_id: int) -> Select[*tuple[Any, ...]]:
    newest = select(func.max(Post.id)).where(Post.thread_id == thread_id).scalar_subquery()
    mine = Unsent.person_id == person.id if person else false()
    return (
        select(
            Thread.version,
            ReadMark.post_id,
            func.coalesce(newest, 0),
            is_locked(),
            Unsent.source,
            Unsent.nameless,
            Unsent.revision,
            Unsent.saved_at,
        )
        .select_from(Thread)
        .outerjoin(ReadMark, _mark_of(person, Thread.id))
        .outerjoin(Unsent, and_(Unsent.thread_id == Thread.id, mine))
        .where(Thread.id == thread_id)
    )


def is_locked() -> ColumnElement[bool]:
    """Return the condition that a thread of the statement is locked."""
    return exists().where(ThreadLock.thread_id == Thread.id)


def lock_of(thread_id: int) -> Lock | None:
    """Return who locked the thread and why, or None where it is open."""
    wanted = select(Person.name, ThreadLock.at, ThreadLock.reason)
    its = wanted.join(ThreadLock, ThreadLock.by_id == Person.id)
    found = db.session.execute(its.where(ThreadLock.thread_id == thread_id)).one_or_none()
    return None if found is None else Lock._make(found)


def revisions_of(post: Post, *, most: int) -> Sequence[PostRevision]:
    """Return what the post said before, the newest text first."""
    its = select(PostRevision).where(PostRevision.post_id == post.id)
    return db.session.scalars(its.order_by(PostRevision.id.desc()).limit(most)).all()


def _rows(person: Person | None) -> Select[*tuple[Any, ...]]:
    remover = aliased(Person)
    own = or_(Post.author_id == person.id, Post.nameless_by_id == person.id) if person else false()
    return (
        select(
            Post.id,
            Person.name,
            Person.login,
            Post.as_guest,
            func.coalesce(own, false()),
            case((Post.removed_at.is_(None), Post.html), else_=""),
            Post.created_at,
            Post.edited_at,
            Post.removed_at,
            Post.removed_by_id,
            remover.name,
            Post.hidden_because,
            exists().where(Became.post_id == Post.id),
            _thanks(),
        )
        .outerjoin(Person, Person.id == Post.author_id)
        .outerjoin(remover, remover.id == Post.removed_by_id)
        .order_by(Post.id)
    )


def _thanks() -> ScalarSelect[str]:
    """Return who thanked for a post, as one text that comes with its row."""
    giver = aliased(Person)
    line = cast(giver.id, String) + " " + giver.name
    lines = func.aggregate_strings(line, "\n").aggregate_order_by(Thanks.id)
    its = select(lines).join(giver, giver.id == Thanks.person_id)
    return its.where(Thanks.post_id == Post.id).correlate(Post).scalar_subquery()


def _mark_of(person: Person | None, thread_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    if person is None:
        return false()
    return and_(ReadMark.thread_id == thread_id, ReadMark.person_id == person.id)


def _unread(person: Person | None) -> ColumnElement[bool]:
    if person is None:
        return false()
    others = or_(Post.author_id.is_(None), Post.author_id != person.id)
    return and_(others, Post.id > func.coalesce(ReadMark.post_id, 0))
