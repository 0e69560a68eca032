"""Telling people of ideas: of new ones in the summary by mail, of answers at once."""

from __future__ import annotations

from cop.groups.telling import tell_circle
from cop.ideas.models import Idea
from cop.notices.actions import News, untell
from cop.notices.words import Told
from cop.people.models import Person


def path_of(idea: Idea) -> str:
    """Return the address of the idea's page on this site."""
    return f"/ideas/{idea.id}"


def tell_of_new(idea: Idea, *, by: Person | None) -> None:
    """Tell the circle of a new idea in the summary; for the whole site nobody is told."""
    if idea.group_id is None:
        return
    news = News(
        told=Told.IDEA_NOTED,
        key=_key(idea),
        group_id=idea.group_id,
        path=path_of(idea),
        given={"idea": idea.words, "by": by.name if by else ""},
    )
    tell_circle(news, by=by)


def untell_of_new(idea: Idea) -> None:
    """Take back what the summary would tell of it."""
    untell(_key(idea))


def _key(idea: Idea) -> str:
    return f"{Told.IDEA_NOTED.value}-{idea.id}"
