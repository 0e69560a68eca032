"""A thread as one person sees it on a page: its posts, what is new to them, what they may do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask_babel import get_timezone
from flask_babel import gettext as _

from cop.db.unit import later
from cop.discussions.actions import mark_read
from cop.discussions.drafts import Draft
from cop.discussions.moments import Moments, Said
from cop.discussions.queries import PostRow, posts_in, state_of
from cop.discussions.rules import Reader, may_edit, may_give_name, may_remove, may_restore
from cop.discussions.typists import with_typing
from cop.kit.clock import today
from cop.kit.dates import language

NOTHING_TYPED = Draft()


class Author(NamedTuple):
    """Who wrote a post, in the shape that the components for people take."""

    name: str
    login: str  # empty: written without a name
    initials: str = ""


class ShownPost(NamedTuple):
    """One post on the page; `new` is one that somebody else wrote since the person was here."""

    id: int
    author: Author
    as_guest: bool
    html: str
    written: Said
    edited: Said | None
    removed: bool
    removed_by: str
    new: bool
    announces: int  # at the first that is new: how many are; else 0
    may_edit: bool
    may_remove: bool
    may_restore: bool
    may_give_name: bool


@dataclass(frozen=True)
class Talk:
    """What the fragments of a thread need; `since` is the newest post seen before this visit."""

    id: int
    address: str
    reader: Reader
    since: int
    etag: str
    posts: list[ShownPost]
    seen_whole: bool = False  # nothing was written since the person was last here
    draft: Draft = NOTHING_TYPED

    def with_draft(self, draft: Draft) -> Talk:
        """Return the same with a text in its form."""
        return replace(self, draft=draft)


def talk_in(thread_id: int, *, reader: Reader, address: str) -> Talk:
    """Return the thread as the person comes to it, in two statements.

    `address` is the path of the thread's own page. To somebody who was never here only that is
    new which comes while the page is open.
    """
    state = state_of(reader.person, thread_id)
    rows = posts_in(reader.person, thread_id)
    newest = rows[-1].id if rows else 0
    since = newest if state.seen is None else state.seen
    talk = _talk(thread_id, rows, since, state.version, reader, address)
    return replace(talk, seen_whole=state.seen == newest)


def talk_since(thread_id: int, since: int, *, version: int, reader: Reader, address: str) -> Talk:
    """Return the thread for a page that is open already, in one statement.

    `version` was read before: a post that came meanwhile is then sent once more, never missed.
    """
    rows = posts_in(reader.person, thread_id)
    return _talk(thread_id, rows, since, version, reader, address)


def talk_of_one(thread_id: int, post_id: int, *, reader: Reader, address: str) -> Talk:
    """Return what the fragments of one post need; it is shown as read."""
    rows = posts_in(reader.person, thread_id, only=post_id)
    return _talk(thread_id, rows, post_id, 0, reader, address)


def talk_of_before(thread_id: int, rows: list[PostRow], *, address: str) -> Talk:
    """Return a thread of an earlier session, to be read: nothing in it is new or can be changed."""
    newest = rows[-1].id if rows else 0
    return _talk(thread_id, rows, newest, 0, Reader(None, False, False), address)


def remember(talk: Talk) -> None:
    """Take down, after the answer, that the person has seen the thread to its end."""
    if talk.reader.person and talk.posts and not talk.seen_whole:
        later(mark_read, talk.reader.id, talk.id, talk.posts[-1].id)


def etag_of(thread_id: int, since: int, *, version: int, reader: Reader) -> str:
    """Return what changes with anything that the posts show to this person on this day."""
    zone = str(get_timezone())
    rights = (reader.id, reader.may_write, reader.moderates)
    shown = (thread_id, since, version, rights, language(), zone, today(zone))
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:20]


def _talk(
    thread_id: int, rows: list[PostRow], since: int, version: int, reader: Reader, address: str
) -> Talk:
    posts = list(_shown(rows, since, reader))
    new = [place for place, post in enumerate(posts) if post.new]
    if new:
        posts[new[0]] = posts[new[0]]._replace(announces=len(new))
    return Talk(
        id=thread_id,
        address=address,
        reader=reader,
        since=since,
        etag=with_typing(etag_of(thread_id, since, version=version, reader=reader)),
        posts=posts,
    )


def _shown(rows: Iterable[PostRow], since: int, reader: Reader) -> Iterable[ShownPost]:
    moments = Moments()
    nobody = Author(_("A member of the circle"), "", "·")
    for row in rows:
        stands = row.removed_at is None
        author = nobody if row.login is None else Author(row.name or "", row.login)
        yield ShownPost(
            id=row.id,
            author=author,
            as_guest=row.as_guest,
            html=row.html,
            written=moments.said(row.created_at),
            edited=moments.said(row.edited_at) if row.edited_at else None,
            removed=not stands,
            removed_by=row.removed_by or author.name,
            new=stands and row.id > since and not row.own,
            announces=0,
            may_edit=stands and may_edit(reader, row),
            may_remove=stands and may_remove(reader, row),
            may_restore=not stands and may_restore(reader, row),
            may_give_name=stands and may_give_name(reader, row),
        )
