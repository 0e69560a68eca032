"""Telling people of ideas: of new ones in the summary by mail, of answers at once."""

from __future__ import annotations

from sqlalchemy import select

from cop.db import db
from cop.groups.telling import tell_circle, tell_people
from cop.ideas.models import Idea, Second
from cop.notices.actions import News, reword, tell, untell
from cop.notices.words import THE_SITE, Level, Told
from cop.people.models import Person

ANSWERED = (
    Told.IDEA_POINT,
    Told.IDEA_SESSION,
    Told.IDEA_CIRCLE,
    Told.IDEA_DECLINED,
    Told.IDEA_DONE,
    Told.IDEA_MERGED,
)


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
        given=_given(idea, by),
    )
    tell_circle(news, by=by)


def reword_new(idea: Idea, *, by: Person | None) -> None:
    """Let the summary tell of it as it stands now."""
    reword(_key(idea), _given(idea, by))


def untell_all(idea: Idea) -> None:
    """Take back whatever was told of it: new, and answered once or more often."""
    answers = (
        _answer_key(idea, told, at) for told in ANSWERED for at in range(1, idea.version + 1)
    )
    untell(_key(idea), *answers)


def tell_of_answer(idea: Idea, told: Told, *, by: Person, seconders: bool = True) -> None:
    """Tell who noted it, by name or without one, and who seconds it what was answered."""
    nameless = select(Idea.nameless_by_id).where(Idea.id == idea.id)
    people = {idea.by_id or db.session.scalar(nameless)}
    if seconders:
        people |= set(db.session.scalars(select(Second.person_id).where(Second.idea_id == idea.id)))
    news = News(
        told=told,
        key=_answer_key(idea, told, idea.version),
        group_id=idea.group_id or THE_SITE,
        path="/ideas" if told is Told.IDEA_REMOVED else path_of(idea),
        given={"idea": idea.words, "reason": idea.answer},
    )
    wanted = [one for one in people if one is not None]
    if idea.group_id:
        tell_people(news, wanted, by=by)
    else:
        _tell_of_the_site(news, wanted, by=by)


def _tell_of_the_site(news: News, people: list[int], *, by: Person) -> None:
    active = select(Person.id).where(Person.id.in_(people), Person.deactivated_at.is_(None))
    theirs = db.session.scalars(active).all()
    tell(news, [(one, Level.SESSIONS) for one in theirs if one != by.id])


def _given(idea: Idea, by: Person | None) -> dict[str, str]:
    return {"idea": idea.words, "by": by.name if by else ""}


def _answer_key(idea: Idea, told: Told, version: int) -> str:
    return f"{told.value}-{idea.id}-{version}"


def _key(idea: Idea) -> str:
    return f"{Told.IDEA_NOTED.value}-{idea.id}"
