"""Makes the Markdown of an output from what a session's points hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import force_locale
from flask_babel import gettext as _

from cop.kit.dates import short_day


@dataclass(frozen=True)
class CompiledPoint:
    """One point: its title (empty for the summary), its notes as Markdown, and its outcomes.

    Each outcome is {"kind": "information" | "decision" | "follow-up", "text"}; a follow-up has
    "who" (a name) and "due" (ISO date or None) too.
    """

    title: str
    notes: str
    outcomes: list[dict[str, Any]] = field(default_factory=list)


def compile_notes(points: Sequence[CompiledPoint], language: str, *, level: int = 2) -> str:
    """Return the points as Markdown: a heading each, its notes, then its outcomes as a list.

    The words between are in the language.
    """
    with force_locale(language):
        return "\n\n".join(_section(point, level) for point in points)


def _section(point: CompiledPoint, level: int) -> str:
    heading = f"{'#' * level} {point.title}" if point.title else ""
    outcomes = "\n".join(f"- {_line(outcome)}" for outcome in point.outcomes)
    return "\n\n".join(part for part in (heading, point.notes.strip(), outcomes) if part)


def _line(outcome: dict[str, Any]) -> str:
    words = " ".join(outcome["text"].split())
    if outcome["kind"] == "decision":
        return f"**{_('Decision')}:** {words}"
    if outcome["kind"] == "information":
        return words
    due = date.fromisoformat(outcome["due"]) if outcome.get("due") else None
    by_when = _("by %(day)s", day=short_day(due)) if due else ""
    facts = ", ".join(fact for fact in (outcome.get("who"), by_when) if fact)
    return f"**{_('Follow-up')}:** {words}" + (f" ({facts})" if facts else "")
