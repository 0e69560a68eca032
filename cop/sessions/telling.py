"""Telling people of a session: its circle and its guests, or some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import select

from cop.db import db
from cop.groups.telling import TAKING_PART, tell_circle, tell_people
from cop.groups.words import MemberRole
from cop.notices.actions import News
from cop.notices.words import Told
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Session


def path_of(session: Session) -> str:
    """Return the address of the session's page on this site."""
    return f"/groups/{session.group.slug}/sessions/{session.number}"


def news_of(session: Session, told: Told, key: str = "", **given: Any) -> News:
    """Return what happened to a session; told once, or once per key."""
    return News(
        told=told,
        key=f"{told.value}-{session.id}{key and '-'}{key}",
        group_id=session.group_id,
        path=path_of(session),
        session_id=session.id,
        given={"session": session.name, **given},
    )


def tell_all(news: News, *, by: Person | None, roles: Collection[MemberRole] = TAKING_PART) -> None:
    """Tell the circle of the session and its guests, except who did it."""
    tell_circle(news, by=by, roles=roles)
    guests = select(Guest.person_id).where(Guest.session_id == news.session_id)
    tell_people(news, db.session.scalars(guests).all(), by=by)


def tell_some(news: News, people: Iterable[int | None], *, by: Person | None) -> None:
    """Tell those of the people who are there, except who did it."""
    tell_people(news, (who for who in people if who is not None), by=by)


def tell_proposer(point: AgendaItem, told: Told, *, by: Person | None) -> None:
    """Tell who proposed the point, by name or without one, what was answered."""
    nameless = select(AgendaItem.nameless_by_id).where(AgendaItem.id == point.id)
    whose = point.proposed_by_id or db.session.scalar(nameless)
    session, slug = point.session, point.group.slug
    news = News(
        told=told,
        key=f"{told.value}-{point.id}",
        group_id=point.group_id,
        path=f"{path_of(session)}#point-{point.id}" if session else f"/groups/{slug}/backlog",
        session_id=point.session_id,
        given={"point": point.title, "reason": point.answer},
    )
    tell_some(news, [whose], by=by)


def when(session: Session) -> str:
    """Return when it begins, as the words of a notice hold it."""
    return session.starts_at.isoformat() if session.time_known else f"{session.starts_at:%Y-%m-%d}"
