"""Saying whether one comes."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.kit import htmx
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.views.here import here, shown_again
from cop.sessions.words import reply_named


@bp.post("/groups/<slug>/sessions/<int:number>/reply")
@open_to(Open.PEOPLE)
def reply(slug: str, number: int) -> Answer:
    """Say whether one comes to the session, or to every one of its series."""
    at = here(slug, number)
    require(rules.takes_part(at.part))
    answer = reply_named(request.form.get("answer", ""))
    if at.session.series and request.form.get("for") == "series":
        actions.reply_to_series(at.session.series, signed_in(), answer)
    actions.reply(at.session, signed_in(), answer)
    if request.form.get("back") == "today":
        return htmx.go(url_for("home.today"))
    return shown_again(at, "replies")
