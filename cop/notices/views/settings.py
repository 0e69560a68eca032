"""How much somebody is told, by circle, and how often by mail."""

from __future__ import annotations

from flask import Response, current_app, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.groups.actions import choose_levels
from cop.groups.queries import own_levels
from cop.kit import htmx
from cop.kit.templating import page
from cop.notices import bp
from cop.notices.forms import ToldForm, told_form
from cop.people.actions import choose_digest
from cop.people.queries import signed_in


@bp.get("/me/notices/settings")
@open_to(Open.PEOPLE)
def settings() -> Response:
    """Show how much the person is told."""
    person = signed_in()
    digest = person.digest.value
    return _settings_page(told_form(own_levels(person), formdata=None, data={"digest": digest}))


@bp.post("/me/notices/settings")
@open_to(Open.PEOPLE)
def change_settings() -> Answer:
    """Keep what the person chose."""
    person = signed_in()
    form = told_form(own_levels(person))
    if not form.validate():
        return _settings_page(form, status=422)
    digest, levels = form.chosen()
    choose_digest(person, digest)
    choose_levels(person, levels)
    flash(_("Your settings are saved."), "done")
    return htmx.go(url_for("notices.settings"))


def _settings_page(form: ToldForm, *, status: int = 200) -> Response:
    sends = bool(current_app.config["COP_SMTP_URL"])
    return page("notices/settings.html", status=status, form=form, sends=sends)
