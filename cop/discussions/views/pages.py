"""Reading a thread: its page, one post of it, and the posts for pages that poll."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.discussions import bp
from cop.discussions.drafts import Draft
from cop.discussions.talk import etag_of, remember, talk_since
from cop.discussions.views.here import POST, THREAD, as_page, here, in_its_place
from cop.kit import htmx
from cop.kit.templating import page


@bp.get(THREAD)
@open_to(Open.VISITORS)
def show(slug: str, number: int, thread_id: int) -> Response:
    """Show the thread on a page of its own, where its posts have their permanent addresses."""
    return as_page(here(slug, number, thread_id), Draft(open=True))


@bp.get(f"{THREAD}/posts")
@open_to(Open.VISITORS)
def posts(slug: str, number: int, thread_id: int) -> Answer:
    """Answer a page that polls: the posts, or 304 where nothing in them has changed."""
    at = here(slug, number, thread_id)
    if not htmx.wants_fragment():
        return htmx.go(at.address)
    since, version = request.args.get("since", 0, int), at.place.version
    etag = etag_of(at.id, since, version=version, reader=at.reader)
    if request.if_none_match.contains_weak(etag):
        return _for_polling(Response(status=304), etag)
    talk = talk_since(at.id, since, version=version, reader=at.reader, address=at.address)
    remember(talk)
    return _for_polling(page("discussions/_posts.html", talk=talk), etag)


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
