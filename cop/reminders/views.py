"""Ending mails by the link in them; mail programs press it by themselves (RFC 8058)."""

from __future__ import annotations

from flask import Response
from flask_babel import force_locale

from cop.access import Open, found, open_to
from cop.kit.templating import page
from cop.reminders import bp, stopping


@bp.get("/mail/stop/<token>")
@open_to(Open.EVERYBODY)
def asking(token: str) -> Response:
    """Ask whether the mails are to end: a program that only looks at the link ends nothing.

    Where they have ended, offer them again.
    """
    meant = found(stopping.stop_with(token))
    name = "stopped" if stopping.have_ended(meant) else "stop"
    return _answer(f"reminders/{name}.html", meant, token)


@bp.post("/mail/stop/<token>")
@open_to(Open.EVERYBODY)
def stop(token: str) -> Response:
    """End the mails, without signing in; the signature in the link is the proof."""
    meant = found(stopping.stop_with(token))
    stopping.end_mails(meant)
    return _answer("reminders/stopped.html", meant, token)


@bp.post("/mail/stop/<token>/take-back")
@open_to(Open.EVERYBODY)
def take_back(token: str) -> Response:
    """Send the mails again to whoever ended them by the same link."""
    meant = found(stopping.stop_with(token))
    stopping.take_back(meant)
    return _answer("reminders/again.html", meant, token)


def _answer(template: str, meant: stopping.Stop, token: str) -> Response:
    with force_locale(meant.person.locale):
        circle = meant.group.name if meant.group else ""
        answer = page(template, circle=circle, token=token)
    answer.headers["Cache-Control"] = "no-store"
    return answer
