"""Coming to one session without an account: the agenda, an answer, and being there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.invitations import bp, visiting
from cop.invitations.forms import VisitForm
from cop.invitations.queries import invitation_with
from cop.invitations.views.accepting import ended, invitation_page, kept_private, where_from
from cop.invitations.words import COMING, Coming
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.sessions.words import HERE, PRESENCES, Presence, Status

if TYPE_CHECKING:
    from cop.invitations.models import Visitor


@bp.post("/invitations/<token>/visit")
@open_to(Open.EVERYBODY)
def visit(token: str) -> Answer:
    """Let somebody in under their name, and lead them to an address of their own."""
    invitation, form = invitation_with(token), VisitForm()
    if invitation is None:
        return ended()
    if not form.validate():
        return invitation_page(invitation, token, visit=form, status=422)
    name, answer = str(form.visitor.data), Coming(form.answer.data)
    try:
        own = visiting.come(token, name, answer, address=where_from())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return invitation_page(invitation, token, visit=form, status=problem.status)
    return htmx.go(url_for("invitations.visitor", token=own))


@bp.get("/visitors/<token>")
@open_to(Open.EVERYBODY)
def visitor(token: str) -> Response:
    """Show a visitor the agenda of the one session, and what they answered."""
    found = visiting.visitor_with(token)
    return _page_of(found, token) if found else ended()


@bp.post("/visitors/<token>/answer")
@open_to(Open.EVERYBODY)
def answer(token: str) -> Answer:
    """Change the answer."""
    found, given = visiting.visitor_with(token), request.form.get("answer", "")
    if found is None:
        return ended()
    if given in set(Coming):
        visiting.answer_again(found, Coming(given))
        flash(_("Your answer is noted."), "done")
    return htmx.go(url_for("invitations.visitor", token=token))


@bp.post("/visitors/<token>/check-in")
@open_to(Open.EVERYBODY)
def check_in_visitor(token: str) -> Answer:
    """Write the visitor down as present."""
    found, how = visiting.visitor_with(token), request.form.get("how", "")
    if found is None:
        return ended()
    if how in {one.value for one in HERE}:
        visiting.check_in(found, Presence(how))
        flash(_("You are written down as present."), "done")
    return htmx.go(url_for("invitations.visitor", token=token))


def _page_of(found: Visitor, token: str) -> Response:
    session = found.session
    answer = page(
        "invitations/visitor.html",
        visitor=found,
        session=session,
        token=token,
        agenda=visiting.agenda_for_visitors(session),
        answers=COMING,
        is_on=session.status is Status.IN_PROGRESS,
        ways={how: PRESENCES[how] for how in HERE},
    )
    return kept_private(answer)
