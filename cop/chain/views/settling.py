"""Adopting, closing, reopening, the reason for no output, and the next session."""

from __future__ import annotations

from flask import Response, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.chain import actions, bp
from cop.kit import htmx
from cop.kit.problems import Invalid
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions import rules
from cop.sessions.forms import ReasonForm
from cop.sessions.views.here import address, here, shown_again

LONGEST_REASON = 500


@bp.post("/groups/<slug>/sessions/<int:number>/adopt")
@open_to(Open.PEOPLE)
def adopt(slug: str, number: int) -> Answer:
    """Adopt the minutes; where nothing is missing, the session is closed with it."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    actions.adopt_and_close(at.part, at.session)
    return shown_again(at)


@bp.post("/groups/<slug>/sessions/<int:number>/close")
@open_to(Open.PEOPLE)
def close(slug: str, number: int) -> Answer:
    """Close the session through its gate."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    actions.close(at.part, at.session)
    return shown_again(at)


@bp.post("/groups/<slug>/sessions/<int:number>/no-output")
@open_to(Open.PEOPLE)
def no_output(slug: str, number: int) -> Answer:
    """Say why the session has no output."""
    at = here(slug, number)
    require(rules.may_keep_notes(at.part))
    reason = " ".join(request.form.get("reason", "").split())
    if len(reason) > LONGEST_REASON:
        raise Invalid(_("Please shorten this to 500 letters."))
    actions.give_reason_for_no_output(at.session, reason)
    return shown_again(at, "output")


@bp.post("/groups/<slug>/sessions/<int:number>/next")
@open_to(Open.PEOPLE)
def next_session(slug: str, number: int) -> Answer:
    """Make the session that follows this one, or go to it."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    made = actions.next_session(at.session, by=signed_in())
    return htmx.go(address(made))


@bp.get("/groups/<slug>/sessions/<int:number>/reopen")
@open_to(Open.PEOPLE)
def reopening(slug: str, number: int) -> Response:
    """Ask why the session is reopened."""
    at = here(slug, number)
    require(rules.may_reopen(at.part, at.session))
    return page("chain/reopen.html", session=at.session, form=ReasonForm())


@bp.post("/groups/<slug>/sessions/<int:number>/reopen")
@open_to(Open.PEOPLE)
def reopen(slug: str, number: int) -> Answer:
    """Let the notes of a closed session be changed again, with a reason."""
    at = here(slug, number)
    require(rules.may_plan(at.part))
    form = ReasonForm()
    if not form.validate_on_submit():
        return page("chain/reopen.html", status=422, session=at.session, form=form)
    actions.reopen(at.session, by=signed_in(), reason=form.reason.data or "")
    return shown_again(at)
