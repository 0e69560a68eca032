"""Making invitations, seeing what became of them, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import Response, current_app, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.groups.queries import group_seen_by, role_in
from cop.groups.standing import must_go_on
from cop.invitations import actions, bp, rules
from cop.invitations.forms import CircleInvitationForm, InvitationForm
from cop.invitations.queries import (
    invitation_of,
    invitations_of_group,
    invitations_to_site,
    sessions_for_guests,
    uses_of,
)
from cop.invitations.visiting import remove, visitor_of, visitors_by
from cop.kit import htmx
from cop.kit.addresses import public
from cop.kit.problems import TooMany
from cop.kit.templating import page
from cop.people.queries import signed_in
from cop.sessions.queries import guest_with, guests_of_group, session_seen_by

if TYPE_CHECKING:
    from cop.groups.models import Group
    from cop.invitations.models import Visitor
    from cop.sessions.models import Guest


@bp.get("/admin/invitations")
@open_to(Open.ADMINISTRATORS)
def to_site() -> Response:
    """List the invitations into the site, with a form for another."""
    return _site_page(InvitationForm(formdata=None))


@bp.post("/admin/invitations")
@open_to(Open.ADMINISTRATORS)
def invite_to_site() -> Answer:
    """Make an invitation into the site and show its link, this once."""
    form = InvitationForm()
    if not form.validate():
        return _site_page(form, status=422)
    said = _said(form)
    try:
        invitation, token = actions.invite(signed_in(), **said)
    except TooMany as problem:
        form.form_errors.append(str(problem))
        return _site_page(form, status=problem.status)
    return page("invitations/made_for_site.html", **_made(invitation, token, said["email"]))


@bp.get("/groups/<slug>/invitations")
@open_to(Open.PEOPLE)
def of_group(slug: str) -> Response:
    """List the invitations into a circle and its sessions, with a form for another."""
    group = _moderated(slug)
    wanted = request.args.get("session", 0, type=int)
    return _group_page(group, _form_for(group, formdata=None, session=wanted))


@bp.post("/groups/<slug>/invitations")
@open_to(Open.PEOPLE)
def invite_to_group(slug: str) -> Answer:
    """Make an invitation into a circle or one of its sessions and show its link, this once."""
    group = _moderated(slug)
    form = _form_for(group)
    if not form.validate():
        return _group_page(group, form, status=422)
    sessions = {one.number: one for one in sessions_for_guests(signed_in(), group)}
    session = sessions.get(form.session.data)
    said = _said(form)
    try:
        made = actions.invite(signed_in(), group=group, session=session, **said)
    except TooMany as problem:
        form.form_errors.append(str(problem))
        return _group_page(group, form, status=problem.status)
    return page("invitations/made.html", group=group, **_made(*made, said["email"]))


@bp.post("/invitations/<int:invitation_id>/withdraw")
@open_to(Open.PEOPLE)
def withdraw(invitation_id: int) -> Answer:
    """Take an invitation back; who came by it stays."""
    invitation = found(invitation_of(signed_in(), invitation_id))
    actions.withdraw(invitation, by=signed_in())
    flash(_("The invitation is withdrawn."), "done")
    if invitation.group is None:
        return htmx.go(url_for("invitations.to_site"))
    return htmx.go(url_for("invitations.of_group", slug=invitation.group.slug))


@bp.get("/groups/<slug>/sessions/<int:number>/guests/<login>/remove")
@open_to(Open.PEOPLE)
def removing_guest(slug: str, number: int, login: str) -> Response:
    """Ask whether the guest is really to leave the session."""
    guest = _guest(slug, number, login)
    return page("invitations/remove_guest.html", guest=guest, session=guest.session)


@bp.post("/groups/<slug>/sessions/<int:number>/guests/<login>/remove")
@open_to(Open.PEOPLE)
def remove_guest(slug: str, number: int, login: str) -> Answer:
    """End a guest's part in the session."""
    actions.remove_guest(_guest(slug, number, login), by=signed_in())
    return htmx.go(url_for("invitations.of_group", slug=slug))


@bp.get("/groups/<slug>/sessions/<int:number>/visitors/<int:visitor_id>/remove")
@open_to(Open.PEOPLE)
def removing_visitor(slug: str, number: int, visitor_id: int) -> Response:
    """Ask whether the visitor is really to leave the session."""
    visitor = _visitor(slug, number, visitor_id)
    invitation, session = visitor.invitation, visitor.session
    mailed = invitation.most == 1 and bool(invitation.email) and not rules.has_begun(session)
    return page("invitations/remove_visitor.html", visitor=visitor, session=session, mailed=mailed)


@bp.post("/groups/<slug>/sessions/<int:number>/visitors/<int:visitor_id>/remove")
@open_to(Open.PEOPLE)
def remove_visitor(slug: str, number: int, visitor_id: int) -> Answer:
    """End a visitor's part in the session."""
    remove(_visitor(slug, number, visitor_id), by=signed_in())
    return htmx.go(url_for("invitations.of_group", slug=slug))


def _moderated(slug: str) -> Group:
    group = found(group_seen_by(signed_in(), slug))
    must_go_on(group)
    require(rules.may_invite_to_circle(role_in(signed_in(), group)))
    return group


def _guest(slug: str, number: int, login: str) -> Guest:
    _moderated(slug)
    session = found(session_seen_by(signed_in(), slug, number))
    return found(guest_with(signed_in(), session, login))


def _visitor(slug: str, number: int, visitor_id: int) -> Visitor:
    _moderated(slug)
    session = found(session_seen_by(signed_in(), slug, number))
    return found(visitor_of(signed_in(), session, visitor_id))


def _form_for(group: Group, **given: Any) -> CircleInvitationForm:
    """Return the form that offers the circle and those of its sessions that take guests."""
    form = CircleInvitationForm(**given)
    offered = [(0, _("The circle, as a member"))]
    offered += [
        (one.number, _("One session: %(name)s", name=one.name))
        for one in sessions_for_guests(signed_in(), group)
    ]
    form.session.choices = offered
    if form.session.data not in dict(offered) and not form.is_submitted():
        form.session.data = 0
    return form


def _said(form: InvitationForm) -> dict[str, Any]:
    email = str(form.email.data or "") if _sends_mail() else ""
    note = form.note.data
    return {"days": form.days.data, "most": form.most.data, "note": note, "email": email}


def _sends_mail() -> bool:
    return bool(current_app.config["COP_SMTP_URL"])


def _made(invitation: object, token: str, mailed: str) -> dict[str, Any]:
    return {
        "invitation": invitation,
        "link": public(url_for("invitations.accepting", token=token)),
        "mailed": mailed,
    }


def _site_page(form: InvitationForm, *, status: int = 200) -> Response:
    invitations = invitations_to_site(signed_in())
    return page(
        "invitations/to_site.html",
        status=status,
        form=form,
        sends=_sends_mail(),
        invitations=invitations,
        uses=uses_of(invitations),
        visitors={},
    )


def _group_page(group: Group, form: CircleInvitationForm, *, status: int = 200) -> Response:
    invitations = invitations_of_group(signed_in(), group)
    return page(
        "invitations/of_group.html",
        status=status,
        group=group,
        form=form,
        sends=_sends_mail(),
        invitations=invitations,
        uses=uses_of(invitations),
        visitors=visitors_by(signed_in(), invitations),
        guests=guests_of_group(signed_in(), group),
    )
