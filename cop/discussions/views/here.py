"""Which thread an address means, what the person may do there, and how it is shown again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from flask import Blueprint, Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import found
from cop.chain.queries import Before, said_before, with_fruits
from cop.discussions import bp
from cop.discussions.drafts import Draft
from cop.discussions.places import Place
from cop.discussions.queries import THE_END, post_in, wrote
from cop.discussions.rules import Reader
from cop.discussions.talk import (
    Part,
    Start,
    Talk,
    remember,
    talk_in,
    talk_of_before,
    talk_of_one,
    talk_since,
)
from cop.groups.places import circle_place
from cop.groups.standing import concluded
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.templating import page
from cop.outputs.places import output_place
from cop.people.queries import current_person
from cop.sessions.queries import session_place

if TYPE_CHECKING:
    from cop.discussions.models import Post

View = TypeVar("View", bound=Callable[..., Any])
THREAD = "/groups/<slug>/sessions/<int:number>/threads/<int:thread_id>"
POST = f"{THREAD}/posts/<int:post_id>"
A_POST = "/posts/<int:post_id>"  # below a discussion


class Stand(NamedTuple):
    """A kind of place: where its discussions have their addresses, and which question finds it.

    `prefix` begins the names of its views.
    """

    prefix: str
    rule: str
    find: Callable[..., Place | None]


STANDS = {
    frozenset(("slug", "number", "thread_id")): Stand("", THREAD, session_place),
    frozenset(("slug",)): Stand("of_circle_", "/groups/<slug>/discussion", circle_place),
    frozenset(("output_id",)): Stand(
        "of_output_", "/outputs/<int:output_id>/discussion", output_place
    ),
}


class Everywhere:
    """Puts a view of a room at the same path under every kind of place."""

    def __init__(self, bp: Blueprint) -> None:
        self._bp = bp

    def get(self, path: str = "") -> Callable[[View], View]:
        """Let it answer GET."""
        return self._at(path, "GET")

    def post(self, path: str) -> Callable[[View], View]:
        """Let it answer POST."""
        return self._at(path, "POST")

    def _at(self, path: str, method: str) -> Callable[[View], View]:
        def add(view: View) -> View:
            for stand in STANDS.values():
                name = f"{stand.prefix}{view.__name__}"
                self._bp.add_url_rule(stand.rule + path, name, view, methods=[method])
            return view

        return add


everywhere = Everywhere(bp)


class Whose(NamedTuple):
    """Whether a post is the asking person's, and who removed it."""

    own: bool
    nameless: bool
    removed_by_id: int | None


@dataclass(frozen=True)
class Here:
    """The thread of an address, what it is about, and the person's part in it."""

    id: int
    place: Place
    reader: Reader
    address: str

    @property
    def title(self) -> str:
        """Return what the thread is about."""
        return self.place.title

    @property
    def as_guest(self) -> bool:
        """Say whether the person takes part without belonging to the circle."""
        return self.place.as_guest

    def post(self, post_id: int) -> Post:
        """Return a post of the thread that the person reads, or answer 404."""
        return found(post_in(self.id, post_id) if post_id > self.place.beyond else None)

    def whose(self, post: Post) -> Whose:
        """Return what the rules ask about a post."""
        own = self.reader.person is not None and wrote(self.reader.person, post)
        return Whose(own, post.nameless, post.removed_by_id)

    def talk(self) -> Talk:
        """Return the part of the thread for which the address asks."""
        asked = {name: numbered(name) for name in Start._fields}
        start = Start(**asked)
        return with_fruits(talk_in(self.id, reader=self.reader, address=self.address, start=start))

    def talk_of(self, post: Post) -> Talk:
        """Return what the fragments of one post need."""
        one = talk_of_one(self.id, post.id, reader=self.reader, address=self.address)
        return with_fruits(one)

    def talk_since(self, since: int, part: Part, *, version: int) -> Talk:
        """Return the part of the thread that a page shows which is open already."""
        reader, address = self.reader, self.address
        talk = talk_since(self.id, since, part, version=version, reader=reader, address=address)
        return with_fruits(talk.with_lock() if self.place.locked else talk)

    def at(self, post: Post) -> str:
        """Return the permanent address of a post."""
        return f"{self.address}?post={post.id}#post-{post.id}"


def numbered(name: str) -> int:
    """Return the number that the address gives; 0 for one that can be no post's."""
    number = request.args.get(name, 0, int)
    return number if 0 < number < THE_END else 0


def here(
    slug: str | None = None,
    number: int | None = None,
    thread_id: int | None = None,
    output_id: int | None = None,
) -> Here:
    """Return the thread at the address for the person who asks, or answer 404.

    Which names stand in the address says whose room is asked for it.
    """
    given = {"slug": slug, "number": number, "thread_id": thread_id, "output_id": output_id}
    names = {name: value for name, value in given.items() if value is not None}
    person = current_person()
    stand = STANDS[frozenset(names)]
    place = found(stand.find(person, **names))
    if place.is_over and request.method == "POST":
        raise concluded(place.group_name)
    address = url_for(f"discussions.{stand.prefix}show", **names)
    return Here(place.thread_id, place, place.reader(person), address)


def as_page(at: Here, draft: Draft, *, status: int = 200) -> Response:
    """Return the thread's own page with a draft in its form; the posts on it count as read."""
    talk = at.talk().with_draft(draft)
    remember(talk)
    return page("discussions/show.html", status=status, talk=talk, **_about(at))


def reply_form(at: Here, draft: Draft, *, status: int = 200) -> Response:
    """Return the form with the draft in it for htmx, else the whole page."""
    if not htmx.wants_fragment():
        return as_page(at, draft, status=status)
    return page("discussions/_reply.html", status=status, talk=at.talk().with_draft(draft))


def one_post(at: Here, post: Post, name: str, draft: Draft, *, status: int = 200) -> Response:
    """Return a post with a form in its place: the fragment for htmx, else the page around it."""
    talk = at.talk_of(post).with_draft(draft)
    if htmx.wants_fragment():
        return page(f"discussions/_{name}.html", status=status, talk=talk)
    return page(f"discussions/{name}.html", status=status, talk=talk, **_about(at))


def asked(at: Here, post: Post, verb: str) -> Answer:
    """Ask in the place of the post whether to do that; a removed one stays as it is."""
    return in_its_place(at, post) if post.removed_at else one_post(at, post, verb, Draft())


def in_its_place(at: Here, post: Post, *, new: int | None = None) -> Answer:
    """Return the post as it stands for htmx, else go to it in its thread.

    One that is `new` on the page stays so, with what it announces there.
    """
    if not htmx.wants_fragment():
        return htmx.go(at.at(post))
    talk = at.talk_of(post)
    return page("discussions/_post.html", talk=talk if new is None else talk.with_news(new))


def _about(at: Here) -> dict[str, object]:
    """Return what a page says of the thread's subject."""
    return {"about": at.place, "title": at.title, **_before(at)}


def _before(at: Here) -> dict[str, Any]:
    """Return what was said on the point in earlier sessions, the first one first."""
    if at.place.point_id is None:
        return {"before": [], "older": ""}
    told = said_before(at.reader.person, at.place.point_id)
    return {
        "before": [
            (one, talk_of_before(one.thread_id, one.posts, address=_address(one)))
            for one in told.sessions
        ],
        "older": url_for("groups.sessions", slug=at.place.group_slug) if told.more else "",
    }


def _address(one: Before) -> str:
    return url_for("discussions.show", slug=one.slug, number=one.number, thread_id=one.thread_id)
