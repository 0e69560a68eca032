"""Pages about people: signing in and out, passwords, settings, profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, current_app, flash, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, found, open_to
from cop.groups.queries import groups_shared
from cop.kit import htmx
from cop.kit.clock import now
from cop.kit.problems import Invalid, Problem, Refused, TooMany
from cop.kit.templating import THEMES, page
from cop.people import actions, bp
from cop.people.forms import ChangePasswordForm, NewPasswordForm, ProfileForm, SignInForm
from cop.people.queries import (
    affiliations_of,
    current_person,
    password_link,
    person_by_login,
    signed_in,
    subjects_of,
)
from cop.people.rules import may_keep_affiliations
from cop.people.sign_in import forget, keep_signed_in, this_device
from cop.people.views.devices import shown_devices
from cop.people.way_back import way_back
from cop.people.words import LANGUAGES, ROLES, Role
from cop.people.workplaces import current_workplaces, this_day

if TYPE_CHECKING:
    from cop.people.models import Person


A_YEAR = 365 * 24 * 3600


@bp.get("/login")
@open_to(Open.EVERYBODY)
def sign_in() -> Answer:
    """Ask who it is."""
    if current_person():
        return htmx.go(way_back())
    return _ask_to_sign_in(SignInForm(formdata=None))


@bp.post("/login")
@open_to(Open.EVERYBODY)
def sign_in_now() -> Answer:
    """Let in whoever knows the password."""
    form = SignInForm()
    if not form.validate():
        return _ask_to_sign_in(form, status=422)
    typed, password = str(form.login.data), str(form.password.data)
    try:
        person = actions.recognise(typed, password, address=request.remote_addr or "")
    except TooMany as fault:
        form.form_errors.append(str(fault))
        return _ask_to_sign_in(form, status=429, wait=fault.retry_after)
    except Problem as fault:
        form.form_errors.append(str(fault))
        return _ask_to_sign_in(form, status=fault.status)
    if person is None:
        form.form_errors.append(_("This login and this password do not belong together."))
        return _ask_to_sign_in(form, status=422)
    return _let_in(person, remember=bool(form.remember.data))


@bp.post("/logout")
@open_to(Open.EVERYBODY)
def sign_out() -> Answer:
    """End the sign-in of this device, and let the browser erase what it kept of it."""
    forget()
    flash(_("You are signed out."), "done")
    answer = htmx.go(url_for("people.sign_in"))
    answer.headers["Clear-Site-Data"] = '"storage"'
    return answer


@bp.get("/password/<token>")
@open_to(Open.EVERYBODY)
def password_by_link(token: str) -> Answer:
    """Ask for a password, as long as the link works."""
    link = password_link(token)
    if link is None:
        return page("people/link_ended.html", status=404)
    return _ask_for_password(link.person, NewPasswordForm(link.person, formdata=None))


@bp.post("/password/<token>")
@open_to(Open.EVERYBODY)
def set_password_by_link(token: str) -> Answer:
    """Set the password, and sign in."""
    link = password_link(token)
    if link is None:
        return page("people/link_ended.html", status=404)
    form = NewPasswordForm(link.person)
    if not form.validate():
        return _ask_for_password(link.person, form, status=422)
    person = actions.use_password_link(token, str(form.password.data))
    answer = _let_in(person, remember=False)
    with force_locale(person.locale):
        flash(_("Your password is set. Welcome."), "done")
    return answer


@bp.get("/me/password")
@open_to(Open.PEOPLE)
def password() -> Answer:
    """Ask for the present and the new password."""
    return page("people/password.html", form=ChangePasswordForm(signed_in(), formdata=None))


@bp.post("/me/password")
@open_to(Open.PEOPLE)
def change_password() -> Answer:
    """Change the password, and sign the person's other devices out."""
    person = signed_in()
    form = ChangePasswordForm(person)
    if not form.validate():
        return page("people/password.html", status=422, form=form)
    present, new = str(form.present.data), str(form.password.data)
    try:
        actions.change_password(person, present=present, new=new, device_id=this_device())
    except Invalid as fault:
        form.present.errors = [str(fault)]
        return page("people/password.html", status=422, form=form)
    flash(_("Your password is changed. Your other devices are signed out."), "done")
    return htmx.go(url_for("people.settings"))


@bp.get("/me/settings")
@open_to(Open.PEOPLE)
def settings() -> Answer:
    """Show what the site knows of the person, to be changed."""
    return _show_settings(ProfileForm(formdata=None, obj=signed_in()))


@bp.post("/me/settings")
@open_to(Open.PEOPLE)
def change_settings() -> Answer:
    """Keep what the person says of themselves."""
    person = signed_in()
    form = ProfileForm(obj=person)
    if not form.validate():
        return _show_settings(form, status=422)
    try:
        actions.update_profile(
            person,
            name=str(form.name.data),
            orcid=form.orcid.data or "",
            locale=form.locale.data,
            time_zone=form.time_zone.data,
        )
    except Refused as fault:
        form.orcid.errors = [str(fault)]
        return _show_settings(form, status=fault.status)
    with force_locale(person.locale):
        flash(_("Your settings are saved."), "done")
    return htmx.go(url_for("people.settings"))


@bp.post("/language")
@open_to(Open.EVERYBODY)
def choose_language() -> Answer:
    """Speak another language: to the person, or to a visitor's browser."""
    locale, person, answer = request.form.get("language", ""), current_person(), htmx.go(way_back())
    if locale not in LANGUAGES:
        raise Invalid(_("The site does not speak this language."))
    if person:
        actions.choose_language(person, locale)
    else:
        _remember(answer, "language", locale)
    return answer


@bp.post("/theme")
@open_to(Open.EVERYBODY)
def choose_theme() -> Answer:
    """Make this browser's pages light or dark, or follow the system again."""
    theme, answer = request.form.get("theme", ""), htmx.go(way_back())
    if theme in THEMES:
        _remember(answer, "theme", theme)
    else:
        answer.delete_cookie("theme")
    return answer


@bp.get("/people/<login>")
@open_to(Open.PEOPLE)
def show(login: str) -> Answer:
    """Show who somebody is."""
    person, asker = found(person_by_login(login)), signed_in()
    affiliations = affiliations_of(person)
    return page(
        "people/show.html",
        person=person,
        affiliations=affiliations,
        workplaces=current_workplaces([person.id])[person.id],
        day=this_day(),
        may_keep=may_keep_affiliations(asker, person),
        role="" if person.role is Role.MEMBER else ROLES[person.role],
        groups=groups_shared(asker, person),
        subjects=subjects_of(person),
        moment=now(),
    )


def _ask_to_sign_in(form: SignInForm, *, status: int = 200, wait: int = 0) -> Response:
    answer = page("people/sign_in.html", status=status, form=form, next=way_back(""))
    answer.headers["Cache-Control"] = "no-store"
    if wait:
        answer.headers["Retry-After"] = str(wait)
    return answer


def _ask_for_password(person: Person, form: NewPasswordForm, *, status: int = 200) -> Response:
    answer = page("people/set_password.html", status=status, form=form, person=person)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _let_in(person: Person, *, remember: bool) -> Answer:
    device, token = actions.sign_in(person, request.user_agent.string)
    keep_signed_in(device, token, remember=remember)
    return htmx.go(way_back())


def _show_settings(form: ProfileForm, *, status: int = 200) -> Response:
    return page("people/settings.html", status=status, form=form, **shown_devices())


def _remember(answer: Answer, what: str, value: str) -> None:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    answer.set_cookie(what, value, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
