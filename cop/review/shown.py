"""How proposed wordings are spoken of on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from cop.kit.dates import short_day
from cop.minutes.words import OUTCOME_KINDS
from cop.review.words import Settlement
from cop.text import Span, difference, merge

if TYPE_CHECKING:
    from cop.review.models import Wording
    from cop.review.passages import Passage


def differing(old: str, new: str) -> tuple[list[Span], list[Span]]:
    """Return both texts in spans, with the words that the other has not the same marked."""
    return difference(old, new)


def proposed_text(wording: Wording, passage: Passage, base: str) -> str:
    """Return what taking the proposal over makes of the words as they stand now.

    `base` is the text that the proposal was made from; what changed since is kept as well.
    """
    if wording.objection:
        return passage.text
    if base == passage.text:
        return wording.source
    together = merge(base, passage.text, wording.source)
    return " ".join(together.split()) if wording.kind else together


def contested_title(wording: Wording) -> str:
    """Return the title of the point, and which kind of outcome it is if it is one."""
    item = wording.note.agenda_item
    title = item.title if item else _("Summary")
    return f"{title} ({OUTCOME_KINDS[wording.kind]})" if wording.kind else title


def settled_words(wording: Wording) -> str:
    """Return who proposed other words, what became of them, by whom and when, in a sentence."""
    said = {
        "by": wording.by.name,
        "day": short_day(wording.at),
        "who": wording.settled_by.name if wording.settled_by else _("somebody"),
        "when": short_day(wording.settled_at or wording.at),
        "reason": wording.answer,
    }
    if wording.objection:
        return _objection_settled(wording, said)
    if wording.settlement is Settlement.STRUCK:
        return _(
            "%(by)s proposed other words on %(day)s; %(who)s struck it all on %(when)s.",
            **said,
        )
    if wording.settlement is Settlement.TAKEN:
        return _(
            "%(by)s proposed other words on %(day)s; %(who)s took them over on %(when)s.", **said
        )
    if wording.settlement is Settlement.KEPT:
        return _(
            "%(by)s proposed other words on %(day)s; %(who)s kept the text on %(when)s: %(reason)s",
            **said,
        )
    if wording.settlement is Settlement.WITHDRAWN:
        return _("%(by)s proposed other words on %(day)s and withdrew them on %(when)s.", **said)
    return _("%(by)s proposed other words on %(day)s; they are not settled yet.", **said)


def _objection_settled(wording: Wording, said: dict[str, str]) -> str:
    if wording.settlement is Settlement.STRUCK:
        return _("%(by)s objected on %(day)s; %(who)s struck it on %(when)s.", **said)
    if wording.settlement is Settlement.TAKEN:
        return _("%(by)s objected on %(day)s; %(who)s made it right on %(when)s.", **said)
    if wording.settlement is Settlement.KEPT:
        return _("%(by)s objected on %(day)s; %(who)s kept it on %(when)s: %(reason)s", **said)
    if wording.settlement is Settlement.WITHDRAWN:
        return _("%(by)s objected on %(day)s and took that back on %(when)s.", **said)
    return _("%(by)s objected on %(day)s; it is not settled yet.", **said)


def settlement_words(wording: Wording) -> str:
    """Return what became of a wording, in a few words, without who did it."""
    said = {"name": wording.by.name, "title": contested_title(wording)}
    if wording.objection:
        return _objection_in_short(wording, said)
    if wording.settlement is Settlement.STRUCK:
        return _("“%(title)s” struck, with the words of %(name)s", **said)
    if wording.settlement is Settlement.TAKEN:
        return _("Words of %(name)s taken over for “%(title)s”", **said)
    if wording.settlement is Settlement.KEPT:
        return _("Text of “%(title)s” kept, against words of %(name)s", **said)
    return _("Words of %(name)s for “%(title)s” withdrawn", **said)


def _objection_in_short(wording: Wording, said: dict[str, str]) -> str:
    if wording.settlement is Settlement.STRUCK:
        return _("“%(title)s” struck, as %(name)s objected", **said)
    if wording.settlement is Settlement.TAKEN:
        return _("“%(title)s” made right, as %(name)s objected", **said)
    if wording.settlement is Settlement.KEPT:
        return _("“%(title)s” kept, against an objection of %(name)s", **said)
    return _("Objection of %(name)s to “%(title)s” taken back", **said)
