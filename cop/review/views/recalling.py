"""Calling a review back."""

from __future__ import annotations

from flask import Response
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to, require
from cop.kit.problems import Refused
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.review import actions, bp
from cop.sessions import rules
from cop.sessions.forms import ReasonForm
from cop.sessions.views.here import here, shown_again

CALL_BACK = "/groups/<slug>/sessions/<int:number>/review/call-back"


@bp.get(CALL_BACK)
@open_to(Open.PEOPLE)
def calling_back(slug: str, number: int) -> Response:
    """Ask why the review is called back."""
    at = here(slug, number)
    require(rules.may_settle(at.part))
    return page("review/call_back.html", session=at.session, form=ReasonForm())


@bp.post(CALL_BACK)
@open_to(Open.PEOPLE)
def call_back(slug: str, number: int) -> Answer:
    """Let the notes be written again, while nobody has answered the review."""
    at = here(slug, number)
    require(rules.may_settle(at.part))
    form, status = ReasonForm(), 422
    if form.validate_on_submit():
        try:
            actions.call_back(at.session, by=signed_in(), reason=form.reason.data or "")
            return shown_again(at)
        except Refused as problem:
            form.form_errors.append(str(problem))
            status = problem.status
    return page("review/call_back.html", status=status, session=at.session, form=form)
