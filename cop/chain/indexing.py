"""What the archive finds of a session: itself, its minutes point by point, its decisions."""

from __future__ import annotations

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from sqlalchemy import select

from cop import text
from cop.db import db
from cop.decisions.models import Decision
from cop.minutes.models import Minutes, MinutesPoint
from cop.search.actions import forget, index
from cop.search.words import DocKind
from cop.sessions.models import Session, SessionSubject
from cop.subjects.queries import names_for_search


def index_session(session: Session, minutes: Minutes) -> None:
    """Put the session, its adopted minutes and its decisions into the search index, anew."""
    for kind in (DocKind.SESSION, DocKind.MINUTES):
        forget(kind, session.id)
    subjects, names = names_for_search(SessionSubject, session.id)
    overview = "\n".join((_overview(minutes), *names))
    _add(DocKind.SESSION, session, title=session.name, body=overview, subjects=subjects)
    for point in minutes.points:
        if _words(point).strip():
            _add(
                DocKind.MINUTES,
                session,
                part=point.agenda_item_id or 0,
                title=point.title if point.agenda_item_id else session.name,
                body=_words(point),
                subjects=subjects,
            )
    for decision in db.session.scalars(select(Decision).where(Decision.session_id == session.id)):
        _add_decision(session, decision, subjects)


def address(session: Session, point_id: int | None = None) -> str:
    """Return the session's path within the site, or that of one of its points."""
    anchor = f"#point-{point_id}" if point_id else ""
    return f"/groups/{session.group.slug}/sessions/{session.number}{anchor}"


def _add(
    kind: DocKind,
    session: Session,
    *,
    title: str,
    body: str,
    subjects: Sequence[int],
    part: int = 0,
) -> None:
    index(
        kind,
        session.id,
        part,
        whole=session.id,
        group_id=session.group_id,
        date=session.starts_at.astimezone(ZoneInfo(session.tzid)).date(),
        language=None,
        title=title,
        body=body,
        path=address(session, part or None),
        subjects=subjects,
        facts={"group": session.group.name, "number": session.number, "session": session.name},
    )


def _add_decision(session: Session, decision: Decision, subjects: Sequence[int]) -> None:
    forget(DocKind.DECISION, decision.id)
    index(
        DocKind.DECISION,
        decision.id,
        0,
        whole=session.id,
        group_id=session.group_id,
        date=session.starts_at.astimezone(ZoneInfo(session.tzid)).date(),
        language=None,
        title=decision.agenda_item.title,
        body=decision.text,
        path=address(session, decision.agenda_item_id),
        subjects=subjects,
        facts={"group": session.group.name, "number": session.number, "session": session.name},
    )


def _overview(minutes: Minutes) -> str:
    return "\n".join(point.title for point in minutes.points if point.agenda_item_id)


def _words(point: MinutesPoint) -> str:
    outcomes = "\n".join(outcome["text"] for outcome in point.outcomes)
    return f"{text.plain_text(point.html)}\n{outcomes}"
