"""Every view is marked with whom it is open to; an unmarked one stops the start."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from ipaddress import ip_address
from typing import Any, TypeVar

from flask import Flask, abort, current_app, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from cop.kit import htmx

View = TypeVar("View", bound=Callable[..., Any])


class Open(Enum):
    """Whom a view is open to, before it asks about a single thing."""

    EVERYBODY = "everybody"  # signing in, errors, health
    VISITORS = "visitors"  # people, and others where the site's access setting lets them read
    PEOPLE = "people"  # whoever is signed in
    ADMINISTRATORS = "administrators"


class UnmarkedView(Exception):
    """A view says not whom it is open to."""


def open_to(whom: Open) -> Callable[[View], View]:
    """Mark a view; stands directly above the function, below its routes."""

    def mark(view: View) -> View:
        view.open_to = whom  # type: ignore[attr-defined]
        return view

    return mark


def opening(app: Flask, endpoint: str) -> Open | None:
    """Return the mark of the endpoint's view."""
    return getattr(app.view_functions[endpoint], "open_to", None)


def check_marks(app: Flask) -> None:
    """Stop the start if a view is unmarked; raises UnmarkedView with their names."""
    unmarked = [name for name in app.view_functions if opening(app, name) is None]
    if unmarked:
        raise UnmarkedView("say with @open_to whom these are for: " + ", ".join(unmarked))


def init_app(app: Flask) -> None:
    """Ask before every request whether the view is open to the person."""

    @app.before_request
    def guard() -> ResponseReturnValue | None:
        if request.endpoint is None:
            return None
        return _judge(opening(app, request.endpoint))


def _judge(mark: Open | None) -> ResponseReturnValue | None:
    if mark is Open.EVERYBODY or (mark is Open.VISITORS and _visitors_may_read()):
        return None
    if not current_user.is_authenticated:
        return htmx.to_sign_in(url_for("people.sign_in", next=_where()))
    if mark is Open.ADMINISTRATORS and not current_user.is_administrator:
        abort(403)
    return None


def _visitors_may_read() -> bool:
    access = current_app.config["COP_ACCESS"]
    return access == "public" or (access == "networks" and _from_a_chosen_network())


def _from_a_chosen_network() -> bool:
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return False
    return any(address in network for network in current_app.config["COP_NETWORKS"])


def _where() -> str | None:
    """Return where to come back to after signing in: only pages, never an action."""
    return request.full_path.rstrip("?") if request.method == "GET" else None
