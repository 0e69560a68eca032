"""Checking in by the code that is shown where a session is, from any place of the site."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from flask import Response, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.access.throttle import count_attempt, forget_attempts
from cop.kit import htmx
from cop.kit.addresses import public
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import actions, bp, rules
from cop.sessions.forms import FOUR_DIGITS, CodeForm
from cop.sessions.queries import part_of, running_with
from cop.sessions.views.here import live_address
from cop.sessions.words import Presence

if TYPE_CHECKING:
    from cop.sessions.models import Session

TRIED, MOST, WITHIN = "check-in code", 10, timedelta(minutes=10)  # of one person


@bp.get("/here")
@open_to(Open.PEOPLE)
def checking_in() -> Response:
    """Ask for the code; the one of a QR code stands in the field already."""
    form = CodeForm()
    told = request.args.get("code", "")
    form.code.data = told if FOUR_DIGITS.match(told) else ""
    return page("sessions/check_in.html", form=form)


@bp.post("/here")
@open_to(Open.PEOPLE)
def check_in_by_code() -> Answer:
    """Write the person down as present where the code is of a session of theirs that is on."""
    form, person = CodeForm(), signed_in()
    if not form.validate_on_submit():
        return page("sessions/check_in.html", status=422, form=form)
    count_attempt(TRIED, str(person.id), most=MOST, within=WITHIN)
    session = _meant(form.code.data or "")
    if session is None:
        words = _("None of your sessions that are on has this code. Look at it once more.")
        form.code.errors = [words]
        return page("sessions/check_in.html", status=422, form=form)
    remote = form.how.data == Presence.REMOTE
    how = Presence.REMOTE if remote else session.usual_presence
    actions.check_in_by_code(session, person, how)
    forget_attempts(TRIED, str(person.id))
    return htmx.go(live_address(session))


def code_address(code: str) -> str:
    """Return the whole address that a QR code leads to: the page above with the code in it."""
    return public(url_for("sessions.checking_in", code=code))


def _meant(code: str) -> Session | None:
    person = signed_in()
    found = running_with(person, code)
    return next((one for one in found if rules.takes_part(part_of(person, one))), None)
