"""All accounts, and adding one."""

from __future__ import annotations

from flask import Response, flash, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.admin import actions, bp
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.libraries.queries import library_names
from cop.people.forms import PersonForm
from cop.people.queries import people_listed, signed_in
from cop.people.words import Role
from cop.people.workplaces import current_workplaces

ROWS = 50
STATES = {"active": True, "closed": False}


@bp.get("/admin/people")
@open_to(Open.ADMINISTRATORS)
def people() -> Response:
    """List the accounts, or those that were searched for."""
    asked = {name: request.args.get(name, "") for name in ("q", "role", "state", "after")}
    found = people_listed(
        words=asked["q"],
        role=Role(asked["role"]) if asked["role"] in set(Role) else None,
        active=STATES.get(asked["state"]),
        after=asked["after"],
        size=ROWS,
    )
    workplaces = current_workplaces([person.id for person in found.items])
    return page("admin/people.html", people=found, workplaces=workplaces, asked=asked)


@bp.get("/admin/people/new")
@open_to(Open.ADMINISTRATORS)
def new_person() -> Response:
    """Ask who is to get an account."""
    spoken = str(get_locale())
    return _new_page(PersonForm(formdata=None, locale=spoken))


@bp.post("/admin/people")
@open_to(Open.ADMINISTRATORS)
def add_person() -> Answer:
    """Give somebody an account; its page offers the link for the password."""
    form = PersonForm()
    if not form.validate():
        return _new_page(form, status=422)
    try:
        person = actions.add_person(signed_in(), **_said(form))
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _new_page(form, status=problem.status)
    flash(_("%(name)s has an account now.", name=person.name), "done")
    return htmx.go(url_for("admin.person", login=person.login))


def _new_page(form: PersonForm, *, status: int = 200) -> Response:
    return page("admin/new_person.html", status=status, form=form, libraries=library_names())


def _said(form: PersonForm) -> dict[str, object]:
    """Return what the form says, as the action takes it."""
    return {
        "name": form.name.data,
        "email": form.email.data,
        "login": form.login.data,
        "library": form.library.data,
        "role": Role(form.role.data),
        "locale": form.locale.data,
    }
