"""Where somebody works and worked: told, corrected, ended and removed on their page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to, require
from cop.audit.actions import record
from cop.kit import htmx
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.libraries.queries import choice_of, library_names
from cop.people import actions, bp
from cop.people.forms import AffiliationForm
from cop.people.queries import affiliation_of, person_by_login, signed_in
from cop.people.rules import may_keep_affiliations

if TYPE_CHECKING:
    from cop.people.models import Affiliation, Person


@dataclass(frozen=True)
class Here:
    """Whose page it is, which affiliation the address names, and who asks."""

    person: Person
    affiliation: Affiliation | None
    asker: Person

    @property
    def named(self) -> Affiliation:
        """Return the affiliation, or answer 404."""
        return found(self.affiliation)


def here(login: str, affiliation_id: int = 0) -> Here:
    """Return what the address names for somebody who may keep it; 404 or 403 for others."""
    person, asker = found(person_by_login(login)), signed_in()
    affiliation = affiliation_of(person, affiliation_id) if affiliation_id else None
    found(person if affiliation or not affiliation_id else None)
    require(may_keep_affiliations(asker, person))
    return Here(person, affiliation, asker)


@bp.get("/people/<login>/affiliations/new")
@open_to(Open.PEOPLE)
def new_affiliation(login: str) -> Response:
    """Show the form that says where somebody works."""
    return _form_page(here(login), AffiliationForm(formdata=None))


@bp.post("/people/<login>/affiliations")
@open_to(Open.PEOPLE)
def add_affiliation(login: str) -> Answer:
    """Say where somebody works."""
    at, form = here(login), AffiliationForm()
    if not form.validate():
        return _form_page(at, form, status=422)
    affiliation = actions.affiliate(at.person, form.said())
    _log("add", at, affiliation)
    return _kept(at, affiliation)


@bp.get("/people/<login>/affiliations/<int:affiliation_id>/edit")
@open_to(Open.PEOPLE)
def edit_affiliation(login: str, affiliation_id: int) -> Response:
    """Show the form that corrects what was said."""
    at = here(login, affiliation_id)
    known = at.named.library
    library = choice_of(known) if known else at.named.place
    return _form_page(at, AffiliationForm.about(at.named, library=library))


@bp.post("/people/<login>/affiliations/<int:affiliation_id>/edit")
@open_to(Open.PEOPLE)
def change_affiliation(login: str, affiliation_id: int) -> Answer:
    """Correct what was said; what somebody else changed meanwhile is shown beside it."""
    at, form = here(login, affiliation_id), AffiliationForm()
    if not form.validate():
        return _form_page(at, form, status=422)
    before = at.named.told
    try:
        actions.correct_affiliation(at.named, form.said(), version=form.version.data or 0)
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = at.named.version, None
        return _form_page(at, form, status=problem.status, there=at.named.told)
    _log("change", at, at.named, before)
    return _kept(at, at.named)


@bp.post("/people/<login>/affiliations/<int:affiliation_id>/end")
@open_to(Open.PEOPLE)
def end_affiliation(login: str, affiliation_id: int) -> Answer:
    """Let it end today; it stays on the page as what was."""
    at = here(login, affiliation_id)
    before = at.named.told
    actions.end_affiliation(at.named)
    _log("end", at, at.named, before)
    flash(_("It ended today. It stays on the page as what was."), "done")
    return htmx.go(_address(at.person))


@bp.get("/people/<login>/affiliations/<int:affiliation_id>/remove")
@open_to(Open.PEOPLE)
def removing_affiliation(login: str, affiliation_id: int) -> Response:
    """Ask whether it is really to be removed."""
    at = here(login, affiliation_id)
    return page("people/remove_affiliation.html", person=at.person, affiliation=at.named)


@bp.post("/people/<login>/affiliations/<int:affiliation_id>/remove")
@open_to(Open.PEOPLE)
def remove_affiliation(login: str, affiliation_id: int) -> Answer:
    """Remove what was never so."""
    at = here(login, affiliation_id)
    _log("remove", at, at.named, at.named.told)
    actions.remove_affiliation(at.named)
    return htmx.go(_address(at.person))


def _log(verb: str, at: Here, affiliation: Affiliation, before: str = "") -> None:
    """Leave a line where it was removed, or done by somebody else's hand."""
    if verb == "remove" or at.asker.id != at.person.id:
        told = f"{at.person.login}: {before}" if before else at.person.login
        record(verb, "affiliation", affiliation.id, by=at.asker, before=told, about=at.person.id)


def _kept(at: Here, affiliation: Affiliation) -> Answer:
    if affiliation.library_id is None:
        flash(
            _(
                "“%(name)s” is not on the list of libraries yet. It is kept as you wrote it, and "
                "an administrator will see to it.",
                name=affiliation.library_name,
            ),
            "info",
        )
    return htmx.go(_address(at.person, f"affiliation-{affiliation.id}"))


def _address(person: Person, anchor: str = "") -> str:
    return url_for("people.show", login=person.login, _anchor=anchor or None)


def _form_page(at: Here, form: AffiliationForm, *, status: int = 200, there: str = "") -> Response:
    return page(
        "people/affiliation.html",
        status=status,
        form=form,
        person=at.person,
        affiliation=at.affiliation,
        names=library_names(),
        there=there,
    )
