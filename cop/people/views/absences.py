"""When one is away: said, corrected and removed among one's own settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash
from flask_babel import ngettext
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.audit.actions import record
from cop.duties.actions import heed_absence
from cop.kit import htmx
from cop.kit.addresses import url_for
from cop.kit.clock import today
from cop.kit.problems import Problem
from cop.kit.templating import page
from cop.people import actions, bp
from cop.people.absences import Days, absence_of, absences_of
from cop.people.forms import AbsenceForm
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.people.models import Absence


@bp.get("/me/absences")
@open_to(Open.PEOPLE)
def absences() -> Response:
    """Show when one is and was away, with the form that says more."""
    return _list_page(AbsenceForm(formdata=None))


@bp.post("/me/absences")
@open_to(Open.PEOPLE)
def say_absence() -> Answer:
    """Say that one is away."""
    form = AbsenceForm()
    if not form.validate():
        return _list_page(form, status=422)
    try:
        absence = actions.say_absence(signed_in(), form.said())
    except Problem as problem:
        form.form_errors.append(str(problem))
        return _list_page(form, status=problem.status)
    return _kept(absence)


@bp.get("/me/absences/<int:absence_id>/edit")
@open_to(Open.PEOPLE)
def edit_absence(absence_id: int) -> Response:
    """Show the form that corrects what was said, or removes it."""
    absence = _mine(absence_id)
    return _form_page(absence, AbsenceForm.about(absence))


@bp.post("/me/absences/<int:absence_id>/edit")
@open_to(Open.PEOPLE)
def correct_absence(absence_id: int) -> Answer:
    """Correct what was said; what was saved in another window is shown beside it."""
    absence, form = _mine(absence_id), AbsenceForm()
    if not form.validate():
        return _form_page(absence, form, status=422)
    before = Days(absence.first_day, absence.last_day)
    try:
        actions.correct_absence(absence, form.said(), version=form.version.data or 0)
    except Problem as problem:
        form.form_errors.append(str(problem))
        form.version.data, form.version.raw_data = absence.version, None
        return _form_page(absence, form, status=problem.status, clashes=True)
    return _kept(absence, before)


@bp.post("/me/absences/<int:absence_id>/remove")
@open_to(Open.PEOPLE)
def remove_absence(absence_id: int) -> Answer:
    """Remove what was said; the days, not the reason, stay in the audit log."""
    absence = _mine(absence_id)
    record("remove", "absence", absence.id, by=signed_in(), before=absence.days)
    actions.remove_absence(absence)
    return htmx.go(url_for("people.absences"))


def _mine(absence_id: int) -> Absence:
    """Return one of one's own, or answer 404: nobody reads or changes those of others here."""
    return found(absence_of(signed_in(), absence_id))


def _kept(absence: Absence, before: Days | None = None) -> Answer:
    """Tell the moderators of what the person had before them in these days, and go on."""
    if concerned := heed_absence(absence, before=before):
        flash(
            ngettext(
                "You have a duty in %(num)d session of these days. Its moderators are told.",
                "You have duties in %(num)d sessions of these days. Their moderators are told.",
                concerned,
            ),
            "info",
        )
    return htmx.go(url_for("people.absences", _anchor=f"absence-{absence.id}"))


def _list_page(form: AbsenceForm, *, status: int = 200) -> Response:
    person = signed_in()
    day, known = today(person.time_zone), absences_of(person)
    return page(
        "people/absences.html",
        status=status,
        form=form,
        day=day,
        ahead=[one for one in known if one.last_day >= day][::-1],
        past=[one for one in known if one.last_day < day],
    )


def _form_page(
    absence: Absence, form: AbsenceForm, *, status: int = 200, clashes: bool = False
) -> Response:
    return page("people/absence.html", status=status, form=form, absence=absence, clashes=clashes)
