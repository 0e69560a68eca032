"""Lingkar: circles of librarians, their sessions, and the archive that grows from them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from cop import config, db, errors, jobs, languages, text
from cop.access import cookies, edges, guards, headers, once
from cop.kit import assets, clock, htmx, packing, routes, templating
from cop.people import sign_in

csrf = CSRFProtect()
ROOMS = (
    "libraries",
    "subjects",
    "people",
    "notices",
    "discussions",
    "groups",
    "series",
    "sessions",
    "minutes",
    "followups",
    "duties",
    "outputs",
    "invitations",
    "review",
    "rounds",
    "ideas",
    "chain",
    "archive",
    "importing",
    "calendar",
    "drafts",
    "reminders",
    "home",
    "admin",
    "patterns",
)  # those with pages, from the ground up
JOBS_OF = (
    "chain",
    "archive",
    "people",
    "drafts",
    "reminders",
    "jobs",
)  # in this order: what they write is sent last


class Site(Flask):
    """A Flask that does not ask of each of its functions, with every request, if it is a coroutine.

    None is.
    """

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function."""
        return func


def create_app(overrides: Mapping[str, Any] | None = None) -> Flask:
    """Return the application, ready to serve; raises config.Unusable for a wrong setting."""
    app = Site(
        __name__,
        static_folder=None,
        template_folder=str(config.ROOT / "templates"),
        instance_path=str(config.ROOT / "instance"),
    )
    app.config.update(config.read())
    app.config.update(overrides or {})
    clock.set_offset(app.config["COP_CLOCK_OFFSET"])
    _settle(app)
    _add_rooms(app)
    guards.check_marks(app)
    import_module("cop.cli").init_app(app)
    return app


def _settle(app: Flask) -> None:
    """Put the ground in place; requests pass through in this order, answers in the other."""
    app.url_rule_class = routes.Route
    packing.init_app(app)
    cookies.init_app(app)
    templating.init_app(app)
    db.init_app(app)
    edges.init_app(app)
    htmx.init_app(app)
    headers.init_app(app)
    guards.init_app(app)
    csrf.init_app(app)
    once.init_app(app)
    languages.init_app(app)
    text.register(app)
    errors.init_app(app)
    assets.init_app(app, config.ROOT / "static")
    proxies = app.config["COP_TRUSTED_PROXIES"]
    if proxies:
        behind: Any = ProxyFix(app.wsgi_app, proxies, proxies, proxies, proxies)
        app.wsgi_app = behind  # type: ignore[method-assign]


def _add_rooms(app: Flask) -> None:
    """Open the rooms that have pages."""
    sign_in.init_app(app)
    for name in ROOMS:
        import_module(f"cop.{name}.views")
        app.register_blueprint(import_module(f"cop.{name}").bp)
    csrf.exempt("cop.reminders.views.stop")  # mail programs press it; the link itself is signed
    offers = [import_module(f"cop.{name}.jobs") for name in JOBS_OF]
    looks = import_module("cop.reminders.jobs").LAST_LOOKS
    jobs.init_app(app, [job for offer in offers for job in offer.JOBS], looks)
