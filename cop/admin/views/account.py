"""One account as administrators see it, and what they do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.admin import actions, bp
from cop.admin.forms import HeirsForm, heirs_form
from cop.admin.named import names_of
from cop.audit.queries import entries
from cop.groups.queries import moderated_alone
from cop.kit import htmx
from cop.kit.addresses import public
from cop.kit.clock import now
from cop.kit.problems import Invalid, Problem
from cop.kit.templating import page
from cop.people.actions import LINK_LASTS
from cop.people.forms import SiteRoleForm
from cop.people.queries import devices_of, open_password_link, person_by_login, signed_in
from cop.people.words import Role
from cop.people.workplaces import current_workplaces

if TYPE_CHECKING:
    from cop.people.models import Person

LINES = 10


@bp.get("/admin/people/<login>")
@open_to(Open.ADMINISTRATORS)
def person(login: str) -> Response:
    """Show an account."""
    return _account_page(found(person_by_login(login)))


@bp.post("/admin/people/<login>/role")
@open_to(Open.ADMINISTRATORS)
def change_role(login: str) -> Answer:
    """Make somebody something else to the site."""
    person, form = found(person_by_login(login)), SiteRoleForm()
    if not form.validate():
        raise Invalid(_("There is no such role. Choose one from the menu."))
    try:
        actions.change_role(person, Role(form.role.data), by=signed_in())
    except Problem as problem:
        return _account_page(person, problem=problem)
    return _back_to(person)


@bp.post("/admin/people/<login>/password-link")
@open_to(Open.ADMINISTRATORS)
def make_link(login: str) -> Answer:
    """Make a link that sets the password and show it, this once."""
    person = found(person_by_login(login))
    try:
        token = actions.make_password_link(person, by=signed_in())
    except Problem as problem:
        return _account_page(person, problem=problem)
    link = public(url_for("people.password_by_link", token=token))
    return page("admin/link.html", person=person, link=link, until=now() + LINK_LASTS)


@bp.get("/admin/people/<login>/deactivate")
@open_to(Open.ADMINISTRATORS)
def deactivating(login: str) -> Response:
    """Ask whether the account is really to be closed."""
    person = found(person_by_login(login))
    return page("admin/deactivate.html", person=person, form=_heirs_form(person))


@bp.post("/admin/people/<login>/deactivate")
@open_to(Open.ADMINISTRATORS)
def deactivate(login: str) -> Answer:
    """Close an account, and give the circles that nobody else moderates to others."""
    person = found(person_by_login(login))
    form = _heirs_form(person)
    if not form.validate():
        return page("admin/deactivate.html", status=422, person=person, form=form)
    try:
        actions.deactivate(person, by=signed_in(), successors=form.chosen())
    except Invalid as problem:
        form.form_errors.append(str(problem))
        return page("admin/deactivate.html", status=422, person=person, form=form)
    except Problem as problem:
        return _account_page(person, problem=problem)
    flash(_("The account of %(name)s is closed.", name=person.name), "done")
    return _back_to(person)


@bp.post("/admin/people/<login>/reactivate")
@open_to(Open.ADMINISTRATORS)
def reactivate(login: str) -> Answer:
    """Open a closed account again."""
    person = found(person_by_login(login))
    actions.reactivate(person, by=signed_in())
    flash(_("%(name)s may sign in again.", name=person.name), "done")
    return _back_to(person)


def _heirs_form(person: Person) -> HeirsForm:
    alone = moderated_alone(signed_in(), person) if person.is_active else []
    return heirs_form(alone, may_rest=True)


def _back_to(person: Person) -> Answer:
    return htmx.go(url_for("admin.person", login=person.login))


def _account_page(person: Person, *, problem: Problem | None = None) -> Response:
    lines = entries(about=person, size=LINES).items
    return page(
        "admin/person.html",
        status=problem.status if problem else 200,
        person=person,
        form=SiteRoleForm(formdata=None, role=person.role.value),
        workplaces=current_workplaces([person.id])[person.id],
        devices=devices_of(person),
        link=open_password_link(person),
        lines=lines,
        names=names_of(signed_in(), lines),
        told={"person"},
        problem=str(problem) if problem else "",
    )
