"""A person's secret calendar address: made, made anew, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, flash, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as Answer

from cop.access import Open, open_to
from cop.calendar import actions, bp
from cop.calendar.events import secret_of
from cop.groups.queries import group_seen_by, names_of_groups, roles_of
from cop.kit import htmx
from cop.kit.addresses import public
from cop.kit.templating import page
from cop.people.queries import signed_in

if TYPE_CHECKING:
    from cop.groups.queries import NamedGroup
    from cop.people.models import Person


@bp.get("/me/calendar")
@open_to(Open.PEOPLE)
def secret() -> Response:
    """Say whether the person has a secret address, and offer one; `circle` is the one meant."""
    return _page()


@bp.post("/me/calendar/renew")
@open_to(Open.PEOPLE)
def renew() -> Response:
    """Give the person a new secret address and show it, this once."""
    token = actions.renew(signed_in())
    return _page(public(url_for("calendar.own", token=token)))


@bp.post("/me/calendar/revoke")
@open_to(Open.PEOPLE)
def revoke() -> Answer:
    """Let the secret address work no longer."""
    actions.revoke(signed_in())
    flash(_("Your calendar address works no longer."), "done")
    return htmx.go(url_for("calendar.secret"))


def _page(link: str = "") -> Response:
    """Show the page, with the address where it was made just now, also narrowed to one circle."""
    person, slug = signed_in(), request.values.get("circle", "")
    circle = group_seen_by(person, slug) if slug else None
    return page(
        "calendar/secret.html",
        secret=secret_of(person),
        link=link,
        circle=circle,
        circles=_own(person) if link else [],
    )


def _own(person: Person) -> list[NamedGroup]:
    roles = roles_of(person)
    return [one for one in names_of_groups(person) if one.id in roles]
