"""Telling people of a session: its circle and its guests, or some of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, select

from cop.db import db
from cop.groups.telling import TAKING_PART, tell_circle, tell_people
from cop.groups.words import Kind, MemberRole
from cop.kit.clock import now
from cop.notices.actions import News
from cop.notices.words import Told
from cop.people.absences import away_on
from cop.people.models import Person
from cop.sessions.models import AgendaItem, Guest, Rsvp, Session
from cop.sessions.words import Reply


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


def tell_opened(session: Session, *, by: Person | None) -> None:
    """Tell all that the session is open; a mail invites to one that is ahead, unless the circle
    meets so often that a mail each time would be too many."""
    invites = session.starts_at > now() and not _is_often(session)
    news = news_of(session, Told.OPENED, when=when(session), place=session.place)
    tell_all(replace(news, at_once=invites), by=by)


def tell_all(
    news: News,
    *,
    by: Person | None,
    roles: Collection[MemberRole] = TAKING_PART,
    besides: Collection[int] = (),
) -> None:
    """Tell the circle of the session and its guests, except who did it.

    `besides`: ids of people who are left out. What is for its moderators alone is told by
    `tell_circle`, which knows no guests.
    """
    tell_circle(news, by=by, roles=roles, besides=besides)
    guests = select(Guest.person_id).where(Guest.session_id == news.session_id)
    found = [who for who in db.session.scalars(guests) if who not in besides]
    tell_people(news, found, by=by)


def tell_expected(news: News, session: Session, *, by: Person | None) -> None:
    """Tell all but those who answered that they do not come, to this session or to its series.

    An answer from before the time changed does not count.
    """
    tell_all(news, by=by, besides=declined(session))


def declined(session: Session) -> set[int]:
    """Return the ids of those whose answer that counts says that they do not come, or who are away.

    What somebody answered to the session itself counts more than that they are away.
    """
    answers = _answers(Rsvp.session_id == session.id)
    fresh = {who for who, answer in answers.items() if answer is not Reply.NEEDS_ACTION}
    gone = away_on(session.days) - fresh
    if session.series_id and session.recurrence_id == session.starts_at:
        answers = _answers(Rsvp.series_id == session.series_id) | answers
    return gone | {who for who, answer in answers.items() if answer is Reply.DECLINED}


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


def _is_often(session: Session) -> bool:
    """Say whether sessions like it are held several times a week."""
    if session.series is None:
        return session.kind is Kind.MORNING_TALK
    return session.series.parsed.is_often


def _answers(which: ColumnElement[bool]) -> dict[int, Reply]:
    """Return by person what was answered, where that counts still."""
    said = select(Rsvp.person_id, Rsvp.answer, Rsvp.stale).where(which)
    return {
        who: Reply.NEEDS_ACTION if stale else answer
        for who, answer, stale in db.session.execute(said)
    }


def when(session: Session) -> str:
    """Return when it begins, as the words of a notice hold it."""
    return session.starts_at.isoformat() if session.time_known else f"{session.starts_at:%Y-%m-%d}"


def when_and_where(session: Session) -> dict[str, str]:
    """Return when and in which way it is held, as the words of a notice hold it; never the link."""
    return {"when": when(session), "held": f"{session.mode.value} {session.place}"}


def tell_moved(session: Session, *, by: Person | None, closes_only: bool = False) -> None:
    """Tell all of another time, place or way, or of nothing but another closing in writing."""
    if session.in_writing and closes_only and session.ends_at is not None:
        told, given = Told.PROLONGED, {"until": session.ends_at.isoformat()}
    else:
        told, given = Told.MOVED, when_and_where(session)
    tell_all(news_of(session, told, str(session.version), **given), by=by)
