"""Two versions of minutes, point by point, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _

from cop.kit.dates import full_day
from cop.text import Span, difference

if TYPE_CHECKING:
    from cop.minutes.models import Minutes, MinutesPoint


@dataclass(frozen=True)
class Change:
    """A point that reads otherwise than before; both texts in spans, what differs marked.

    The texts begin with their titles only where the title itself is another.
    """

    title: str
    old: list[Span]
    new: list[Span]


def changes_between(older: Minutes, newer: Minutes) -> list[Change]:
    """Return the points that differ, in the order of the newer version; those gone come last."""
    before = {point.agenda_item_id: point for point in older.points}
    after = {point.agenda_item_id: point for point in newer.points}
    found = []
    for item in [*after, *(gone for gone in before if gone not in after)]:
        was, now = before.get(item), after.get(item)
        if _text(was) != _text(now):
            kept = bool(was and now and was.title == now.title)
            title = (now or before[item]).title
            found.append(Change(title, *difference(_text(was, not kept), _text(now, not kept))))
    return found


def outcome_words(outcome: dict[str, Any]) -> str:
    """Return an outcome as it was adopted: its words, then who is to do it, and by when."""
    more = [outcome.get("who") or ""]
    if outcome.get("due"):
        more.append(_("by %(day)s", day=full_day(date.fromisoformat(outcome["due"]))))
    said = ", ".join(word for word in more if word)
    return f"{outcome['text']} ({said})" if said else str(outcome["text"])


def _text(point: MinutesPoint | None, titled: bool = True) -> str:
    if point is None:
        return ""
    lines = [f"{_kind(one)}: {outcome_words(one)}" for one in point.outcomes]
    title = point.title if titled else ""
    return "\n".join([part for part in (title, point.source, *lines) if part])


def _kind(outcome: dict[str, Any]) -> str:
    known = {"information": _("Information"), "follow-up": _("Follow-up")}
    return known.get(outcome["kind"], _("Decision"))
