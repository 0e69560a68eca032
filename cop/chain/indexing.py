"""What the archive finds of a session: itself, its minutes point by point, its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from cop import text
from cop.db import db
from cop.db.unit import lock
from cop.decisions.models import Decision
from cop.minutes.models import Minutes, MinutesPoint
from cop.search.actions import Findable, forget, index
from cop.search.words import DocKind
from cop.sessions.models import AgendaItem, Session, SessionSubject
from cop.sessions.words import Status
from cop.subjects.queries import names_for_search


def index_session(session: Session, minutes: Minutes) -> None:
    """Put the session, its adopted minutes and its decisions into the search index, anew."""
    for kind in (DocKind.SESSION, DocKind.MINUTES):
        forget(kind, session.id)
    subjects, names = names_for_search(SessionSubject, session.id)
    speakers = _speakers(session)
    overview = " · ".join(_titles(minutes))  # divided so that a result can show them in one line
    index(replace(_text(session, subjects), body=overview, names=names))
    for point in minutes.points:
        if _words(point).strip():
            said = _text(session, subjects, speakers.get(point.agenda_item_id or 0, ""))
            index(_of_point(said, session, point))
    for decision in db.session.scalars(select(Decision).where(Decision.session_id == session.id)):
        forget(DocKind.DECISION, decision.id)
        said = _text(session, subjects, speakers.get(decision.agenda_item_id, ""))
        index(_of_decision(said, session, decision))


def naming(person_id: int) -> Sequence[int]:
    """Return the ids of the sessions whose scribe or facilitator, or a presenter, the person is."""
    presented = select(AgendaItem.session_id).where(AgendaItem.presenter_id == person_id)
    named = (Session.scribe_id == person_id, Session.facilitator_id == person_id)
    wanted = select(Session.id).where(or_(*named, Session.id.in_(presented)))
    return db.session.scalars(wanted.order_by(Session.id)).all()


def sessions_of(group_id: int) -> Sequence[int]:
    """Return the ids of the circle's sessions, most of which bear its name."""
    wanted = select(Session.id).where(Session.group_id == group_id)
    return db.session.scalars(wanted.order_by(Session.id)).all()


def index_again(session_id: int) -> None:
    """Index the session by its newest minutes, if it has any.

    One that was reopened stays as it was found before: its next adoption indexes it, and until
    then what is written in it is for its circle.
    """
    session = db.session.get(Session, session_id)
    if session is None:
        return
    lock(session)
    if session.status not in (Status.ADOPTED, Status.CLOSED):
        return
    newest = select(Minutes).where(Minutes.session_id == session_id)
    minutes = db.session.scalar(newest.order_by(Minutes.version.desc()).limit(1))
    if minutes is not None:
        index_session(session, minutes)


def address(session: Session, point_id: int | None = None) -> str:
    """Return the session's path within the site, or that of one of its points."""
    anchor = f"#point-{point_id}" if point_id else ""
    return f"/groups/{session.group.slug}/sessions/{session.number}{anchor}"


def _text(session: Session, subjects: Sequence[int], speaker: str = "") -> Findable:
    """Return what all texts of the session have in common, as that of the session itself."""
    authors = _authors(session, speaker)
    return Findable(
        kind=DocKind.SESSION,
        ref=session.id,
        whole=session.id,
        group_id=session.group_id,
        date=session.starts_at.astimezone(ZoneInfo(session.tzid)).date(),
        language=None,
        title=session.name,
        body="",
        path=address(session),
        subjects=subjects,
        authors=authors,
        facts=_facts(session, authors),
    )


def _of_point(said: Findable, session: Session, point: MinutesPoint) -> Findable:
    """Return the minutes of a point; those of none are the session's summary."""
    ref = point.agenda_item_id
    title = point.title if ref else said.title
    path = address(session, ref)
    kind = DocKind.MINUTES
    return replace(said, kind=kind, part=ref or 0, title=title, body=_words(point), path=path)


def _of_decision(said: Findable, session: Session, decision: Decision) -> Findable:
    path = address(session, decision.agenda_item_id)
    title, body = decision.agenda_item.title, decision.text
    return replace(said, kind=DocKind.DECISION, ref=decision.id, title=title, body=body, path=path)


def _speakers(session: Session) -> dict[int, str]:
    """Return, by the point's id, who presented it; nobody where the agenda names nobody."""
    points = db.session.scalars(
        select(AgendaItem)
        .options(joinedload(AgendaItem.presenter))
        .where(AgendaItem.session_id == session.id)
    )
    return {point.id: point.presented_by for point in points}


def _authors(session: Session, speaker: str) -> list[str]:
    """Return whose text it is: of the scribe, or else the facilitator, and of who presented."""
    wrote = session.scribe or session.facilitator
    return list(dict.fromkeys(filter(None, (speaker, wrote.name if wrote else ""))))


def _facts(session: Session, authors: Sequence[str]) -> dict[str, Any]:
    return {
        "group": session.group.name,
        "number": session.number,
        "session": session.name,
        "authors": list(authors),
    }


def _titles(minutes: Minutes) -> list[str]:
    return [point.title for point in minutes.points if point.agenda_item_id]


def _words(point: MinutesPoint) -> str:
    outcomes = "\n".join(outcome["text"] for outcome in point.outcomes)
    return f"{text.plain_text(point.html)}\n{outcomes}"
