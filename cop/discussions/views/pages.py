"""Reading a thread: its page, one post of it, and what is new for pages that poll."""

from __future__ import annotations

from typing import Any

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.discussions import actions
from cop.discussions.drafts import Draft
from cop.discussions.talk import Part, etag_of, remember
from cop.discussions.typists import is_of, told_of, with_typing
from cop.discussions.views.here import A_POST, as_page, everywhere, here, in_its_place, numbered
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in


@everywhere.get()
@open_to(Open.VISITORS)
def show(**address: Any) -> Response:
    """Show the thread on a page of its own, where its posts have their permanent addresses."""
    return as_page(here(**address), Draft(open=True))


@everywhere.get("/posts")
@open_to(Open.VISITORS)
def posts(**address: Any) -> Answer:
    """Answer a page that polls: the posts and who types, or of these what has changed, or 304."""
    at = here(**address)
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


@everywhere.post("/type")
@open_to(Open.PEOPLE)
def tell_typing(**address: Any) -> Answer:
    """Let others know for some seconds that somebody writes a post, but not who."""
    at = here(**address)
    require(at.reader.may_write)
    actions.tell_typing(at.id, by=signed_in())
    return Response(status=204)


@everywhere.get(A_POST)
@open_to(Open.VISITORS)
def post(post_id: int, **address: Any) -> Answer:
    """Show one post in its place."""
    at = here(**address)
    return in_its_place(at, at.post(post_id))


def _for_polling(answer: Response, etag: str) -> Response:
    answer.set_etag(etag, weak=True)
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer
