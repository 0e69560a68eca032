"""A person's secret calendar address: made, made anew, and taken back."""

from __future__ import annotations

from flask import Response, flash, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.calendar import actions, bp
from cop.calendar.events import secret_of
from cop.kit import htmx
from cop.kit.addresses import public
from cop.kit.templating import page
from cop.people.queries import signed_in


@bp.get("/me/calendar")
@open_to(Open.PEOPLE)
def secret() -> Response:
    """Say whether the person has a secret address, and offer one."""
    return page("calendar/secret.html", secret=secret_of(signed_in()), link="")


@bp.post("/me/calendar/renew")
@open_to(Open.PEOPLE)
def renew() -> Response:
    """Give the person a new secret address and show it, this once."""
    token = actions.renew(signed_in())
    link = public(url_for("calendar.own", token=token))
    return page("calendar/secret.html", secret=secret_of(signed_in()), link=link)


@bp.post("/me/calendar/revoke")
@open_to(Open.PEOPLE)
def revoke() -> Answer:
    """Let the secret address work no longer."""
    actions.revoke(signed_in())
    flash(_("Your calendar address works no longer."), "done")
    return htmx.go(url_for("calendar.secret"))
