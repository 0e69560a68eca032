"""Naming a whole circle in a post, which tells all who take part; not again within the hour."""

from __future__ import annotations

from datetime import timedelta

from cop.access.throttle import count_attempt
from cop.chain.actions.spots import spot_of
from cop.discussions.models import Post
from cop.groups.telling import MODERATORS, TAKING_PART, tell_circle
from cop.kit.problems import TooMany
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.mentions import logins_in

CALLS = ("circle", "lingkar")  # in both languages, whatever the reader's
AN_HOUR = timedelta(hours=1)


def names_circle(source: str) -> bool:
    """Say whether a text names the circle; not in a quotation or in code."""
    return any(call in logins_in(source) for call in CALLS)


def call_circle(post: Post, *, by: Person) -> bool:
    """Tell those who take part that a new post names the circle, each as they wish.

    False, and nobody is told, where the person has named it in this discussion within the hour.
    Counting commits what was written so far: the post stands in either case.
    """
    if not names_circle(post.source):
        return True
    try:
        count_attempt("naming a circle", f"{post.thread_id} {by.id}", most=1, within=AN_HOUR)
    except TooMany:
        return False
    spot = spot_of(post)
    if spot is not None:
        name = "" if post.nameless else by.name
        news = spot.news(Told.CIRCLE_NAMED, f"named-{post.id}", by=name)
        tell_circle(news, by=by, roles=MODERATORS if spot.is_draft else TAKING_PART)
    return True
