"""A thread as one person sees it on a page: its posts, what is new to them, what they may do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from flask_babel import get_timezone
from flask_babel import gettext as _

from cop.db.unit import later
from cop.discussions.actions import mark_read
from cop.discussions.drafts import Draft
from cop.discussions.moments import Moments, Said
from cop.discussions.queries import (
    THE_END,
    Newest,
    PostRow,
    State,
    Stretch,
    lock_of,
    newest_read,
    posts_between,
    posts_in,
    state_of,
)
from cop.discussions.rules import (
    Reader,
    may_edit,
    may_give_name,
    may_hide,
    may_read_gone,
    may_remove,
    may_restore,
    may_thank,
)
from cop.discussions.thanked import Thanked, thanked_in
from cop.discussions.typists import with_typing
from cop.discussions.words import Thing
from cop.kit.clock import today
from cop.kit.dates import language

NOTHING_TYPED = Draft()
MOST = 50  # posts of a thread that a page shows at once
BEFORE = 9  # posts before one that is asked for, to be read with it
MOST_BESIDE = 20  # of each of several threads on one page
MOST_OPEN = 500  # posts of a page that stays open while others write
MANY = -1  # new posts go on after those on the page


class Start(NamedTuple):
    """Where in a thread one wants to begin: at a post, or with what is before or after one."""

    post: int = 0
    before: int = 0
    after: int = 0


class Part(NamedTuple):
    """The part of a thread that a page shows: from a post on (0: the first), up to one (0: all)."""

    first: int = 0
    last: int = 0


HERE, WHOLE = Start(), Part()


class Author(NamedTuple):
    """Who wrote a post, in the shape that the components for people take."""

    name: str
    login: str  # empty: written without a name
    initials: str = ""


class Fruit(NamedTuple):
    """What a post became: what happened, its words, where it stands, its path within the site."""

    kind: Thing
    became: str
    title: str
    place: str
    path: str
    ref: int
    may_undo: bool


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
    hidden_because: str
    new: bool
    announces: int  # at the first that is new: how many are, or MANY; else 0
    may_edit: bool
    may_remove: bool
    may_restore: bool
    may_give_name: bool
    may_hide: bool
    may_read_gone: bool
    may_thank: bool
    thanks: Thanked | None
    has_become: bool  # something, of which `fruits` are those that the person may see
    fruits: tuple[Fruit, ...] = ()


class ShownLock(NamedTuple):
    """Who locked the thread, when and why; nobody but moderators writes."""

    by: str
    at: Said
    reason: str


@dataclass(frozen=True)
class Talk:
    """What the fragments of a thread need; `since` is the newest post seen before this visit."""

    id: int
    address: str
    reader: Reader
    since: int
    etag: str
    posts: list[ShownPost]
    part: Part = WHOLE
    newest: int = 0
    quiet: bool = False  # does not ask for what is new by itself
    seen_whole: bool = False  # nothing on the page is new to the person's read mark
    draft: Draft = NOTHING_TYPED
    lock: ShownLock | None = None

    def with_draft(self, draft: Draft) -> Talk:
        """Return the same with a text in its form; without one, what was typed before stays."""
        if not draft.source and not draft.error and self.draft.source:
            draft = self.draft._replace(focus=draft.focus)
        return replace(self, draft=draft)

    def with_fruits(self, fruits: Mapping[int, tuple[Fruit, ...]]) -> Talk:
        """Return the same with what its posts became, by the id of the post."""
        posts = [post._replace(fruits=fruits.get(post.id, ())) for post in self.posts]
        return replace(self, posts=posts)

    def with_lock(self) -> Talk:
        """Return the same with who locked the thread, in one more statement."""
        lock = lock_of(self.id)
        if lock is None:
            return self
        return replace(self, lock=ShownLock(lock.by, Moments().said(lock.at), lock.reason))

    def with_news(self, announces: int) -> Talk:
        """Return the same with its posts marked as new."""
        posts = [one._replace(new=not one.removed, announces=announces) for one in self.posts]
        return replace(self, posts=posts)


def talk_in(thread_id: int, *, reader: Reader, address: str, start: Start = HERE) -> Talk:
    """Return the part of the thread to which the person comes, in two statements (locked: three).

    Without a wish that is where they read on: the first posts that are new to them, or else the
    newest. `address` is the path of the thread's own page. To somebody who was never here only
    that is new which comes while the page is open.
    """
    state = state_of(reader.person, thread_id)
    reader = reader._replace(locked=state.locked)
    since = state.newest if state.seen is None else state.seen
    found = posts_in(reader.person, thread_id, _stretch(start, state, reader))
    if start.before and not found:
        found = posts_in(reader.person, thread_id, _stretch(HERE, state, reader))
    part = _part(found, state.newest)
    shown = found[-MOST:]
    talk = _talk(thread_id, shown, since, state.version, reader, address, part)
    seen = _is_seen(shown, part, state)
    talk = replace(talk, newest=state.newest, seen_whole=seen, draft=_unsent(state))
    return talk.with_lock() if state.locked else talk


def _unsent(state: State) -> Draft:
    """Return what the person has typed and not sent, as it stands in the form again."""
    if state.unsent is None:
        return NOTHING_TYPED
    return Draft(
        state.unsent,
        nameless=bool(state.nameless),
        open=True,
        kept=state.revision or 0,
        kept_at=state.saved_at,
    )


def talk_since(
    thread_id: int, since: int, part: Part, *, version: int, reader: Reader, address: str
) -> Talk:
    """Return a part of the thread for a page that is open already, in one statement.

    `version` was read before: a post that came meanwhile is then sent once more, never missed.
    """
    first, last = max(part.first, reader.beyond + 1), part.last or THE_END
    found = posts_between(reader.person, thread_id, first, last, most=MOST_OPEN)
    return _talk(thread_id, found, since, version, reader, address, part)


def talk_of_one(thread_id: int, post_id: int, *, reader: Reader, address: str) -> Talk:
    """Return what the fragments of one post need; it is shown as read."""
    rows = posts_between(reader.person, thread_id, post_id, post_id, most=1)
    return _talk(thread_id, rows, post_id, 0, reader, address, WHOLE)


def talks_beside(
    addresses: Mapping[int, str], *, reader: Reader, most: int = MOST_BESIDE
) -> dict[int, Talk]:
    """Return several threads that stand on one page, by id and in one statement.

    Each shows its newest posts. `addresses` are the paths of their own pages, by id.
    """
    found = newest_read(reader.person, addresses, most=most)
    nothing = State(0, None, 0, locked=False), Newest([], 0)
    return {
        thread_id: _beside(thread_id, *found.get(thread_id, nothing), reader, address)
        for thread_id, address in addresses.items()
    }


def _beside(thread_id: int, state: State, told: Newest, reader: Reader, address: str) -> Talk:
    since = state.newest if state.seen is None else state.seen
    reader = reader._replace(locked=state.locked)
    part = Part(told.posts[0].id if len(told.posts) < told.total else 0)
    talk = _talk(thread_id, told.posts, since, state.version, reader, address, part)
    seen = _is_seen(told.posts, part, state)
    return replace(talk, newest=state.newest, seen_whole=seen, quiet=True)


def talk_of_before(thread_id: int, rows: list[PostRow], *, address: str) -> Talk:
    """Return a thread of an earlier session, to be read: nothing in it is new or can be changed."""
    newest = rows[-1].id if rows else 0
    return _talk(thread_id, rows, newest, 0, Reader(None, False, False), address, WHOLE)


def remember(talk: Talk) -> None:
    """Take down, after the answer, that the person has seen the thread to its end."""
    if talk.reader.person and talk.posts and not talk.seen_whole:
        later(mark_read, talk.reader.id, talk.id, talk.posts[-1].id)


def etag_of(thread_id: int, since: int, part: Part, *, version: int, reader: Reader) -> str:
    """Return what changes with anything that the posts show to this person on this day."""
    zone = str(get_timezone())
    rights = (reader.id, reader.takes_part, reader.moderates, reader.over, reader.locked)
    shown = (thread_id, since, part, version, rights, language(), zone, today(zone))
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:20]


def _stretch(start: Start, state: State, reader: Reader) -> Stretch:
    """Return which posts of the thread are shown to somebody who comes to it so."""
    beyond = reader.beyond
    if start.post:
        return Stretch(after=start.post - 1, before=BEFORE, most=MOST, beyond=beyond)
    if start.before:
        return Stretch(until=start.before - 1, most=MOST, beyond=beyond)
    after = start.after or (THE_END if state.seen is None else state.seen)
    return Stretch(after=after, most=MOST, beyond=beyond)


def _part(found: list[PostRow], newest: int) -> Part:
    """Return what part of the thread the posts are; one more than are shown are earlier ones."""
    first = found[-MOST].id if len(found) > MOST else 0
    return Part(first, found[-1].id if found and found[-1].id < newest else 0)


def _is_seen(shown: list[PostRow], part: Part, state: State) -> bool:
    """Say whether nothing is to be remembered of the visit: all of it was seen before.

    Who comes for the first time, and into the midst of a thread, has not read what is before.
    """
    if state.seen is None:
        return bool(part.last)
    return not shown or shown[-1].id <= state.seen


def _talk(
    thread_id: int,
    rows: list[PostRow],
    since: int,
    version: int,
    reader: Reader,
    address: str,
    part: Part,
) -> Talk:
    posts = list(_shown(rows, since, reader))
    new = [place for place, post in enumerate(posts) if post.new]
    if new:
        number = MANY if part.last else len(new)
        posts[new[0]] = posts[new[0]]._replace(announces=number)
    return Talk(
        id=thread_id,
        address=address,
        reader=reader,
        since=since,
        part=part,
        etag=with_typing(etag_of(thread_id, since, part, version=version, reader=reader)),
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
            hidden_because=row.hidden_because,
            new=stands and row.id > since and not row.own,
            announces=0,
            may_edit=stands and may_edit(reader, row),
            may_remove=stands and may_remove(reader, row),
            may_restore=not stands and may_restore(reader, row),
            may_give_name=stands and may_give_name(reader, row),
            has_become=row.became,
            may_hide=stands and may_hide(reader, row),
            may_read_gone=not stands and may_read_gone(reader, row),
            may_thank=stands and may_thank(reader, row),
            thanks=thanked_in(row.thanks, reader.id) if row.thanks else None,
        )
