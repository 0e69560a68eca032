"""Sending the minutes for review, and confirming them."""

from __future__ import annotations

import re

from flask import request
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.kit import htmx
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.review import actions, bp
from cop.review.forms import LONGEST_REASON, SeenForm
from cop.sessions import rules
from cop.sessions.views.here import Here, here, session_page, shown_again

WHY_FIELD = re.compile(r"why-[0-9]{1,18}", re.ASCII)


@bp.post("/groups/<slug>/sessions/<int:number>/review/send")
@open_to(Open.PEOPLE)
def send(slug: str, number: int) -> Answer:
    """Send the minutes for review; asks why there are no notes on a point, where that is so."""
    at = here(slug, number)
    require(rules.may_settle(at.part))
    why = _why()
    try:
        actions.send_for_review(at.session, by=signed_in(), why=why)
    except actions.Unsaid as unsaid:
        return _ask_why(at, unsaid, why)
    return shown_again(at)


@bp.post("/groups/<slug>/sessions/<int:number>/review/confirm")
@open_to(Open.PEOPLE)
def confirm(slug: str, number: int) -> Answer:
    """Confirm the minutes, or those notes of them that the form names."""
    at = here(slug, number)
    require(rules.may_review(at.part))
    seen = SeenForm().revisions()
    actions.confirm(at.session, signed_in(), seen)
    return shown_again(at, request.form.get("anchor", "") if len(seen) == 1 else "review")


def _why() -> dict[int, str]:
    """Return what was typed as the word why, by point id."""
    return {
        int(name.removeprefix("why-")): value[:LONGEST_REASON]
        for name, value in request.form.items()
        if WHY_FIELD.fullmatch(name)
    }


def _ask_why(at: Here, unsaid: actions.Unsaid, why: dict[int, str]) -> Answer:
    sending = {"points": unsaid.points, "why": why, "asked": bool(why), "error": str(unsaid)}
    shown = session_page(at, sending=sending)
    if htmx.wants_fragment():
        return page("sessions/_session.html", status=422, **shown)
    return page("review/send.html", status=422, **shown)
