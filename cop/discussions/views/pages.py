"""Reading a thread: its page, one post of it, and what is new for pages that poll."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions, bp
from cop.discussions.drafts import Draft
from cop.discussions.talk import Part, etag_of, remember
from cop.discussions.typists import is_of, told_of, with_typing
from cop.discussions.views.here import POST, THREAD, as_page, here, in_its_place, numbered
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in


@bp.get(THREAD)
@open_to(Open.VISITORS)
def show(slug: str, number: int, thread_id: int) -> Response:
    """Show the thread on a page of its own, where its posts have their permanent addresses."""
    return as_page(here(slug, number, thread_id), Draft(open=True))


@bp.get(f"{THREAD}/posts")
@open_to(Open.VISITORS)
def posts(slug: str, number: int, thread_id: int) -> Answer:
    """Answer a page that polls: the posts and who types, or of these what has changed, or 304."""
    at = here(slug, number, thread_id)
    if not htmx.wants_fragment():
        return htmx.go(at.address)
    since, version = request.args.get("since", 0, int), at.place.version
    part = Part(numbered("first"), numbered("last"))
    etag = etag_of(at.id, since, part, version=version, reader=at.reader)
    etag_now = with_typing(etag, at.place.typing)
    known = request.if_none_match
    if known.contains_weak(etag_now):
        return _for_polling(Response(status=304), etag_now)
    talk = None
    if not any(is_of(etag, one) for one in known.as_set(include_weak=True)):
        talk = at.talk_since(since, part, version=version)
        if not part.last:
            remember(talk)
    told = told_of(at.place.typing, at.id) if known or at.place.typing else None
    answer = page("discussions/_polled.html", talk=talk, told=told, thread=at.id)
    return _for_polling(answer, etag_now)


@bp.post(f"{THREAD}/type")
@open_to(Open.PEOPLE)
def tell_typing(slug: str, number: int, thread_id: int) -> Answer:
    """Let others know for some seconds that somebody writes a post, but not who."""
    at = here(slug, number, thread_id)
    require(at.reader.may_write)
    actions.tell_typing(at.id, by=signed_in())
    return Response(status=204)


@bp.get(POST)
@open_to(Open.VISITORS)
def post(slug: str, number: int, thread_id: int, post_id: int) -> Answer:
    """Show one post in its place."""
    at = here(slug, number, thread_id)
    return in_its_place(at, at.post(post_id))


def _for_polling(answer: Response, etag: str) -> Response:
    answer.set_etag(etag, weak=True)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
