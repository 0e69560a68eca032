"""Two versions of minutes, point by point, word by word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cop.kit.dates import full_day
from cop.minutes.words import OUTCOME_KINDS
from cop.text import Compared, compared

if TYPE_CHECKING:
    from cop.minutes.models import Minutes, MinutesPoint


def changes_between(older: Minutes, newer: Minutes) -> list[Compared]:
    """Return the points that differ, in the order of the newer version; those gone come last.

    Their texts begin with their titles only where the title itself is another.
    """
    before = {point.agenda_item_id: point for point in older.points}
    after = {point.agenda_item_id: point for point in newer.points}
    points = [*after, *(gone for gone in before if gone not in after)]
    return compared(_texts(before.get(point), after.get(point)) for point in points)


def outcome_words(outcome: dict[str, Any]) -> str:
    """Return an outcome as it was adopted: its words, then who is to do it, and by when."""
    more = [outcome.get("who") or ""]
    if outcome.get("due"):
        more.append(_("by %(day)s", day=full_day(date.fromisoformat(outcome["due"]))))
    said = ", ".join(word for word in more if word)
    return f"{outcome['text']} ({said})" if said else str(outcome["text"])


def _texts(was: MinutesPoint | None, now: MinutesPoint | None) -> tuple[str, str, str]:
    point = now or was
    title = point.title if point else ""
    another = not (was and now and was.title == now.title)
    return title, _text(was, another), _text(now, another)


def _text(point: MinutesPoint | None, titled: bool) -> str:
    if point is None:
        return ""
    lines = [f"{OUTCOME_KINDS[one['kind']]}: {outcome_words(one)}" for one in point.outcomes]
    title = point.title if titled else ""
    return "\n".join([part for part in (title, point.source, *lines) if part])
