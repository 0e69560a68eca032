"""Puts the notes and outcomes of a session together, point by point."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from cop.decisions.queries import decisions_of
from cop.followups.queries import follow_ups_of
from cop.minutes.actions import FixedPoint
from cop.minutes.queries import information_of, notes_of
from cop.outputs.compiling import CompiledPoint
from cop.sessions.models import AgendaItem, Session
from cop.sessions.queries import points_of
from cop.sessions.rules import Part
from cop.sessions.words import PointStatus

UNTOUCHED = (PointStatus.PROPOSED, PointStatus.DECLINED, PointStatus.WITHDRAWN)
Outcomes = dict[int, list[dict[str, Any]]]


def outcomes_of(part: Part, session: Session) -> Outcomes:
    """Return, by point id, what came out: information, decisions, then follow-ups.

    Each is {"kind", "text"}; a follow-up has "who" and "due" (ISO date or None) too.
    """
    found: Outcomes = defaultdict(list)
    for line in information_of(part, session):
        found[line.agenda_item_id].append({"kind": "information", "text": line.text})
    for decision in decisions_of(part.person, session):
        found[decision.agenda_item_id].append({"kind": "decision", "text": decision.text})
    for task in follow_ups_of(part.person, session):
        due = task.due.isoformat() if task.due else None
        found[task.agenda_item_id].append(
            {"kind": "follow-up", "text": task.what, "who": task.taken_by, "due": due}
        )
    return found


def fixed_points(part: Part, session: Session) -> list[FixedPoint]:
    """Return what the minutes keep: the summary, then every point that was on the agenda."""
    notes, outcomes = notes_of(part, session), outcomes_of(part, session)
    with force_locale(session.group.language):
        summary = FixedPoint(None, _("Summary"), notes.get(None))
    return [summary] + [
        FixedPoint(point, point.title, notes.get(point.id), outcomes.get(point.id, []))
        for point in _talked_about(part, session)
    ]


def compiled_points(part: Part, session: Session) -> list[CompiledPoint]:
    """Return the same for an output: title, Markdown and outcomes of what has any."""
    fixed_ones = fixed_points(part, session)
    summary = fixed_ones[0].note.source if fixed_ones[0].note else ""
    compiled = (
        CompiledPoint(
            title=fixed.title if fixed.point else "",
            notes=_notes_beside(fixed, summary),
            outcomes=fixed.outcomes,
        )
        for fixed in fixed_ones
    )
    return [one for one in compiled if one.notes.strip() or one.outcomes]


def _notes_beside(fixed: FixedPoint, summary: str) -> str:
    """Return the notes of a point, unless they stand in the summary already."""
    words = fixed.note.source if fixed.note else ""
    return "" if fixed.point and words.strip() in summary else words


def _talked_about(part: Part, session: Session) -> list[AgendaItem]:
    return [p for p in points_of(part.person, session) if p.status not in UNTOUCHED]
