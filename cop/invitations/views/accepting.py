"""Coming by an invitation: with an account in one press, without one by making it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, flash, request, url_for
from flask_babel import force_locale, get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.groups.queries import role_in
from cop.invitations import actions, bp
from cop.invitations.forms import SignUpForm, VisitForm
from cop.invitations.queries import invitation_used_by, invitation_with
from cop.invitations.visiting import agenda_for_visitors, takes_visitors
from cop.invitations.words import Purpose
from cop.kit import htmx
from cop.kit.problems import Invalid, Problem, Refused, TooMany
from cop.kit.templating import page
from cop.libraries.queries import library_names
from cop.people.actions import sign_in
from cop.people.queries import current_person
from cop.people.sign_in import keep_signed_in

if TYPE_CHECKING:
    from cop.invitations.models import Invitation
    from cop.people.models import Person
    from cop.sessions.models import Session


@bp.get("/invitations/<token>")
@open_to(Open.EVERYBODY)
def accepting(token: str) -> Answer:
    """Show into what the link lets, and how to come in."""
    person = current_person()
    if person and (used := invitation_used_by(person, token)):
        return htmx.go(_place(used))
    invitation = invitation_with(token)
    if invitation is None:
        return ended()
    return invitation_page(invitation, token)


@bp.post("/invitations/<token>/accept")
@open_to(Open.EVERYBODY)
def accept(token: str) -> Answer:
    """Let in who is signed in."""
    person = current_person()
    if person is None:
        return htmx.to_sign_in(_sign_in_and_back(token))
    try:
        invitation = actions.accept(token, person)
    except Refused:
        return ended()
    return _welcome(invitation)


@bp.post("/invitations/<token>/sign-up")
@open_to(Open.EVERYBODY)
def sign_up(token: str) -> Answer:
    """Make an account by the link, sign it in and let it in."""
    invitation = invitation_with(token)
    form = SignUpForm()
    if invitation is None:
        return _sent_twice(token, form) or ended()
    if not form.validate():
        return invitation_page(invitation, token, sign_up=form, status=422)
    try:
        person = actions.sign_up(token, address=where_from(), **_said(form))
    except Problem as problem:
        return _sent_twice(token, form) or _told(invitation, token, form, problem)
    return _let_in(person, invitation)


def _told(invitation: Invitation, token: str, form: SignUpForm, problem: Problem) -> Response:
    """Show the form again with what is wrong; nothing that was typed is lost but the password."""
    if isinstance(problem, Invalid):
        form.blame(problem)
    else:
        form.form_errors.append(str(problem))
    answer = invitation_page(invitation, token, sign_up=form, status=problem.status)
    if isinstance(problem, TooMany):
        answer.headers["Retry-After"] = str(problem.retry_after)
    return answer


def _sent_twice(token: str, form: SignUpForm) -> Answer | None:
    """Sign in who pressed twice: the first time made the account already."""
    email, password = str(form.email.data or ""), str(form.password.data or "")
    try:
        person = actions.came_already(token, email, password, address=where_from())
    except Problem:
        return None
    used = person and invitation_used_by(person, token)
    return _let_in(person, used) if person and used else None


def _let_in(person: Person, invitation: Invitation) -> Answer:
    device, token = sign_in(person, request.user_agent.string)
    keep_signed_in(device, token, remember=False)
    with force_locale(person.locale):
        return _welcome(invitation)


def _welcome(invitation: Invitation) -> Answer:
    if invitation.purpose is Purpose.CIRCLE and invitation.group:
        flash(_("Welcome to %(name)s.", name=invitation.group.name), "done")
    elif invitation.purpose is Purpose.SESSION and invitation.session:
        flash(_("Welcome. You are a guest of this session."), "done")
    else:
        flash(_("Welcome. Your account is ready."), "done")
    return htmx.go(_place(invitation))


def _place(invitation: Invitation) -> str:
    """Return the address of what the invitation lets into."""
    if invitation.session is not None and invitation.group is not None:
        number = invitation.session.number
        return url_for("sessions.show", slug=invitation.group.slug, number=number)
    if invitation.group is not None:
        return url_for("groups.show", slug=invitation.group.slug)
    return url_for("home.today")


def invitation_page(
    invitation: Invitation,
    token: str,
    *,
    sign_up: SignUpForm | None = None,
    visit: VisitForm | None = None,
    status: int = 200,
) -> Response:
    """Show into what the link lets, with the forms as they were sent."""
    person = current_person()
    group = invitation.group
    answer = page(
        "invitations/accept.html",
        status=status,
        invitation=invitation,
        session=invitation.session,
        group=group,
        token=token,
        form=sign_up or _blank(),
        visit=visit or VisitForm(formdata=None),
        **_visited(invitation.session),
        libraries=[] if person else library_names(),
        person=person,
        belongs=bool(person and group and role_in(person, group)),
        place=_place(invitation),
        sign_in=_sign_in_and_back(token),
    )
    return kept_private(answer)


def _visited(session: Session | None) -> dict[str, Any]:
    """Return what somebody without an account reads of the session, and whether they may come."""
    if session is None:
        return {"agenda": [], "visitable": False}
    return {"agenda": agenda_for_visitors(session), "visitable": takes_visitors(session)}


def ended() -> Response:
    """Say the same of every link that lets nobody in, whatever the reason."""
    return kept_private(page("invitations/ended.html", status=404))


def kept_private(answer: Response) -> Response:
    """Let no browser keep a page whose address is a secret."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _blank() -> SignUpForm:
    return SignUpForm(formdata=None, locale=str(get_locale()))


def _said(form: SignUpForm) -> dict[str, Any]:
    names = ("name", "email", "login", "library", "password", "locale")
    return {name: form[name].data or "" for name in names}


def _sign_in_and_back(token: str) -> str:
    back = url_for("invitations.accepting", token=token)
    return url_for("people.sign_in", next=back)


def where_from() -> str:
    """Return the address in the network from which the request came."""
    return request.remote_addr or ""
