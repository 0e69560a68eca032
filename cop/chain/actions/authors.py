"""Telling the author of a post what others did with it, named or not, and nobody else."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from cop.chain.actions.spots import spot_of
from cop.discussions.models import Post
from cop.discussions.queries import author_id_of, thanked_since
from cop.groups.telling import tell_people
from cop.kit.clock import today
from cop.notices.actions import News, reword, untell
from cop.notices.words import Told
from cop.people.models import Person

MOST_THANKING = 3  # named in one notice
DAY_IN = "UTC"  # whose days thanks are gathered by, as posts are


def tell_of_thanks(post: Post, *, by: Person) -> None:
    """Tell the author who thanked for the post today, in one notice that grows with the day.

    Whoever wrote without a name is told as others are, and nobody else can see that they were.
    """
    news = _thanks_today(post)
    if news is not None:
        untell(news.key)
        _tell_author(post, news, by=by)


def untell_thanks(post: Post) -> None:
    """Take out of today's notice who has taken their thanks back."""
    news = _thanks_today(post)
    if news is None:
        return
    if news.given["by"]:
        reword(news.key, news.given)
    else:
        untell(news.key)


def tell_of_hiding(post: Post, *, by: Person) -> None:
    """Tell the author who hid the post and why."""
    spot = spot_of(post)
    if spot is not None:
        given = {"by": by.name, "reason": post.hidden_because}
        _tell_author(post, spot.news(Told.HIDDEN, _hiding(post), **given), by=by)


def untell_hiding(post: Post) -> None:
    """Take back what the author was told, now that the post is there again."""
    untell(_hiding(post))


def _thanks_today(post: Post) -> News | None:
    spot, day = spot_of(post), today(DAY_IN)
    if spot is None:
        return None
    names = thanked_since(post, datetime.combine(day, time(), ZoneInfo(DAY_IN)))
    more = max(len(names) - MOST_THANKING, 0)
    given = {"by": ", ".join(names[:MOST_THANKING]), "others": more or ""}
    return spot.news(Told.THANKED, f"thanks-{post.id}-{day}", **given)


def _tell_author(post: Post, news: News, *, by: Person) -> None:
    author_id = author_id_of(post)
    if author_id is not None:
        tell_people(news, [author_id], by=by)


def _hiding(post: Post) -> str:
    return f"hidden-{post.id}"
